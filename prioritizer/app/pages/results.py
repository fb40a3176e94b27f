"""The plan: what it costs and brings, against the current plan and against the run before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from prioritizer.app import running
from prioritizer.app.parts import choose_view, needs_scenario, page_head, plain, stale_mark
from prioritizer.app.views import plan_views
from prioritizer.app.views.figures import show_figures
from prioritizer.app.views.plan_changes import show_changes
from prioritizer.app.views.region_views import show_regions
from prioritizer.app.words import criterion_word
from prioritizer.language import current_language, number_text, say
from prioritizer.report.matter import Matter
from prioritizer.report.plan_sections import MET, forward_cost, verdict

__all__ = ["page"]


def page() -> None:
    """Draw the page."""
    page_head(
        say("Results"),
        (
            say("The figures at the top compare this plan with the current plan."),
            say("Choose below what to look at; every chart has its numbers as a table under it."),
            say("“Changes” tells what differs from the run before, and what you had changed."),
        ),
    )
    if not needs_scenario():
        return
    found = shown_plan()
    if found is None:
        return
    matter = found.matter
    st.markdown(plain(verdict(matter)))
    if found.document.get("language") == current_language():
        for note in found.document.get("notes") or ():
            st.warning(plain(note), icon=":material/info:")
    current = running.current_plan(found.scenario)
    _headlines(matter, Matter(found.scenario, current))
    views = {
        "plan": say("Plan"),
        "indicators": say("Indicators"),
        "flow": say("Money flow"),
        "cost": say("Cost now and later"),
        "regions": say("Regions"),
        "changes": say("Changes"),
    }
    if not len(found.scenario.table("regions")):
        del views["regions"]
    chosen = choose_view(views, "results_view")
    if chosen == "changes":
        show_changes(found)
    else:
        _view(chosen, matter, Matter(found.scenario, current))


def shown_plan() -> running.Answered | None:
    """The plan to show, marked where it is stale; says what to do where there is none."""
    found = next(
        (answer for answer in running.answers(*running.SOLVED) if answer.matter.has_plan), None
    )
    if found is None:
        from prioritizer.app.main import page_address

        st.info(say("There is no plan yet: run the scenario first."), icon=":material/info:")
        st.page_link(page_address("run"), label=say("Check and run"), icon=":material/east:")
        return None
    stale_mark(found.scenario.digest)
    return found


def _view(chosen: str, matter: Matter, current: Matter) -> None:
    if chosen == "plan":
        plan_views.show_plan(matter)
    elif chosen == "indicators":
        plan_views.show_indicators(matter, current)
    elif chosen == "flow":
        plan_views.show_flow(matter)
    elif chosen == "cost":
        plan_views.show_cost(matter)
    else:
        show_regions(matter)


def _headlines(matter: Matter, current: Matter) -> None:
    """Four figures, each with its change against the current plan."""
    name = matter.scenario.settings.objective[0]
    rows = (
        (criterion_word(name).capitalize(), 3, objective_of(matter), objective_of(current)),
        (say("Total cost"), 0, matter.answer["total_cost"], current.answer["total_cost"]),
        (
            say("Due in {year}", year=matter.years[-1] + 1),
            0,
            forward_cost(matter),
            forward_cost(current),
        ),
        (say("Targets met"), 0, targets_met(matter), targets_met(current)),
    )
    show_figures(
        [
            (
                title,
                number_text(now, digits),
                None if now is None or before is None else signed(now - before, digits),
            )
            for title, digits, now, before in rows
        ]
    )
    first = say("Change against the current plan (grey).")
    if "plan" not in matter.scenario.tables:
        first = say(
            "Change against the current plan (grey): what runs already, and nothing new, since "
            "the table “plan” is empty."
        )
    st.caption(f"{first} {say('Amounts in {unit}.', unit=plain(matter.unit))}")
    if broken := current.answer.get("violations"):
        st.caption(say("The current plan breaks {count} rules.", count=len(broken)))


def signed(change: float, digits: int) -> str:
    """A change with its sign.

    >>> signed(1.25, 1), signed(-0.5, 1)
    ('+1.2', '-0.5')
    """
    return f"{'+' if change > 0 else ''}{number_text(change, digits)}"


def objective_of(matter: Matter) -> float | None:
    """The first criterion of a plan."""
    found: float | None = matter.answer["objective"]
    if found is None and matter.answer["objectives"]:
        found = matter.answer["objectives"][0]["value"]
    return found


def targets_met(matter: Matter) -> int:
    """How many indicators reach their target by the last year."""
    return sum(1 for row in last_rows(matter) if (row["progress"] or 0.0) >= MET)


def last_rows(matter: Matter) -> list[Mapping[str, Any]]:
    """The national rows of the indicators in the last year."""
    last = matter.years[-1]
    return [r for r in matter.rows("indicators") if r["year"] == last and r["region"] == ""]
