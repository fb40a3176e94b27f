"""The mark on results whose inputs have changed since."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.language import say


def stale_mark(digest: str) -> bool:
    """Warn where the open draft is no longer the scenario of a result; whether it is not.

    Args:
        digest: `Scenario.digest` of the scenario that the result answers.
    """
    scenario = session.scenario_or_none()
    if scenario is not None and scenario.digest == digest:
        return False
    st.warning(
        say("The inputs have changed since this result was computed. Run again to renew it."),
        icon=":material/update:",
    )
    return True
