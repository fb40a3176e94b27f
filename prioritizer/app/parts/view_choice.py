"""Which of several views is shown: buttons in a row, always one of them pressed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prioritizer.language import say


def choose_view(views: Mapping[str, str], key: str, label: str = "") -> str:
    """Let the user choose a view; the first one unless another is chosen.

    Args:
        views: names with what to call them.
        key: of the widget.
        label: over the buttons, "What to look at" unless told.
    """
    first = next(iter(views))
    chosen = st.segmented_control(
        label or say("What to look at"),
        list(views),
        format_func=views.__getitem__,
        default=first,
        required=True,
        key=key,
    )
    return chosen or first
