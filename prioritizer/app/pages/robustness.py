"""How sure the plan is: uncertain effects, the evidence it rests on, and what decides most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import running, session
from prioritizer.app.charts.bars import by_name
from prioritizer.app.charts.style import Formats, show_chart, show_table
from prioritizer.app.charts.tornado import tornado_chart
from prioritizer.app.parts import (
    choose_view,
    needs_scenario,
    page_head,
    plain,
    show_faults,
    stale_mark,
)
from prioritizer.app.run_panel import follow, run_button
from prioritizer.app.views.figures import show_figures
from prioritizer.app.views.weight_views import show_core, show_weight_ranges
from prioritizer.app.words import CASES, criterion_word
from prioritizer.language import number_text, percent_text, say
from prioritizer.language.terms import term
from prioritizer.report.matter import Matter
from prioritizer.scenario import Scenario

OPTIONS = {"gap": 0.0, "time_limit": 600.0}
"""Options of the examination of effects."""

MOST_BARS = 20


def page() -> None:
    """Draw the page."""
    page_head(
        say("Robustness"),
        (
            say("“Effects” puts each uncertain effect at its adverse end and solves again."),
            say("Look at the evidence there: what rests on grades D, E or none is a guess."),
            say("“Weights” tells how far each weight can go before another plan is better."),
            say("“Core” tells what to fund, drop or decide whichever weights win."),
        ),
    )
    if not needs_scenario():
        return
    scenario = session.scenario_or_none()
    if scenario is None:
        show_faults(session.faults())
    views = {"effects": say("Effects"), "weights": say("Weights"), "core": say("Core")}
    chosen = choose_view(views, "robustness_view")
    is_by_gain = scenario is None or scenario.settings.objective[0] == "weighted_gain"
    if chosen in ("weights", "core") and not is_by_gain:
        st.info(
            say("Weights play a part only where the first criterion is the weighted gain."),
            icon=":material/info:",
        )
    elif chosen == "weights":
        show_weight_ranges(scenario)
    elif chosen == "core":
        show_core(scenario)
    else:
        _effects(scenario)


def _effects(scenario: Scenario | None) -> None:
    """What uncertain effects do to the plan."""
    found = running.answered("effect_range")
    if scenario is not None and (found is None or found.is_stale):
        run_button(say("Examine the effects"), "effect_range", scenario, OPTIONS)
    follow("effect_range")
    if found is None:
        return
    stale_mark(found.scenario.digest)
    _headline(found)
    _tornado(found)
    _cases(found)
    _evidence(found.document)


def _headline(found: running.Answered) -> None:
    """The objective at both ends, and what part of the gain is a guess."""
    cases = {case["case"]: case for case in found.document["cases"]}
    criterion = criterion_word(found.scenario.settings.objective[0])
    figures = [
        (
            say("Effects {case}", case=term(CASES, name)),
            number_text(case["objectives"][0]["value"], 3),
            None,
        )
        for name, case in cases.items()
    ]
    weak = percent_text(found.document["weak_share"])
    show_figures([*figures, (say("On weak evidence"), weak, None)])
    st.caption(
        say(
            "The {criterion} of this plan with all effects at one end, and the part of the gain "
            "that rests on evidence of grade D, E or none.",
            criterion=criterion,
        )
    )
    decisive = found.document["decisive"]
    if decisive:
        matter = Matter(found.scenario, {})
        st.markdown(
            say(
                "What decides most: the effect of {intervention} on {indicator}. At its adverse "
                "end the best plan changes in {count} decisions.",
                intervention=plain(matter.name("interventions", decisive["intervention"])),
                indicator=plain(matter.name("indicators", decisive["indicator"])),
                count=decisive["changed"],
            )
        )
    elif found.document["complete"]:
        st.success(say("No single effect at its adverse end changes the best plan."))
    if not found.document["complete"]:
        st.warning(
            say(
                "{count} effects were not examined before the end.",
                count=len(found.document["unexamined"]),
            ),
            icon=":material/timer_off:",
        )


def _tornado(found: running.Answered) -> None:
    """The objective if one effect is adverse: with the plan kept, and with the best plan then."""
    document, matter = found.document, Matter(found.scenario, {})
    centre = document["best_objective"]
    entries = [e for e in document["sensitivity"] if e["held_objective"] is not None]
    if centre is None or not entries:
        return
    entries.sort(key=lambda entry: entry["held_objective"] - centre)
    bars = [
        (
            effect_name(entry, matter),
            entry["held_objective"],
            entry["objective"] if entry["objective"] is not None else entry["held_objective"],
        )
        for entry in entries
        if abs(entry["held_objective"] - centre) > 1e-9
    ][:MOST_BARS]
    st.subheader(say("If one effect turns out badly"), anchor=False)
    if not bars:
        st.success(say("The plan is worth the same with any one effect at its adverse end."))
        return
    frame, formats = sensitivity_table(found)
    show_chart(
        tornado_chart(
            bars,
            centre,
            criterion_word(found.scenario.settings.objective[0]),
            (say("this plan kept"), say("best plan then")),
        ),
        frame,
        formats,
        alt=say(
            "Bars of what the objective falls to if one effect is at its adverse end. The most "
            "matters {effect}.",
            effect=bars[0][0],
        ),
        key="tornado_chart",
    )


def effect_name(entry: Mapping[str, Any], matter: Matter) -> str:
    """An effect in words."""
    return (
        f"{matter.name('interventions', entry['intervention'])} → "
        f"{matter.name('indicators', entry['indicator'])}"
    )


def sensitivity_table(found: running.Answered) -> tuple[pd.DataFrame, Formats]:
    """A line for each effect."""
    matter, entries = Matter(found.scenario, {}), found.document["sensitivity"]
    names = [say("Effect"), say("Adverse end"), say("Plan kept"), say("Best plan then")]
    frame = pd.DataFrame(
        {
            say("Intervention → indicator"): [effect_name(entry, matter) for entry in entries],
            names[0]: [entry["effect"] for entry in entries],
            names[1]: [entry["adverse"] for entry in entries],
            names[2]: [entry["held_objective"] for entry in entries],
            names[3]: [entry["objective"] for entry in entries],
            say("Decisions that change"): [entry["changed"] for entry in entries],
        }
    )
    return frame, {names[0]: 4, names[1]: 4, names[2]: 4, names[3]: 4}


def _cases(found: running.Answered) -> None:
    """Every indicator with all effects at one end."""
    matter, cases = Matter(found.scenario, {}), found.document["cases"]
    columns: dict[str, Any] = {
        say("Indicator"): [matter.indicator(entry["indicator"]) for entry in cases[0]["indicators"]]
    }
    names = [term(CASES, case["case"]) for case in cases]
    for name, case in zip(names, cases, strict=True):
        columns[name] = [entry["value"] for entry in case["indicators"]]
    st.subheader(say("Values in the last year with all effects at one end"), anchor=False)
    show_table(
        pd.DataFrame(columns),
        dict.fromkeys(names, 2),
        alt=say("Indicators at adverse, expected and favourable effects"),
        key="case_table",
    )
    for name, case in zip(names, cases, strict=True):
        if case["broken"]:
            st.markdown(
                say(
                    "With {case} effects the plan breaks: {rules}",
                    case=name,
                    rules=plain("; ".join(case["broken"])),
                )
            )


def _evidence(document: Mapping[str, Any]) -> None:
    """What part of the gain rests on which grade of evidence."""
    parts = document["evidence"]
    shares = {part["evidence"] or say("none"): 100 * (part["share"] or 0.0) for part in parts}
    if not shares:
        return
    gain, share = say("Weighted gain"), say("Share")
    frame = pd.DataFrame(
        {
            say("Evidence"): list(shares),
            say("Effects"): [part["effects"] for part in parts],
            gain: [part["gain"] for part in parts],
            share: [part["share"] for part in parts],
        }
    )
    st.subheader(say("The evidence that the gain rests on"), anchor=False)
    show_chart(
        by_name(shares, say("% of the weighted gain")),
        frame,
        {gain: 4, share: percent_text},
        alt=say("Bars of the part of the gain that rests on each grade of evidence."),
        key="evidence_chart",
    )
