"""What is wrong with prerequisites, counts and packages."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, located, whole


def requires(b: Breach) -> str:
    """A start before what it requires."""
    rule, i, r, other, region, t = b.labels
    return (
        f"Rule {rule}: {located(i, r)} starts {whole(b.activity)} in {t}, but "
        f"{located(other, region)}, which it requires, is not met in time."
    )


def together(b: Breach) -> str:
    """A start without the rest of its package."""
    rule, i, r, other, region, t = b.labels
    return (
        f"Rule {rule}: {located(i, r)} starts {whole(b.activity)} in {t}, but "
        f"{located(other, region)}, which goes together with it, is not met by then."
    )


def requires_any(b: Breach) -> str:
    """A start before any of what it requires."""
    rule, i, r, t = b.labels
    return (
        f"Rule {rule}: {located(i, r)} starts {whole(b.activity)} in {t}, but none of the "
        "interventions of which it requires one is met in time."
    )


def at_most(b: Breach) -> str:
    """Too many started."""
    rule, region = b.labels
    return (
        f"Rule {located(rule, region)}: {whole(b.activity)} of the listed interventions started, "
        f"at most {whole(b.upper)} allowed: {whole(b.excess)} too many."
    )


def at_least(b: Breach) -> str:
    """Too few met."""
    rule, region = b.labels
    return (
        f"Rule {located(rule, region)}: {whole(b.activity)} of the listed interventions met by "
        f"the last year, at least {whole(b.lower)} required: {whole(b.excess)} too few."
    )
