"""Check the scenario, start a test run or a full run, watch it; what to do where no plan exists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

import prioritizer as pr
from prioritizer.app import running, session
from prioritizer.app.charts.style import Formats, show_table
from prioritizer.app.parts import needs_scenario, page_head, plain, show_faults
from prioritizer.app.run_panel import follow, run_button
from prioritizer.app.views.conflict import show_conflict
from prioritizer.app.views.figures import show_figures
from prioritizer.app.words import KINDS, STATES
from prioritizer.language import date_text, number_text, percent_text, say, say_count
from prioritizer.language.terms import term
from prioritizer.library import Refusal
from prioritizer.parameters import resolve
from prioritizer.report.plan_sections import verdict
from prioritizer.runs.state import INTERRUPTED
from prioritizer.scenario import Scenario

TEST = {"gap": 0.01, "time_limit": 30.0}
"""Options of a test run: a plan that is nearly the best, soon."""

LIMITS = (1, 5, 10, 30, 60)
"""Minutes that a full run may take."""

GAPS = (0.0, 0.001, 0.01)
"""Gaps at which a full run ends."""

MOST_LISTED = 20


def page() -> None:
    """Draw the page."""
    page_head(
        say("Check and run"),
        (
            say("Look at the check: faults must be repaired first, advice may be ignored."),
            say("A test run gives a good plan within half a minute."),
            say("A full run looks for the best plan and proves that there is no better one."),
            say("While it computes you can leave this page, or cancel and keep the best plan."),
            say("Where no plan exists, ask for the reason and apply one of the repairs."),
        ),
    )
    if not needs_scenario():
        return
    scenario = session.scenario_or_none()
    if scenario is None:
        show_faults(session.faults())
        st.info(say("Repair the faults on the pages under Plan; then you can run."))
        return
    _check(scenario)
    _start(scenario)
    state = follow(*running.SOLVED)
    if state is None or state.has_ended:
        _outcome(scenario)
    _interrupted()
    _own_runs()


def _check(scenario: Scenario) -> None:
    """What is odd in the scenario, and how large it is."""
    decisions = resolve(scenario).decisions
    sizes = (
        (say("Interventions"), len(scenario.table("interventions"))),
        (say("Decisions a year"), len(decisions.is_whole)),
        (say("In whole units"), int(decisions.is_whole.sum())),
        (say("Indicators"), len(scenario.table("indicators"))),
        (say("Spending rules"), len(scenario.table("spending_rules"))),
        (say("Years"), len(scenario.settings.years)),
    )
    with st.container(border=True):
        st.subheader(say("Check"), anchor=False)
        st.success(say("No faults: the scenario can be run."), icon=":material/check_circle:")
        show_figures([(name, number_text(size, 0), None) for name, size in sizes])
        advice = pr.check(scenario).warnings
        if advice:
            title = say_count("{count} piece of advice", "{count} pieces of advice", len(advice))
            with st.expander(title, icon=":material/lightbulb:"):
                st.markdown("\n".join(f"- {plain(hint)}" for hint in advice[:MOST_LISTED]))
                left = len(advice) - MOST_LISTED
                if left > 0:
                    st.caption(say("And {count} more; the command “check” lists all.", count=left))


def _start(scenario: Scenario) -> None:
    """Two buttons, and what a full run may take."""
    left, right = st.columns(2)
    with left, st.container(border=True):
        st.subheader(say("Test run"), anchor=False)
        st.markdown(
            say(
                "At most {seconds} s, or until the plan is proven to be within {gap} of the best.",
                seconds=number_text(TEST["time_limit"], 0),
                gap=percent_text(TEST["gap"]),
            )
        )
        run_button(say("Start a test run"), "test_solve", scenario, TEST, is_main=False)
    with right, st.container(border=True):
        st.subheader(say("Full run"), anchor=False)
        options = _options()
        run_button(say("Start a full run"), "solve", scenario, options)


def _options() -> Mapping[str, Any]:
    minutes = st.selectbox(
        say("Time limit"),
        LIMITS,
        index=2,
        key="full_minutes",
        format_func=lambda n: say_count("{count} minute", "{count} minutes", n),
    )
    gap = st.selectbox(
        say("Stop within"),
        GAPS,
        key="full_gap",
        format_func=lambda share: say("the proven best") if share == 0 else percent_text(share, 1),
    )
    return {"gap": float(gap), "time_limit": 60.0 * minutes}


def _outcome(scenario: Scenario) -> None:
    """What came of the newest run of this scenario."""
    document = running.document_of(scenario, *running.SOLVED)
    if document is None:
        return
    answer = running.Answered(scenario, document, is_stale=False)
    if answer.matter.has_plan:
        from prioritizer.app.main import page_address

        icon = ":material/check_circle:"
        st.success(plain(verdict(answer.matter)), icon=icon)
        st.page_link(page_address("results"), label=say("See the plan"), icon=":material/east:")
    elif document["status"] == "infeasible":
        st.error(
            say("No plan keeps every rule of this scenario: some of them cannot hold together."),
            icon=":material/block:",
        )
        show_conflict(scenario)
    else:
        st.warning(
            say("The time ended before a plan was found: give a full run more minutes."),
            icon=":material/timer_off:",
        )


def _interrupted() -> None:
    """Runs that a restart of the server ended."""
    try:
        records = session.library().runs(session.current_user(), most=MOST_LISTED)
    except Refusal:
        return
    lost = [
        record
        for record in records
        if record.state == INTERRUPTED and not running.runs().is_answered(record.key)
    ]
    if not lost:
        return
    title = say_count(
        "{count} run was interrupted by a restart of the server: start it again",
        "{count} runs were interrupted by a restart of the server: start them again",
        len(lost),
    )
    with st.expander(title, icon=":material/restart_alt:"):
        for record in lost:
            when = date_text(record.changed_at.astimezone())
            st.markdown(f"- {plain(term(KINDS, record.kind))}, {plain(record.title)} ({when})")


def _own_runs() -> None:
    """The user's runs since the server began."""
    own = running.own_runs()[:MOST_LISTED]
    if not own:
        return
    st.subheader(say("Your runs"), anchor=False)
    seconds, gap = say("Seconds"), say("Gap")
    frame = pd.DataFrame(
        {
            say("Scenario"): [state.title for state in own],
            say("Kind"): [term(KINDS, state.kind) for state in own],
            say("State"): [term(STATES, state.state) for state in own],
            seconds: [state.seconds for state in own],
            gap: [_final_gap(state.run_id) for state in own],
        }
    )
    formats: Formats = {seconds: 1, gap: lambda share: percent_text(share, 2)}
    show_table(frame, formats, alt=say("Your runs"), key="own_runs")


def _final_gap(run_id: str) -> float | None:
    """The gap of a plan that was found."""
    document = running.runs().result(run_id) or {}
    found: float | None = document.get("gap")
    return found
