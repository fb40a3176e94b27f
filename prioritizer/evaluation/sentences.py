"""What is wrong with a plan, in one plain sentence per violation."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Breach:
    """One missed row, and the units to speak of it in.

    Attributes:
        labels: of the row, "" for what is national.
        activity, lower, upper: what the plan does and may do.
        money: unit of money, such as "million MXN"; "" where the scenario names no currency.
        unit: of the resource or indicator that the row speaks of, "" where it has none.
    """

    labels: tuple[str, ...]
    activity: float
    lower: float
    upper: float
    money: str
    unit: str

    @property
    def is_above(self) -> bool:
        """Whether it is the upper bound that is missed."""
        return self.activity > self.upper

    @property
    def bound(self) -> float:
        """The bound that is missed."""
        return self.upper if self.is_above else self.lower

    @property
    def excess(self) -> float:
        """Distance to the missed bound."""
        return abs(self.activity - self.bound)

    def sum(self, number: float) -> str:
        """A sum of money with its unit."""
        return with_unit(number, self.money)


def figure(number: float) -> str:
    """A number for people: at least one decimal, as many as three significant digits take.

    >>> figure(412), figure(5), figure(0.01234), figure(1234567.891)
    ('412.0', '5.0', '0.0123', '1,234,567.9')
    """
    if number == 0:
        return "0.0"
    decimals = max(1, 2 - math.floor(math.log10(abs(number))))
    before, after = f"{number:,.{decimals}f}".split(".")
    return f"{before}.{after.rstrip('0') or '0'}"


def with_unit(number: float, unit: str) -> str:
    """A number for people, with its unit where there is one."""
    return f"{figure(number)} {unit}".rstrip()


def whole(number: float) -> str:
    """A count, or a scale, with no more digits than it has.

    >>> whole(2.0), whole(0.25)
    ('2', '0.25')
    """
    return f"{number:.6g}"


def _decision(intervention: str, region: str) -> str:
    return f"{intervention} in {region}" if region else intervention


def _scaled(b: Breach, verb: str, rule: str) -> str:
    i, r, t, *_ = b.labels
    return f"{_decision(i, r)} ({t}): {verb} {whole(b.activity)}, {rule}."


def start_not_negative(b: Breach) -> str:
    """A start below 0."""
    return _scaled(b, "starts", "but a start cannot be below 0")


def keep_not_negative(b: Breach) -> str:
    """A keep below 0."""
    return _scaled(b, "keeps", "but what is kept cannot be below 0")


def window(b: Breach) -> str:
    """A start at the wrong time."""
    return _scaled(b, "starts", "but it may not start in this year (first_year, last_year)")


def wholeness(b: Breach) -> str:
    """A fraction where whole numbers are decided."""
    verb = "starts" if b.labels[-1] == "start" else "keeps"
    return _scaled(b, verb, "but it is decided in whole numbers")


def scale_minimum(b: Breach) -> str:
    """A scale below the least one."""
    if b.activity < 0:
        return _scaled(b, "operates at", "but no scale can be below 0")
    short = f"{whole(b.excess)} too little"
    return _scaled(b, "operates at", f"at least {whole(b.lower)} or nothing allowed: {short}")


def scale_maximum(b: Breach) -> str:
    """A scale above the greatest one."""
    return _scaled(
        b, "operates at", f"at most {whole(b.upper)} allowed: {whole(b.excess)} too much"
    )


def keep_never_rises(b: Breach) -> str:
    """What was ended is taken up again."""
    i, r, t = b.labels
    return (
        f"{_decision(i, r)} ({t}): keeps {whole(b.excess)} more than the year before, but what "
        "operated before the first year can only be ended, not enlarged."
    )


def may_end(b: Breach) -> str:
    """What runs is ended, but may not be."""
    rule = f"but {whole(b.lower)} runs and must be kept (may_end = no, or lock = in)"
    return _scaled(b, "keeps", rule)


def fixed_start(b: Breach) -> str:
    """An approved start is not taken."""
    return _scaled(b, "starts", f"but {whole(b.lower)} is approved (plan, status fixed)")


def fixed_keep(b: Breach) -> str:
    """An approved keep is not taken."""
    return _scaled(b, "keeps", f"but {whole(b.lower)} is approved (plan, status fixed)")


def keep_held(b: Breach) -> str:
    """A keep changes in an approved year."""
    rule = f"but the approved year keeps the {whole(b.lower)} of the year before"
    return _scaled(b, "keeps", rule)


def lock_in(b: Breach) -> str:
    """A mandatory intervention is not reached."""
    return (
        f"{_decision(*b.labels)} is mandatory (lock = in): scale {whole(b.activity)} is reached, "
        f"at least {whole(b.lower)} required: {whole(b.excess)} too little."
    )


def lock_out(b: Breach) -> str:
    """An excluded intervention is started."""
    where = _decision(*b.labels)
    return f"{where} is excluded (lock = out), but a scale of {whole(b.activity)} is started."


def money_not_negative(b: Breach) -> str:
    """A payment below 0."""
    f, i, r, t, e = b.labels
    return f"{f} pays {b.sum(b.activity)} of the {e} cost of {_decision(i, r)} in {t}: below 0."


def cost_is_funded(b: Breach) -> str:
    """A cost is not paid, or paid twice."""
    i, r, t, e = b.labels
    verdict = "too much" if b.is_above else "is missing"
    return (
        f"The {e} cost of {_decision(i, r)} in {t} is {b.sum(b.bound)}, funders pay "
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


def resource_capacity(b: Breach) -> str:
    """A resource is used beyond what there is."""
    q, t = b.labels
    unit = b.unit
    return (
        f"Resource {q} ({t}): {with_unit(b.activity, unit)} used beyond what the plan supplies, "
        f"{with_unit(b.upper, unit)} available: {with_unit(b.excess, unit)} too much."
    )


def requires(b: Breach) -> str:
    """A start before what it requires."""
    rule, i, r, other, region, t = b.labels
    return (
        f"Rule {rule}: {_decision(i, r)} starts {whole(b.activity)} in {t}, but "
        f"{_decision(other, region)}, which it requires, is not met in time."
    )


def together(b: Breach) -> str:
    """A start without the rest of its package."""
    rule, i, r, other, region, t = b.labels
    return (
        f"Rule {rule}: {_decision(i, r)} starts {whole(b.activity)} in {t}, but "
        f"{_decision(other, region)}, which goes together with it, is not met by then."
    )


def requires_any(b: Breach) -> str:
    """A start before any of what it requires."""
    rule, i, r, t = b.labels
    return (
        f"Rule {rule}: {_decision(i, r)} starts {whole(b.activity)} in {t}, but none of the "
        "interventions of which it requires one is met in time."
    )


def at_most(b: Breach) -> str:
    """Too many started."""
    rule, region = b.labels
    return (
        f"Rule {_decision(rule, region)}: {whole(b.activity)} of the listed interventions started, "
        f"at most {whole(b.upper)} allowed: {whole(b.excess)} too many."
    )


def at_least(b: Breach) -> str:
    """Too few met."""
    rule, region = b.labels
    return (
        f"Rule {_decision(rule, region)}: {whole(b.activity)} of the listed interventions met by "
        f"the last year, at least {whole(b.lower)} required: {whole(b.excess)} too few."
    )


def required_value(b: Breach) -> str:
    """An indicator stays behind its required value."""
    (k,) = b.labels
    unit = b.unit
    side = "at most" if b.is_above else "at least"
    verdict = "too high" if b.is_above else "too low"
    return (
        f"Indicator {k}: {with_unit(b.activity, unit)} in the last year, {side} "
        f"{with_unit(b.bound, unit)} required: {with_unit(b.excess, unit)} {verdict}."
    )


SENTENCES: Mapping[str, Callable[[Breach], str]] = {
    sentence.__name__: sentence
    for sentence in (
        start_not_negative,
        keep_not_negative,
        window,
        wholeness,
        scale_minimum,
        scale_maximum,
        keep_never_rises,
        may_end,
        fixed_start,
        fixed_keep,
        keep_held,
        lock_in,
        lock_out,
        money_not_negative,
        cost_is_funded,
        funder_balance,
        carry_over_limit,
        rule_amount,
        tail_ceiling,
        resource_capacity,
        requires,
        together,
        requires_any,
        at_most,
        at_least,
        required_value,
    )
} | {
    "rule_min_share": rule_share,
    "rule_max_share": rule_share,
    "rule_min_change": rule_change,
    "rule_max_change": rule_change,
}
"""The sentence of each family of constraints."""
