"""Help: the words of the app in both languages, the keys of the tables, and how to go on."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import prioritizer as pr
from prioritizer.app.parts import page_head
from prioritizer.language import marked, say, speaking

__all__ = ["page"]

GLOSSARY = (
    (marked("baseline"), marked("Value of an indicator before the reform.")),
    (marked("target"), marked("Value of an indicator that the reform aims at.")),
    (marked("minimum value"), marked("Value that an indicator must reach, whatever it costs.")),
    (
        marked("contribution"),
        marked("What the plan adds to an indicator, in its unit; also called its gain."),
    ),
    (marked("progress"), marked("Part of the way from baseline to target that the plan goes.")),
    (
        marked("scale"),
        marked("How much of an intervention operates: 1 is all of it, or one whole unit."),
    ),
    (marked("start"), marked("Scale that is added in a year; its capital cost is paid once.")),
    (marked("capital cost"), marked("Cost of starting one unit of scale, paid once.")),
    (
        marked("current expenditure"),
        marked("Cost of running one unit of scale for a year; also called recurrent cost."),
    ),
    (
        marked("forward cost"),
        marked("What falls due after the last year without any new decision; also called tail."),
    ),
    (marked("funding source"), marked("Who gives money: a budget line, a fund, a donor.")),
    (
        marked("earmark"),
        marked("A rule by which money of a funding source may go to some interventions alone."),
    ),
    (
        marked("co-financing"),
        marked("A rule by which one funding source pays at least a share beside another."),
    ),
    (marked("carry-over"), marked("Money that a funding source may take into the next year.")),
    (marked("guardrail"), marked("Any rule that every plan must keep.")),
    (marked("mandatory"), marked("An intervention that every plan must fund (lock = in).")),
    (marked("excluded"), marked("An intervention that no plan may start (lock = out).")),
    (marked("quorum"), marked("Share of influence that must not oppose the plan.")),
    (
        marked("optimality gap"),
        marked("How much better than the plan found any other plan could be at most."),
    ),
    (
        marked("infeasible"),
        marked("No plan keeps every rule; the page of the run names the rules that conflict."),
    ),
    (
        marked("price of a rule"),
        marked("What the objective would gain if that rule alone did not hold."),
    ),
    (
        marked("proven best"),
        marked("The solver has shown that no other plan that keeps every rule gains more."),
    ),
    (
        marked("evidence"),
        marked("How well an effect is known: A strongest to E; D, E and none are guesses."),
    ),
)
"""Words and what they mean."""

KEYS = (
    (marked("Arrows, Tab"), marked("Move to another cell.")),
    (marked("Enter"), marked("Edit the cell; again: keep what was typed and go down.")),
    (marked("Escape"), marked("Leave the cell as it was.")),
    (marked("Delete"), marked("Clear the selected cells; selected rows are removed.")),
    (marked("Space"), marked("Tick or untick a box.")),
    (marked("Shift + arrows"), marked("Select several cells.")),
    (marked("Ctrl+C, Ctrl+V"), marked("Copy and paste; a block from a spreadsheet fits too.")),
    (marked("Ctrl+F"), marked("Search in the table.")),
    (marked("Ctrl+Home, Ctrl+End"), marked("Go to the first or to the last cell.")),
)
"""Keys of every table that can be edited."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Help"),
        (
            say("Look a word up in the glossary: it stands there in both languages."),
            say("Each page has a fold-out like this one, with its own steps."),
        ),
    )
    st.subheader(say("In four steps"), anchor=False)
    steps = (
        say("Open a scenario on the page Home: the example, a workbook, or a template."),
        say("Edit its tables under “Plan”; what is wrong is named beside the table."),
        say("Run it under “Decide”: a test run is quick, a full run proves the plan best."),
        say("Read why, compare, and take the report away under “Share”."),
    )
    st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))
    st.subheader(say("Glossary"), anchor=False)
    words = glossary()
    st.table(words.set_index(words.columns[0]))
    st.subheader(say("Keys in the tables"), anchor=False)
    keys = {say("key"): [say(key) for key, _ in KEYS], say("does"): [say(does) for _, does in KEYS]}
    st.table(pd.DataFrame(keys).set_index(say("key")))
    st.caption(
        say(
            "Inside a cell with a number the arrows up and down change the number. The browser's "
            "own undo does not reach the tables: use the buttons Undo and Redo."
        )
    )
    st.caption(say("Prioritizer {version}", version=pr.__version__))


def glossary() -> pd.DataFrame:
    """The words in both languages, in the order of the one in use, and their meaning."""
    rows = []
    for word, meaning in GLOSSARY:
        with speaking("es"):
            spanish = say(word)
        rows.append((say(word), word, spanish, say(meaning)))
    rows.sort(key=lambda row: row[0].casefold())
    columns = ["English", "Español", say("meaning")]
    return pd.DataFrame([row[1:] for row in rows], columns=columns)
