"""What is wrong with the values of indicators."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, with_unit


def _reached(b: Breach, when: str, table: str) -> str:
    unit = b.unit
    side = "at most" if b.is_above else "at least"
    verdict = "too high" if b.is_above else "too low"
    return (
        f"Indicator {b.labels[0]}: {with_unit(b.activity, unit)} in {when}, {side} "
        f"{with_unit(b.bound, unit)} required{table}: {with_unit(b.excess, unit)} {verdict}."
    )


def required_value(b: Breach) -> str:
    """An indicator stays behind its required value."""
    return _reached(b, "the last year", "")


def milestone(b: Breach) -> str:
    """An indicator stays behind on its way."""
    return _reached(b, b.labels[1], " by then (milestones)")
