"""What is wrong with the money."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, located


def money_not_negative(b: Breach) -> str:
    """A payment below 0."""
    f, i, r, t, e = b.labels
    return f"{f} pays {b.sum(b.activity)} of the {e} cost of {located(i, r)} in {t}: below 0."


def cost_is_funded(b: Breach) -> str:
    """A cost is not paid, or paid twice."""
    i, r, t, e = b.labels
    verdict = "too much" if b.is_above else "is missing"
    return (
        f"The {e} cost of {located(i, r)} in {t} is {b.sum(b.bound)}, funders pay "
        f"{b.sum(b.activity)}: {b.sum(b.excess)} {verdict}."
    )


def funder_balance(b: Breach) -> str:
    """A funder pays more than it has."""
    f, t = b.labels
    return (
        f"Funding source {f} ({t}): pays {b.sum(b.excess)} more than its amount of "
        f"{b.sum(b.upper)} and what it carried over from the year before."
    )


def carry_over_limit(b: Breach) -> str:
    """A funder carries over more than it may."""
    f, t = b.labels
    return f"Funding source {f} ({t}): carries over {b.sum(b.excess)} more than carry_over allows."


def _spent(b: Breach, why: str) -> str:
    rule, period = b.labels
    when = "all years" if period == "all" else period
    word = "allowed" if b.is_above else "required"
    side = "at most" if b.is_above else "at least"
    verdict = "too much" if b.is_above else "too little"
    return (
        f"Spending rule {rule} ({when}): {b.sum(b.activity)} spent on the selection, "
        f"{side} {b.sum(b.bound)} {word}{why}: {b.sum(b.excess)} {verdict}."
    )


def rule_amount(b: Breach) -> str:
    """A rule's min_amount or max_amount."""
    return _spent(b, "")


def rule_share(b: Breach) -> str:
    """A rule's min_share or max_share."""
    column = "max_share" if b.is_above else "min_share"
    return _spent(b, f" by {column}")


def rule_change(b: Breach) -> str:
    """A rule's min_change or max_change."""
    column = "max_change" if b.is_above else "min_change"
    return _spent(b, f" by {column} on the year before")


def tail_ceiling(b: Breach) -> str:
    """The forward cost is too high."""
    return (
        f"The forward cost, due in the year after the last, is {b.sum(b.activity)}, at most "
        f"{b.sum(b.upper)} allowed (tail_ceiling): {b.sum(b.excess)} too much."
    )


def condition(b: Breach) -> str:
    """Money flows before what it waits for."""
    rule, f, r, required_region, t = b.labels
    return (
        f"Condition {rule} ({t}): {f} pays {located(b.sum(b.activity), r)}, but "
        f"{located(b.remarks[0], required_region)}, which this money requires, is not met in time."
    )
