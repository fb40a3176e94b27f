"""What is wrong with the values of indicators."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, with_unit
from prioritizer.language import say


def _of(b: Breach) -> dict[str, str]:
    return {
        "indicator": b.labels[0],
        "value": with_unit(b.activity, b.unit),
        "bound": with_unit(b.bound, b.unit),
        "excess": with_unit(b.excess, b.unit),
    }


def required_value(b: Breach) -> str:
    """An indicator stays behind its required value."""
    if b.is_above:
        return say(
            "Indicator {indicator}: {value} in the last year, at most {bound} required: {excess} "
            "too high.",
            **_of(b),
        )
    return say(
        "Indicator {indicator}: {value} in the last year, at least {bound} required: {excess} too "
        "low.",
        **_of(b),
    )


def milestone(b: Breach) -> str:
    """An indicator stays behind on its way."""
    if b.is_above:
        return say(
            "Indicator {indicator}: {value} in {year}, at most {bound} required by then "
            "(milestones): {excess} too high.",
            year=b.labels[1],
            **_of(b),
        )
    return say(
        "Indicator {indicator}: {value} in {year}, at least {bound} required by then "
        "(milestones): {excess} too low.",
        year=b.labels[1],
        **_of(b),
    )
