"""What is wrong with the money."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, located
from prioritizer.language import say


def money_not_negative(b: Breach) -> str:
    """A payment below 0."""
    f, i, r, t, e = b.labels
    return say(
        "{funder} pays {paid} of the {economic} cost of {where} in {year}: below 0.",
        funder=f,
        paid=b.sum(b.activity),
        economic=say(e),
        where=located(i, r),
        year=t,
    )


def cost_is_funded(b: Breach) -> str:
    """A cost is not paid, or paid twice."""
    i, r, t, e = b.labels
    words = {
        "economic": say(e),
        "where": located(i, r),
        "year": t,
        "cost": b.sum(b.bound),
        "paid": b.sum(b.activity),
        "excess": b.sum(b.excess),
    }
    if b.is_above:
        return say(
            "The {economic} cost of {where} in {year} is {cost}, funders pay {paid}: {excess} too "
            "much.",
            **words,
        )
    return say(
        "The {economic} cost of {where} in {year} is {cost}, funders pay {paid}: {excess} is "
        "missing.",
        **words,
    )


def funder_balance(b: Breach) -> str:
    """A funder pays more than it has."""
    f, t = b.labels
    return say(
        "Funding source {funder} ({year}): pays {excess} more than its amount of {amount} and what "
        "it carried over from the year before.",
        funder=f,
        year=t,
        excess=b.sum(b.excess),
        amount=b.sum(b.upper),
    )


def carry_over_limit(b: Breach) -> str:
    """A funder carries over more than it may."""
    f, t = b.labels
    return say(
        "Funding source {funder} ({year}): carries over {excess} more than carry_over allows.",
        funder=f,
        year=t,
        excess=b.sum(b.excess),
    )


def _of(b: Breach) -> dict[str, str]:
    rule, period = b.labels
    return {
        "rule": rule,
        "when": say("all years") if period == "all" else period,
        "spent": b.sum(b.activity),
        "bound": b.sum(b.bound),
        "excess": b.sum(b.excess),
    }


def rule_amount(b: Breach) -> str:
    """A rule's min_amount or max_amount."""
    if b.is_above:
        return say(
            "Spending rule {rule} ({when}): {spent} spent on the selection, at most {bound} "
            "allowed: {excess} too much.",
            **_of(b),
        )
    return say(
        "Spending rule {rule} ({when}): {spent} spent on the selection, at least {bound} "
        "required: {excess} too little.",
        **_of(b),
    )


def rule_share(b: Breach) -> str:
    """A rule's min_share or max_share."""
    if b.is_above:
        return say(
            "Spending rule {rule} ({when}): {spent} spent on the selection, at most {bound} "
            "allowed by max_share: {excess} too much.",
            **_of(b),
        )
    return say(
        "Spending rule {rule} ({when}): {spent} spent on the selection, at least {bound} "
        "required by min_share: {excess} too little.",
        **_of(b),
    )


def rule_change(b: Breach) -> str:
    """A rule's min_change or max_change."""
    if b.is_above:
        return say(
            "Spending rule {rule} ({when}): {spent} spent on the selection, at most {bound} "
            "allowed by max_change on the year before: {excess} too much.",
            **_of(b),
        )
    return say(
        "Spending rule {rule} ({when}): {spent} spent on the selection, at least {bound} "
        "required by min_change on the year before: {excess} too little.",
        **_of(b),
    )


def tail_ceiling(b: Breach) -> str:
    """The forward cost is too high."""
    return say(
        "The forward cost, due in the year after the last, is {due}, at most {ceiling} allowed "
        "(tail_ceiling): {excess} too much.",
        due=b.sum(b.activity),
        ceiling=b.sum(b.upper),
        excess=b.sum(b.excess),
    )


def condition(b: Breach) -> str:
    """Money flows before what it waits for."""
    rule, f, r, required_region, t = b.labels
    return say(
        "Condition {rule} ({year}): {funder} pays {paid}, but {other}, which this money requires, "
        "is not met in time.",
        rule=rule,
        year=t,
        funder=f,
        paid=located(b.sum(b.activity), r),
        other=located(b.remarks[0], required_region),
    )
