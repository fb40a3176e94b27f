"""What is wrong with prerequisites, counts and packages."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, located, whole
from prioritizer.language import say


def requires(b: Breach) -> str:
    """A start before what it requires."""
    rule, i, r, other, region, t = b.labels
    return say(
        "Rule {rule}: {where} starts {scale} in {year}, but {other}, which it requires, is not met "
        "in time.",
        rule=rule,
        where=located(i, r),
        scale=whole(b.activity),
        year=t,
        other=located(other, region),
    )


def together(b: Breach) -> str:
    """A start without the rest of its package."""
    rule, i, r, other, region, t = b.labels
    return say(
        "Rule {rule}: {where} starts {scale} in {year}, but {other}, which goes together with it, "
        "is not met by then.",
        rule=rule,
        where=located(i, r),
        scale=whole(b.activity),
        year=t,
        other=located(other, region),
    )


def requires_any(b: Breach) -> str:
    """A start before any of what it requires."""
    rule, i, r, t = b.labels
    return say(
        "Rule {rule}: {where} starts {scale} in {year}, but none of the interventions of which it "
        "requires one is met in time.",
        rule=rule,
        where=located(i, r),
        scale=whole(b.activity),
        year=t,
    )


def at_most(b: Breach) -> str:
    """Too many started."""
    rule, region = b.labels
    return say(
        "Rule {rule}: {count} of the listed interventions started, at most {most} allowed: "
        "{excess} too many.",
        rule=located(rule, region),
        count=whole(b.activity),
        most=whole(b.upper),
        excess=whole(b.excess),
    )


def at_least(b: Breach) -> str:
    """Too few met."""
    rule, region = b.labels
    return say(
        "Rule {rule}: {count} of the listed interventions met by the last year, at least {least} "
        "required: {excess} too few.",
        rule=located(rule, region),
        count=whole(b.activity),
        least=whole(b.lower),
        excess=whole(b.excess),
    )
