"""The open scenario as a workbook to take away."""

from __future__ import annotations

import re

import streamlit as st

from prioritizer.drafts import Draft
from prioritizer.language import say
from prioritizer.tables.workbook import workbook_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_download(draft: Draft) -> None:
    """Offer the draft as a workbook; one with faults has first to be repaired."""
    if draft.faults():
        st.caption(say("The workbook can be downloaded when every fault is repaired."))
        return
    st.download_button(
        say("Download as a workbook"),
        lambda: workbook_bytes(draft.scenario().content),
        file_name=f"{file_stem(draft.title)}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key="download_workbook",
        on_click="ignore",
    )


def file_stem(title: str) -> str:
    """A file name made of a title, without its ending.

    >>> file_stem("Mexico: reform of police, 2027"), file_stem("???")
    ('Mexico-reform-of-police-2027', 'scenario')
    """
    words = re.findall(r"\w+", title)
    return "-".join(words)[:60].strip("-") or "scenario"
