"""Faults beside what they are about: table, row, column, value, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from prioritizer.app.parts.plain import plain
from prioritizer.language import say, say_count
from prioritizer.tables.faults import Fault

_LISTED = 15  # a longer list becomes a table that scrolls


def show_faults(faults: Sequence[Fault], *, key: str = "faults") -> None:
    """Show every fault; nothing where there is none."""
    if not faults:
        return
    st.error(
        say_count("{count} fault to repair", "{count} faults to repair", len(faults)),
        icon=":material/error:",
    )
    if len(faults) <= _LISTED:
        st.markdown("\n".join(f"- {fault_sentence(fault)}" for fault in faults))
        return
    frame = pd.DataFrame(
        {
            say("Table"): [fault.table for fault in faults],
            say("Row"): [fault.row for fault in faults],
            say("Column"): [fault.column or "" for fault in faults],
            say("Value"): [fault.value or "" for fault in faults],
            say("What to do"): [fault.message for fault in faults],
        }
    )
    st.dataframe(frame, hide_index=True, key=key, alt=say("Faults to repair"))


def fault_sentence(fault: Fault) -> str:
    """A fault as a line of Markdown."""
    place = [f"**{plain(fault.table)}**"]
    if fault.row is not None:
        place.append(say("row {row}", row=fault.row))
    if fault.column is not None:
        place.append(say("column {column}", column=plain(fault.column)))
    if fault.value:
        place.append(say("“{value}”", value=plain(_shortened(fault.value))))
    return f"{', '.join(place)}: {plain(fault.message)}"


def _shortened(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else text[: limit - 3] + "..."
