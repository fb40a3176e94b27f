"""A row of figures that breaks into lines where the page is narrow."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

Figure = tuple[str, str, str | None]
"""What it is called, the number as text, and its change, None where there is none."""

NARROWEST = 170
"""Pixels that a figure and its name need."""


def show_figures(figures: Sequence[Figure]) -> None:
    """Show figures beside each other, changes in grey: more is not always better."""
    with st.container(horizontal=True):
        for name, number, change in figures:
            st.metric(name, number, delta=change, delta_color="off", width=NARROWEST)
