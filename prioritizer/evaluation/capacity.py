"""Checks on capacities other than money (docs/model.md, Capacity)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.outcome import Outcome


def capacity_checks(outcome: Outcome) -> Iterator[Check]:
    """No resource is used beyond what is available and supplied."""
    if outcome.parameters.capacity.resources:
        yield resource_capacity(outcome)


def resource_capacity(outcome: Outcome) -> Check:
    """``start_use * start + running_use * scale - supply * mature <= available[q,t]``.

    What is being built supplies nothing yet: supply multiplies what is mature.
    """
    capacity = outcome.parameters.capacity
    used = capacity.start_use @ outcome.plan.start + capacity.running_use @ outcome.scale
    supplied = capacity.supply @ outcome.mature
    q, t = np.indices(capacity.available.shape).reshape(2, -1)
    return check(
        "resource_capacity",
        (labels(capacity.resources)[q], outcome.year_labels[t]),
        (used - supplied).ravel(),
        upper=capacity.available.ravel(),
        size=np.maximum(1.0, (used + supplied).ravel()),
    )
