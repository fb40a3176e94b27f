"""What is wrong with the use of resources."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, with_unit


def resource_capacity(b: Breach) -> str:
    """A resource is used beyond what there is."""
    q, t = b.labels
    unit = b.unit
    return (
        f"Resource {q} ({t}): {with_unit(b.activity, unit)} used beyond what the plan supplies, "
        f"{with_unit(b.upper, unit)} available: {with_unit(b.excess, unit)} too much."
    )
