"""Weights of the indicators, asked for in four ways, looked at before they are used."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.plain import plain
from prioritizer.drafts import Draft
from prioritizer.language import marked, number_text, percent_text, say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.best_to_others import best_worst
from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights, direct_weights
from prioritizer.tradeoffs.weighting.pairwise import ACCEPTABLE, PairwiseWeights, analytic_hierarchy
from prioritizer.tradeoffs.weighting.swing import ranges_of, swing_weights

WAYS = {
    "sliders": marked("Sliders"),
    "swing": marked("Swing: how much the way from baseline to target matters"),
    "pairs": marked("Pairs: each two indicators compared (AHP)"),
    "best_worst": marked("Best and worst, each compared with all others (BWM)"),
}
"""Ways of asking, each with its name."""

STEPS = (1, 2, 3, 4, 5, 6, 7, 8, 9)
"""How many times as much one indicator may count as another (Saaty's scale)."""


def _step_text(step: float) -> str:
    return f"{step:.0f} : 1" if step >= 1 else f"1 : {1 / step:.0f}"


RATIOS = {
    _step_text(step): step for step in (*(1.0 / step for step in STEPS[:0:-1]), *map(float, STEPS))
}
"""The steps of the scale and their inverses as people read them, the least first."""


def weighing() -> None:
    """Ask for weights in a chosen way; a button puts them into the open draft."""
    scenario = session.scenario_or_none()
    if scenario is None:
        st.info(say("Weights can be asked for when every fault is repaired."))
        return
    way = _choice(say("Way of asking"), {way: say(WAYS[way]) for way in WAYS}, "way_of_weighing")
    try:
        weights = _ASK[way](scenario)
    except ValueError as error:
        st.warning(plain(error))
        return
    _result(scenario, weights)


def names_of(scenario: Scenario) -> dict[str, str]:
    """The indicators with what to call them."""
    table = scenario.table("indicators")
    pairs = zip(table["indicator"], table["name"], strict=True)
    return {indicator: name or indicator for indicator, name in pairs}


def present_shares(scenario: Scenario) -> dict[str, float]:
    """The weights that the scenario has, as shares that sum to 1."""
    table = scenario.table("indicators")
    total = float(table["weight"].sum())
    pairs = zip(table["indicator"], table["weight"], strict=True)
    return {indicator: float(weight) / total for indicator, weight in pairs}


def _choice(label: str, options: dict[str, str], question: str, begin: int = 0) -> str:
    """A choice that is kept with the working copy; `options` are ids with what to call them."""
    ids = list(options)
    kept = session.answers().get(question)
    return str(
        st.selectbox(
            label,
            ids,
            index=ids.index(kept) if kept in ids else begin,
            format_func=options.__getitem__,
            key=question,
            on_change=_keep,
            args=(question,),
        )
    )


def _slider(label: str, least: int, most: int, question: str, begin: int) -> float:
    """A slider whose place is kept with the working copy."""
    kept = session.answers().get(question, begin)
    return float(
        st.slider(
            plain(label), least, most, int(kept), key=question, on_change=_keep, args=(question,)
        )
    )


def _keep(question: str) -> None:
    # widgets forget when their page is left or loaded anew
    session.keep_answer(question, st.session_state[question])


def _points(scenario: Scenario, key: str, labels: dict[str, str]) -> dict[str, float]:
    """A slider from 0 to 100 for each indicator; at first the present weights, the largest 100."""
    shares = present_shares(scenario)
    largest = max(shares.values())
    points = {}
    columns = st.columns(2)
    for place, (indicator, label) in enumerate(labels.items()):
        with columns[place % 2]:
            begin = round(100 * shares[indicator] / largest)
            points[indicator] = _slider(label, 0, 100, f"{key}_{indicator}", begin)
    return points


def _ask_sliders(scenario: Scenario) -> IndicatorWeights:
    st.caption(say("How much each indicator counts, compared with the others."))
    return direct_weights(scenario, _points(scenario, "slider", names_of(scenario)))


def _ask_swing(scenario: Scenario) -> IndicatorWeights:
    st.caption(
        say(
            "Give 100 to the way from baseline to target that matters most, and rate the other "
            "ways against it."
        )
    )
    units = dict(zip(names_of(scenario), scenario.table("indicators")["unit"], strict=True))
    ranges = ranges_of(scenario)
    labels = {
        indicator: say(
            "{name}: from {baseline} to {target} {unit}",
            name=name,
            baseline=number_text(ranges[indicator][0], 4, least=0),
            target=number_text(ranges[indicator][1], 4, least=0),
            unit=units[indicator],
        )
        for indicator, name in names_of(scenario).items()
    }
    return swing_weights(scenario, _points(scenario, "swing", labels))


def nearest_step(ratio: float) -> float:
    """The step of Saaty's scale, or its inverse, that is nearest to a ratio.

    >>> nearest_step(2.9), nearest_step(0.3), nearest_step(50)
    (3.0, 0.3333333333333333, 9.0)
    """
    steps = [float(step) for step in STEPS]
    if ratio >= 1:
        return min(steps, key=lambda step: abs(step - ratio))
    return 1.0 / min(steps, key=lambda step: abs(step - 1.0 / ratio)) if ratio > 0 else 1.0 / 9.0


def _ask_pairs(scenario: Scenario) -> IndicatorWeights:
    st.caption(
        say(
            "How many times as much the first counts as the second. The table begins with what "
            "the present weights imply."
        )
    )
    shares, names = present_shares(scenario), names_of(scenario)
    pairs = list(combinations(names, 2))
    implied = {
        (first, second): nearest_step(shares[first] / shares[second]) if shares[second] > 0 else 9.0
        for first, second in pairs
    }
    answers = session.answers()
    judged = {pair: RATIOS.get(answers.get(_question(pair), ""), implied[pair]) for pair in pairs}
    if "pairs_editor" not in st.session_state:  # it forgets when its page is left
        st.session_state["pairs_begin"] = judged
    begin = st.session_state["pairs_begin"]
    frame = pd.DataFrame(
        {
            "first": [names[first] for first, _ in pairs],
            "ratio": [_step_text(begin.get(pair, judged[pair])) for pair in pairs],
            "second": [names[second] for _, second in pairs],
        }
    )
    st.data_editor(
        frame,
        key="pairs_editor",
        hide_index=True,
        disabled=["first", "second"],
        width="stretch",
        column_config={
            "first": st.column_config.TextColumn(say("First")),
            "ratio": st.column_config.SelectboxColumn(
                say("counts as much as"), width=120, options=list(RATIOS), required=True
            ),
            "second": st.column_config.TextColumn(say("Second")),
        },
        alt=say("Comparisons in pairs"),
        on_change=keep_pairs,
        args=(pairs,),
    )
    return analytic_hierarchy(scenario, judged)


def _question(pair: tuple[str, str]) -> str:
    return "\n".join(("pair", *pair))


def keep_pairs(pairs: list[tuple[str, str]]) -> None:
    """Keep the comparisons that were changed in the table; `pairs` are its rows."""
    for position, cells in st.session_state["pairs_editor"]["edited_rows"].items():
        if cells.get("ratio") in RATIOS:
            session.keep_answer(_question(pairs[int(position)]), cells["ratio"])


def _ask_best_worst(scenario: Scenario) -> IndicatorWeights:
    names = names_of(scenario)
    shares = present_shares(scenario)
    ranked = {name: names[name] for name in sorted(names, key=lambda name: -shares[name])}
    left, right = st.columns(2)
    with left:
        best = _choice(say("Most important"), ranked, "best_indicator")
    with right:
        worst = _choice(say("Least important"), ranked, "worst_indicator", len(ranked) - 1)
    if best == worst:
        raise ValueError(say("The best and the worst indicator must be two"))
    others = [indicator for indicator in names if indicator not in (best, worst)]
    with left:
        st.markdown(
            say("How many times as much {name} counts as", name=f"**{plain(names[best])}**")
        )
        most = _steps("best", best, {worst: names[worst], **{o: names[o] for o in others}})
    with right:
        st.markdown(
            say("How many times as much as {name} these count", name=f"**{plain(names[worst])}**")
        )
        least = _steps("worst", worst, {o: names[o] for o in others})
    return best_worst(scenario, best, worst, most, {**least, best: most[worst]})


def _steps(side: str, of: str, others: dict[str, str]) -> dict[str, float]:
    return {
        indicator: _slider(name, 1, 9, f"{side}_{of}_{indicator}", 1)
        for indicator, name in others.items()
    }


_ASK: dict[str, Any] = {
    "sliders": _ask_sliders,
    "swing": _ask_swing,
    "pairs": _ask_pairs,
    "best_worst": _ask_best_worst,
}


def _result(scenario: Scenario, weights: IndicatorWeights) -> None:
    names, shares = names_of(scenario), present_shares(scenario)
    if isinstance(weights, PairwiseWeights) and weights.consistency_ratio is not None:
        ratio = number_text(weights.consistency_ratio, 2)
        if weights.consistency_ratio > ACCEPTABLE:
            st.warning(
                say(
                    "The comparisons contradict each other (consistency ratio {ratio}; up "
                    "to 0.1 is accepted).",
                    ratio=ratio,
                )
            )
        else:
            st.caption(say("Consistency ratio {ratio}: the comparisons agree.", ratio=ratio))
    frame = pd.DataFrame(
        {
            say("Indicator"): [names[indicator] for indicator in names],
            say("Present weight"): [percent_text(shares[name], 1) for name in names],
            say("New weight"): [percent_text(weights.weights.get(name, 0.0), 1) for name in names],
        }
    )
    indicator, *figures = frame.columns
    st.dataframe(
        frame,
        hide_index=True,
        key="weights_table",
        column_config={
            indicator: st.column_config.Column(width=240),
            **{name: st.column_config.Column(width=100) for name in figures},
        },
        alt=say("Present and new weights"),
    )
    if weights.notes:
        with st.expander(say("What these weights say")):
            st.markdown("\n".join(f"- {plain(note)}" for note in weights.notes))
    st.button(
        say("Use these weights"),
        type="primary",
        key="use_weights",
        on_click=_use,
        args=(dict(weights.weights),),
    )


def _use(weights: dict[str, float]) -> None:
    session.speak()
    session.commit(weighed(session.draft(), weights), say("new weights of the indicators"))


def weighed(draft: Draft, weights: dict[str, float]) -> Draft:
    """The draft with these weights of its indicators, four decimals each."""
    rows = [
        {**row, "weight": f"{round(weights.get(row['indicator'], 0.0), 4):g}"}
        for row in draft.rows("indicators")
    ]
    return draft.with_table("indicators", rows, row_ids=draft.row_ids["indicators"])
