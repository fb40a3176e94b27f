"""Trade-offs between indicators, plan by plan; and other plans nearly as good as the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.charts.front import front_chart
from prioritizer.app.charts.style import show_table
from prioritizer.app.parts import choose_view, needs_scenario, page_head, plain, show_faults
from prioritizer.app.run_panel import answer_shown, run_button
from prioritizer.app.views.alternatives import show_alternatives
from prioritizer.app.views.saving_points import save_point
from prioritizer.language import number_text, say
from prioritizer.report.matter import Matter
from prioritizer.report.naming import axis_title, listed, objective_name
from prioritizer.report.preference_sections import front_sentences
from prioritizer.scenario import Scenario

LEAST, MOST = 2, 4
"""How many indicators a front may be asked for."""

SECONDS = 120.0
"""How long trade-offs are looked for."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Trade-offs"),
        (
            say("Choose two to four indicators and find the plans that no other plan beats."),
            say("Click a point, or choose it from the list: its plan is shown below."),
            say("“Open as a scenario” asks for at least what the point reaches, as a new draft."),
            say("Under “Alternatives” are plans nearly as good that fund other things."),
        ),
    )
    if not needs_scenario():
        return
    scenario = session.scenario_or_none()
    if scenario is None:
        show_faults(session.faults())
    views = {"front": say("Trade-offs"), "alternatives": say("Alternatives")}
    chosen = choose_view(views, "tradeoff_view")
    if chosen == "alternatives":
        show_alternatives(scenario)
    else:
        _front(scenario)


def _front(scenario: Scenario | None) -> None:
    """Ask for a front, show it, and the plan of the point that is chosen."""
    if scenario is not None:
        _start(scenario)
    found = answer_shown("pareto")
    if found is None:
        return
    document, matter = found.document, Matter(found.scenario, {})
    points: Sequence[Mapping[str, Any]] = document["points"]
    sentences = " ".join(front_sentences(document))
    if document["complete"]:
        st.success(sentences, icon=":material/check_circle:")
    else:
        st.info(sentences, icon=":material/info:")
    if not points:
        return
    names = list(points[0]["values"])
    across, up = _axes(names, matter)
    senses = {entry["name"]: entry["sense"] for entry in document["objectives"]}
    chosen = _chosen_point(points, (across, up), senses, matter)
    _table(points, names, matter)
    _plan_of(found.scenario, points[chosen], matter)


def _start(scenario: Scenario) -> None:
    names = Matter(scenario, {})
    idents = list(scenario.table("indicators")["indicator"])
    weights = dict(zip(idents, scenario.table("indicators")["weight"], strict=True))
    heaviest = sorted(idents, key=lambda ident: -weights[ident])[:LEAST]
    chosen = st.multiselect(
        say("Indicators to trade off"),
        idents,
        default=heaviest,
        max_selections=MOST,
        format_func=names.indicator,
        key="front_indicators",
    )
    if len(chosen) < LEAST:
        st.info(say("Choose at least two indicators."), icon=":material/info:")
        return
    options = {"indicators": chosen, "time_limit": SECONDS}
    run_button(say("Find the trade-offs"), "pareto", scenario, options)


def _axes(names: Sequence[str], matter: Matter) -> tuple[str, str]:
    """Which indicators lie across and up; asked for where there are more than two."""
    if len(names) == LEAST:
        return names[0], names[1]
    left, right = st.columns(2)
    across = left.selectbox(
        say("Across"), names, format_func=lambda n: objective_name(n, matter), key="front_across"
    )
    rest = [name for name in names if name != across]
    up = right.selectbox(
        say("Up"), rest, format_func=lambda n: objective_name(n, matter), key="front_up"
    )
    return across or names[0], up or rest[0]


def _chosen_point(
    points: Sequence[Mapping[str, Any]],
    names: tuple[str, str],
    senses: Mapping[str, str],
    matter: Matter,
) -> int:
    """The chart with its points; the one that was clicked, or chosen from the list."""
    across, up = names
    axes = (
        (across, axis_title(across, senses, matter)),
        (up, axis_title(up, senses, matter)),
    )
    if "front_point" in st.session_state:
        st.session_state["front_point"] = min(st.session_state["front_point"], len(points) - 1)
    st.plotly_chart(
        front_chart(points, *axes, st.session_state.get("front_point", 0)),
        theme=None,
        key="front_chart",
        alt=say(
            "{count} plans that no other plan beats, by what they gain in two indicators.",
            count=len(points),
        ),
        on_select=_take_click,
        selection_mode="points",
        config={"displaylogo": False},
    )
    place = st.selectbox(
        say("Point"),
        range(len(points)),
        format_func=lambda n: point_name(n, points[n], names),
        key="front_point",
    )
    return place or 0


def _take_click() -> None:
    """Make the clicked point the chosen one."""
    event = st.session_state.get("front_chart") or {}
    clicked = event["selection"]["points"] if "selection" in event else []
    for point in clicked:
        if "customdata" in point:
            place = point["customdata"]
            st.session_state["front_point"] = int(place[0] if isinstance(place, list) else place)
            return


def point_name(place: int, point: Mapping[str, Any], names: Sequence[str]) -> str:
    """A point by its number and its values."""
    values = " / ".join(number_text(point["values"][name], 4) for name in names)
    knee = say(" (a knee: a good balance)") if point.get("knee") else ""
    return f"{place + 1}: {values}{knee}"


def _table(points: Sequence[Mapping[str, Any]], names: Sequence[str], matter: Matter) -> None:
    columns: dict[str, Any] = {say("Point"): list(range(1, len(points) + 1))}
    formats: dict[str, int] = {}
    for name in names:
        title = objective_name(name, matter)
        columns[title] = [point["values"][name] for point in points]
        formats[title] = 4
    columns[say("Best for some weights")] = [
        say("yes") if point.get("supported") else say("no") for point in points
    ]
    with st.expander(say("The numbers of this chart as a table")):
        show_table(
            pd.DataFrame(columns), formats, alt=say("The points of the front"), key="front_table"
        )


def _plan_of(scenario: Scenario, point: Mapping[str, Any], matter: Matter) -> None:
    """What the plan of a point funds, and what it would leave."""
    with st.container(border=True):
        st.subheader(say("The plan of this point"), anchor=False)
        lines = [
            say(
                "{name}: {gain}",
                name=plain(objective_name(ident, matter)),
                gain=plain(number_text(value, 4)),
            )
            for ident, value in point["values"].items()
        ]
        st.markdown("\n".join(f"- {line}" for line in lines))
        st.markdown(say("**Funded:** {names}", names=plain(listed(point["funded"], matter))))
        save_point(scenario, point)
