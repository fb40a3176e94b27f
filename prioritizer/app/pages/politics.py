"""Who supports and who opposes what, and how much of that can be borne."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts import needs_scenario, page_head, show_faults, undo_buttons
from prioritizer.app.parts.grid_editor import edit_grid
from prioritizer.app.parts.optional_table import optional_table
from prioritizer.app.parts.settings_form import settings_form
from prioritizer.drafts import Draft
from prioritizer.drafts.grids import OWN_WEIGHTS, SUPPORT
from prioritizer.language import say

POLITICS_TABLES = ("stakeholders", "positions", "preferences")


def page() -> None:
    """Draw the page."""
    page_head(
        say("Politics"),
        (
            say(
                "List the stakeholders with their influence; a veto means that the plan may not "
                "go against them by more than their tolerance."
            ),
            say(
                "In the grid, write how each stands towards each intervention: from -1 (wholly "
                "against) over 0 or blank (indifferent) to 1 (wholly for)."
            ),
            say(
                "Political capital is the most opposition that can be borne in a year; the quorum "
                "is the share of influence that must not be opposed."
            ),
        ),
    )
    if not needs_scenario():
        return
    undo_buttons()
    st.subheader(say("Stakeholders"), anchor=False)
    optional_table("stakeholders", key="politics")
    draft = session.draft()
    if draft.values("stakeholders", "stakeholder"):
        _grids(draft)
    st.subheader(say("How much can be borne"), anchor=False)
    settings_form(("politics.political_capital", "politics.quorum"))
    show_faults(
        [
            fault
            for fault in session.faults()
            if fault.table in POLITICS_TABLES or (fault.column or "").startswith("politics.")
        ]
    )


def _grids(draft: Draft) -> None:
    stakeholders = [cell for cell in draft.values("stakeholders", "stakeholder") if cell]
    titles = named(draft, "stakeholders", "stakeholder")
    st.subheader(say("Support by intervention"), anchor=False)
    edit_grid(
        SUPPORT,
        across=stakeholders,
        lines=[(cell,) for cell in draft.values("interventions", "intervention") if cell],
        titles=titles,
        line_titles=named(draft, "interventions", "intervention"),
    )
    with st.expander(
        say("Their own weights of the indicators (they change nothing by themselves)")
    ):
        edit_grid(
            OWN_WEIGHTS,
            across=stakeholders,
            lines=[(cell,) for cell in draft.values("indicators", "indicator") if cell],
            titles=titles,
            line_titles=named(draft, "indicators", "indicator"),
        )


def named(draft: Draft, table: str, column: str) -> dict[str, str]:
    """The names of the things of a table, by id; without those that have none."""
    pairs = zip(draft.values(table, column), draft.values(table, "name"), strict=True)
    return {thing: name for thing, name in pairs if name}
