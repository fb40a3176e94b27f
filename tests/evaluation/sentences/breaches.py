"""Missed rows to speak of."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach


def breach(labels: tuple[str, ...], activity: float, lower: float, upper: float) -> Breach:
    """A row with money in MXN and indicators in points."""
    return Breach(labels, activity, lower, upper, "MXN", "points")
