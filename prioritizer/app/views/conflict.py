"""Why no plan exists, in words, and buttons that apply a repair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

import prioritizer as pr
from prioritizer.answer_files import unit_of
from prioritizer.app import running, session
from prioritizer.app.charts.style import show_table
from prioritizer.app.parts import plain
from prioritizer.app.run_panel import follow, run_button
from prioritizer.drafts import Draft
from prioritizer.language import money_text, number_text, say
from prioritizer.runs.kinds import repair_of
from prioritizer.scenario import Scenario

SECONDS = 300.0
"""How long the reasons are looked for."""


def show_conflict(scenario: Scenario) -> None:
    """The conflict and its repairs; a button that looks for them where they are not known."""
    document = running.document_of(scenario, "diagnose")
    if document is None:
        run_button(
            say("Find out why, and what would help"),
            "diagnose",
            scenario,
            {"limit": 3, "time_limit": SECONDS},
        )
        follow("diagnose")
        return
    for place, conflict in enumerate(document["conflicts"], start=1):
        with st.container(border=True):
            st.markdown(f"**{say('Conflict {number}: these cannot hold together', number=place)}**")
            st.markdown("\n".join(f"- {plain(member['sentence'])}" for member in conflict))
    if document["message"]:
        st.info(plain(document["message"]))
    if document["repairs"]:
        st.subheader(say("What would give it a plan"), anchor=False)
        st.markdown(
            say("Each repair is enough by itself and was proven by solving again. It changes the ")
            + say("open draft only, and Undo takes it back.")
        )
    for place, repair in enumerate(document["repairs"]):
        _repair(scenario, place, repair)
    _attainable(document)


def _repair(scenario: Scenario, place: int, repair: Mapping[str, Any]) -> None:
    with st.container(border=True):
        st.markdown(plain(repair["sentence"]))
        st.caption(
            say(
                "Total change, counted in money: {weight}. Objective of the best plan then: "
                "{objective}.",
                weight=money_text(repair["weight"], unit_of(scenario.settings)),
                objective=number_text(repair["objective"], 4),
            )
        )
        st.button(
            say("Apply this repair"),
            key=f"repair_{place}",
            icon=":material/build:",
            on_click=apply,
            args=(scenario, repair),
        )


def apply(scenario: Scenario, repair: Mapping[str, Any]) -> None:
    """Make the repaired scenario the open draft."""
    session.speak()
    repaired = pr.apply_repair(scenario, repair_of(dict(repair)))
    label = say("Repair: {words}", words=repair["sentence"])
    session.commit(Draft.of(repaired), label)


def _attainable(document: Mapping[str, Any]) -> None:
    """How far indicators can get of which a value is required."""
    rows = document["attainable"]
    if not rows:
        return
    required, reached = say("Minimum value"), say("Best that can be reached")
    frame = pd.DataFrame(
        {
            say("Indicator"): [row["indicator"] for row in rows],
            say("Year"): [str(row["year"]) for row in rows],
            required: [row["required"] for row in rows],
            reached: [row["attainable"] for row in rows],
            say("Unit"): [row["unit"] for row in rows],
        }
    )
    st.subheader(say("What can be reached of what is required"), anchor=False)
    show_table(
        frame, {required: 2, reached: 2}, alt=say("Values that can be reached"), key="attainable"
    )
