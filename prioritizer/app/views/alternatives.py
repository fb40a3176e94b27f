"""Plans nearly as good as the best that fund other things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app.charts.style import Formats, show_table
from prioritizer.app.parts import plain
from prioritizer.app.run_panel import answer_shown, run_button
from prioritizer.language import money_text, percent_text, say, say_count
from prioritizer.report.matter import Matter
from prioritizer.report.naming import listed
from prioritizer.scenario import Scenario

WITHIN = (0.01, 0.02, 0.05, 0.1)
"""Shares of the objective that may be given up."""

SECONDS = 60.0
"""How long each further plan is looked for."""


def show_alternatives(scenario: Scenario | None) -> None:
    """Ask for alternatives, and show them against the best plan."""
    if scenario is not None:
        left, right = st.columns(2)
        within = left.selectbox(
            say("May lose"), WITHIN, index=2, format_func=percent_text, key="alternatives_within"
        )
        count = right.selectbox(say("Plans"), (3, 4, 5, 6, 8), index=1, key="alternatives_count")
        options = {"within": within, "count": count, "time_limit": SECONDS}
        run_button(say("Find alternatives"), "alternatives", scenario, options)
    found = answer_shown("alternatives")
    if found is None:
        return
    document, matter = found.document, Matter(found.scenario, {})
    frame, formats = plans_table(document["plans"])
    show_table(frame, formats, alt=say("Plans nearly as good"), key="alternatives_table")
    if document["status"] != "complete":
        st.caption(plain(document["status"]))
    for place, plan in enumerate(document["plans"][1:], start=2):
        with st.expander(say("Plan {number}: what differs from the best", number=place)):
            _differences(plan, matter)
    _shared(document, matter)


def plans_table(plans: Sequence[Mapping[str, Any]]) -> tuple[pd.DataFrame, Formats]:
    """A line for each plan, the best first."""
    objective, loss, cost = say("Objective"), say("Loss"), say("Total cost")
    frame = pd.DataFrame(
        {
            say("Plan"): [
                say("best") if place == 1 else str(place) for place in range(1, len(plans) + 1)
            ],
            objective: [plan["objective"] for plan in plans],
            loss: [plan["loss"] for plan in plans],
            say("Decisions that differ"): [plan["distance"] for plan in plans],
            cost: [plan["total_cost"] for plan in plans],
            say("Proven farthest"): [
                say("yes") if plan["is_proven"] else say("no") for plan in plans
            ],
        }
    )
    return frame, {objective: 4, loss: lambda share: percent_text(share, 2), cost: 1}


def _differences(plan: Mapping[str, Any], matter: Matter) -> None:
    st.markdown(say("**Comes in:** {names}", names=plain(listed(plan["added"], matter) or "–")))
    st.markdown(say("**Drops out:** {names}", names=plain(listed(plan["dropped"], matter) or "–")))
    st.markdown(say("Cost: {money}", money=plain(money_text(plan["total_cost"], matter.unit))))


def _shared(document: Mapping[str, Any], matter: Matter) -> None:
    """What all, some and none of the plans fund."""
    groups = (
        (say("In every plan"), document["always"]),
        (say("In some"), document["sometimes"]),
        (say("In none"), document["never"]),
    )
    for place, (title, items) in zip(st.columns(3), groups, strict=True):
        with place.container(border=True):
            st.markdown(f"**{title}**")
            st.caption(say_count("{count} decision", "{count} decisions", len(items)))
            st.markdown(plain(listed(items, matter) or "–"))
