"""A point of a front as a scenario of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts import plain
from prioritizer.drafts import Draft
from prioritizer.language import say
from prioritizer.parameters import resolve
from prioritizer.scenario import Scenario, ScenarioError

LEEWAY = 1e-6
"""Share of the way from baseline to target by which a point may be missed: rounding."""


def save_point(scenario: Scenario, point: Mapping[str, Any]) -> None:
    """A button that opens the scenario of a point as a new draft."""
    st.button(
        say("Open as a scenario"),
        key="save_point",
        icon=":material/add_circle:",
        help=say("A new draft that requires what this point reaches; your present one stays kept."),
        on_click=open_point,
        args=(scenario, dict(point)),
    )
    if trouble := st.session_state.pop("point_refused", None):
        st.error(plain(trouble), icon=":material/error:")


def open_point(scenario: Scenario, point: Mapping[str, Any]) -> None:
    """Open the scenario of a point as a draft of its own."""
    session.speak()
    try:
        made = scenario_of_point(scenario, point["values"])
    except (ScenarioError, ValueError) as refusal:
        st.session_state["point_refused"] = str(refusal)
        return
    session.open_draft(Draft.of(made))


def scenario_of_point(scenario: Scenario, values: Mapping[str, float]) -> Scenario:
    """The scenario in which each indicator must reach what the point reaches in the last year.

    Its best plan is one that gains no less in these indicators than the point's plan.

    Args:
        scenario: that the front is of.
        values: gain in the last year by indicator, population-weighted.

    Raises:
        ValueError: a value is not an indicator's.
    """
    effects = resolve(scenario).effects
    given = scenario.given("indicators")
    assert given is not None  # a required table
    required: list[Any] = list(given["required"]) if "required" in given else [None] * len(given)
    for ident, gain in values.items():
        if ident not in effects.indicators:
            raise ValueError(
                say("“{name}” is no indicator: it cannot be required of a plan.", name=ident)
            )
        k = effects.indicators.index(ident)
        baseline, target = effects.national_baseline[k], effects.national_target[k]
        reached = baseline + effects.drift[k, -1] + gain - LEEWAY * (target - baseline)
        row = given["indicator"].tolist().index(ident)
        known = required[row]
        is_tighter = (
            known is None
            or known != known
            or np.sign(target - baseline) * (reached - float(known)) >= 0
        )
        if is_tighter:
            required[row] = float(reached)
    title = say("{title}: a point of the trade-offs", title=scenario.settings.title)
    return scenario.replace(
        indicators=given.assign(required=np.array(required, dtype=np.float64)), title=title
    )
