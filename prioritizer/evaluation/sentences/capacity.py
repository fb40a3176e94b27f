"""What is wrong with the use of resources."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, with_unit
from prioritizer.language import say


def resource_capacity(b: Breach) -> str:
    """A resource is used beyond what there is."""
    q, t = b.labels
    unit = b.unit
    return say(
        "Resource {resource} ({year}): {used} used beyond what the plan supplies, {available} "
        "available: {excess} too much.",
        resource=q,
        year=t,
        used=with_unit(b.activity, unit),
        available=with_unit(b.upper, unit),
        excess=with_unit(b.excess, unit),
    )
