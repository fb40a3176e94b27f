"""What more or less money buys: a slider over best plans, and one list for any budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import running, session
from prioritizer.app.charts.curve import budget_chart
from prioritizer.app.charts.style import Formats, show_chart, show_table
from prioritizer.app.parts import (
    choose_view,
    needs_scenario,
    page_head,
    plain,
    show_faults,
    stale_mark,
)
from prioritizer.app.run_panel import follow, run_button
from prioritizer.app.views.figures import Figure, show_figures
from prioritizer.app.views.priority_list import show_priority_list
from prioritizer.app.words import STATUSES, criterion_word
from prioritizer.language import number_text, percent_text, say
from prioritizer.language.terms import term
from prioritizer.report.matter import Matter
from prioritizer.report.naming import listed
from prioritizer.scenario import Scenario

OPTIONS = {"points": 11, "lowest": 0.5, "highest": 1.5, "gap": 0.0, "time_limit": 120.0}
"""Options of the curve; the time limit is of each budget."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Budget what-if"),
        (
            say("Compute the curve once: the best plan at half to one and a half times the money."),
            say("Move the slider: the page shows at once what comes in and what drops out."),
            say("Every point is a plan of its own, proven; nothing between them is guessed."),
            say(
                "“Priority list” is for when you do not know yet how much money there will be: one "
                "list, of which each budget buys the top."
            ),
            say(
                "Look there at what the list loses at each budget against the plan that is best "
                "at it: that is the price of deciding before the money is known."
            ),
        ),
    )
    if not needs_scenario():
        return
    scenario = session.scenario_or_none()
    if scenario is None:
        show_faults(session.faults())
    elif "funding" not in scenario.tables:
        st.info(say("The scenario names no funding source: there is no budget to change."))
        return
    views = {"curve": say("Curve"), "list": say("Priority list")}
    chosen = choose_view(views, "what_if_view")
    if chosen == "list":
        show_priority_list(scenario)
    else:
        _points(scenario)


def _points(scenario: Scenario | None) -> None:
    """The best plan at each of several budgets."""
    found = running.answered("budget_curve")
    if scenario is not None and (found is None or found.is_stale):
        _start(scenario)
    follow("budget_curve")
    if found is None or not found.document["points"]:
        return
    stale_mark(found.scenario.digest)
    _curve(found)


def _start(scenario: Scenario) -> None:
    names = Matter(scenario, {})
    funders = list(dict.fromkeys(scenario.table("funding")["funder"]))
    funder = st.selectbox(
        say("Whose money changes"),
        ["", *funders],
        format_func=lambda ident: (
            names.name("funders", ident) if ident else say("all funding sources")
        ),
        key="curve_funder",
    )
    options = OPTIONS | ({"funder": funder} if funder else {})
    run_button(say("Compute the curve"), "budget_curve", scenario, options)


def _curve(found: running.Answered) -> None:
    points, matter = found.document["points"], Matter(found.scenario, {})
    factors = [point["factor"] for point in points]
    now = min(range(len(factors)), key=lambda n: abs(factors[n] - 1))
    chosen = st.select_slider(
        say("Money, as a share of the scenario's"),
        options=list(range(len(points))),
        value=now,
        format_func=lambda place: percent_text(factors[place]),
        key="curve_point",
    )
    point, here = points[chosen], points[now]
    _figures(point, here, matter)
    criterion = criterion_word(found.scenario.settings.objective[0])
    frame, formats = curve_table(points, matter)
    show_chart(
        budget_chart(points, point["factor"], matter.unit, criterion),
        frame,
        formats,
        alt=say(
            "The {criterion} of the best plan rises with the money, from {low} at {less} to {high} "
            "at {more}.",
            criterion=criterion,
            low=number_text(points[0]["objective"], 3),
            less=percent_text(factors[0]),
            high=number_text(points[-1]["objective"], 3),
            more=percent_text(factors[-1]),
        ),
        key="curve_chart",
    )
    _targets(found.document["targets"], matter)


def _figures(point: Mapping[str, Any], here: Mapping[str, Any], matter: Matter) -> None:
    """Figures at the chosen budget, and what differs from the scenario's."""
    if point["objective"] is None:
        st.error(
            say("At this budget: {status}.", status=term(STATUSES, point["status"])),
            icon=":material/block:",
        )
        return
    rows = (
        (say("Money ({unit})", unit=matter.unit), point["budget"], here["budget"], 0),
        (say("Objective"), point["objective"], here["objective"], 4),
        (say("Cost of the plan"), point["spent"], here["spent"], 0),
    )
    show_figures([figure(*row, is_here=point is here) for row in rows])
    more = [name for name in point["funded"] if name not in here["funded"]]
    fewer = [name for name in here["funded"] if name not in point["funded"]]
    if point is here:
        st.markdown(say("This is the scenario's own budget."))
    elif not more and not fewer:
        st.markdown(say("The same interventions operate; their scale or timing may differ."))
    if more:
        st.markdown(say("**Comes in:** {names}", names=plain(listed(more, matter))))
    if fewer:
        st.markdown(say("**Drops out:** {names}", names=plain(listed(fewer, matter))))


def figure(title: str, value: float, base: float | None, digits: int, *, is_here: bool) -> Figure:
    """A figure with its change against the scenario's own budget."""
    change = None
    if base is not None and not is_here:
        sign = "+" if value > base else ""
        change = f"{sign}{number_text(value - base, digits)}"
    return title, number_text(value, digits), change


def curve_table(
    points: Sequence[Mapping[str, Any]], matter: Matter
) -> tuple[pd.DataFrame, Formats]:
    """A line for each budget; what comes in and drops out is against the line before."""
    share, money, worth = say("Share"), say("Money"), say("Objective")
    marginal = say("Gain per unit since the line before")
    frame = pd.DataFrame(
        {
            share: [point["factor"] for point in points],
            money: [point["budget"] for point in points],
            worth: [point["objective"] for point in points],
            marginal: [point["marginal_value"] for point in points],
            say("Status"): [term(STATUSES, point["status"]) for point in points],
            say("Comes in"): [listed(point["added"], matter) for point in points],
            say("Drops out"): [listed(point["dropped"], matter) for point in points],
        }
    )
    return frame, {share: percent_text, money: 1, worth: 4, marginal: 7}


def _targets(targets: Sequence[Mapping[str, Any]], matter: Matter) -> None:
    """The least money with which each target can be met by itself."""
    if not targets:
        return
    st.subheader(say("Least money for each target by itself"), anchor=False)
    share, money = say("Share"), say("Money ({unit})", unit=matter.unit)
    words = {"infeasible": say("no money is enough"), "unknown": say("not found out")}
    frame = pd.DataFrame(
        {
            say("Indicator"): [matter.name("indicators", row["indicator"]) for row in targets],
            share: [row["factor"] for row in targets],
            money: [row["budget"] for row in targets],
            say("Note"): [words.get(row["status"], "") for row in targets],
        }
    )
    formats: Formats = {share: percent_text, money: 1}
    show_table(frame, formats, alt=say("Least money for each target"), key="target_table")
