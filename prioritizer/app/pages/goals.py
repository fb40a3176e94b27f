"""What the plan is to reach: indicators, targets, milestones, and what counts how much."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts import needs_scenario, page_head, show_faults, undo_buttons
from prioritizer.app.parts.column_settings import all_columns
from prioritizer.app.parts.optional_table import optional_table
from prioritizer.app.parts.settings_form import settings_form
from prioritizer.app.parts.table_editor import edit_table
from prioritizer.app.parts.weighing import weighing
from prioritizer.language import say

GOAL_SETTINGS = (
    "objective",
    "objective_tolerance",
    "evaluate",
    "credit_beyond_target",
    "discount_rate",
)
GOAL_TABLES = ("indicators", "milestones")


def page() -> None:
    """Draw the page."""
    page_head(
        say("Goals and weights"),
        (
            say(
                "Under Targets, give each indicator a baseline and a target; a minimum value in "
                "the column required must be reached by the plan."
            ),
            say(
                "Under Weights, say how much each indicator counts, by the way of asking that "
                "suits you; nothing changes until you use the weights."
            ),
            say("Under What is optimised, choose the criteria, the first one being decisive."),
        ),
    )
    if not needs_scenario():
        return
    undo_buttons()
    targets, weights, criteria = st.tabs([say("Targets"), say("Weights"), say("What is optimised")])
    with targets:
        draft = session.draft()
        edit_table("indicators", all_columns(draft, "indicators", every=True), key="goals")
        st.subheader(say("Milestones"), anchor=False)
        optional_table("milestones", key="goals")
    with weights:
        weighing()
    with criteria:
        settings_form(GOAL_SETTINGS)
    show_faults(
        [
            fault
            for fault in session.faults()
            if fault.table in GOAL_TABLES or fault.column in GOAL_SETTINGS
        ]
    )
