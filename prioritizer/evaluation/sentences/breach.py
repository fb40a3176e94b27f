"""A missed row, and numbers in words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from prioritizer.language import in_style, say


@dataclass(frozen=True)
class Breach:
    """One missed row, and the units to speak of it in.

    Attributes:
        labels: of the row, "" for what is national.
        activity, lower, upper: what the plan does and may do.
        money: unit of money, such as "million MXN"; "" where the scenario names no currency.
        unit: of the resource or indicator that the row speaks of, "" where it has none.
        remarks: what else there is to say of the row.
    """

    labels: tuple[str, ...]
    activity: float
    lower: float
    upper: float
    money: str
    unit: str
    remarks: tuple[str, ...] = ()

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
    return in_style(f"{before}.{after.rstrip('0') or '0'}")


def with_unit(number: float, unit: str) -> str:
    """A number for people, with its unit where there is one."""
    return f"{figure(number)} {unit}".rstrip()


def whole(number: float) -> str:
    """A count, or a scale, with no more digits than it has.

    >>> whole(2.0), whole(0.25)
    ('2', '0.25')
    """
    return in_style(f"{number:.6g}")


def located(name: str, region: str) -> str:
    """What is decided or asked, and where: "vetting in north", "vetting" for the country."""
    return say("{name} in {region}", name=name, region=region) if region else name
