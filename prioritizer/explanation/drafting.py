"""What every author of members needs: the tables, the loosened program, prices and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.evaluation.sentences.breach import located, with_unit
from prioritizer.evaluation.violations import money_unit
from prioritizer.explanation.elastic import ElasticBuilder
from prioritizer.explanation.loosened import Loosened, loosened
from prioritizer.explanation.members import LAW, Cell, Entry, Found, Lever, Member
from prioritizer.explanation.valuation import Valuation
from prioritizer.language import marked, say
from prioritizer.parameters import Parameters, resolve
from prioritizer.parameters.arrays import BoolArray
from prioritizer.resolving import rows_about
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Drafting:
    """A scenario whose members are being written down.

    Attributes:
        scenario: whose members they are.
        loose: its program without the limits that members put back.
        builder: to which they are added.
        valuation: what changes count for.
        raised: columns that raise the amounts, by place of funder and year.
    """

    scenario: Scenario
    loose: Loosened
    builder: ElasticBuilder
    valuation: Valuation
    raised: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def given(self) -> Parameters:
        """The parameters as the tables have them."""
        return self.loose.given

    @property
    def years(self) -> list[int]:
        """The years of the horizon."""
        years: list[int] = self.given.years.tolist()
        return years

    def rows(self, family: str, **labels: object) -> IntArray:
        """Places of a family's rows that bear these labels."""
        return rows_about(self.builder.base, family, labels)

    def grid(self, name: str) -> IntArray:
        """(D, T) places of the columns start or scale."""
        block = self.builder.base.block(name)
        assert block is not None
        places = np.arange(block.start, block.start + len(block.index))
        return places.reshape(self.given.decisions.window.shape)

    def keeps(self) -> IntArray:
        """(D, T) places of the columns keep, -1 where nothing operates before the first year."""
        d = self.given.decisions
        places = np.full(d.window.shape, -1, dtype=np.int64)
        block = self.builder.base.block("keep")
        if block is not None:
            runs = d.initial_scale > 0
            count = int(runs.sum())
            every = np.arange(block.start, block.start + len(block.index))
            places[runs] = every.reshape(count, -1)
        return places

    def label(self, decision: int) -> tuple[str, str]:
        """Intervention and region of a decision, "" for a national one."""
        d = self.given.decisions
        region = int(d.region[decision])
        return (
            self.given.interventions[int(d.intervention[decision])],
            "" if region < 0 else self.given.regions[region],
        )

    def where(self, decision: int) -> str:
        """Intervention and region in words."""
        return located(*self.label(decision))

    def sum(self, number: float) -> str:
        """A sum of money with its unit."""
        return with_unit(number, self.money)

    @property
    def money(self) -> str:
        """Unit of money."""
        return money_unit(self.scenario)


def drafting(scenario: Scenario) -> Drafting:
    """Begin with the members of a scenario."""
    given = resolve(scenario)
    loose = loosened(given, has_own_limit(scenario, given))
    return Drafting(scenario, loose, ElasticBuilder(loose.program), Valuation.of(given))


def regional_cells(scenario: Scenario, column: str) -> dict[tuple[str, str], object]:
    """The cells of a column of ``regional`` that are not blank."""
    table = scenario.table("regional")
    return {
        (i, r): cell
        for i, r, cell in zip(
            table["intervention"].tolist(),
            table["region"].tolist(),
            table[column].tolist(),
            strict=True,
        )
        if cell == cell and cell != ""
    }


def has_own_limit(scenario: Scenario, given: Parameters) -> BoolArray:
    """(D,) the region has a max_scale of its own."""
    cells, d = regional_cells(scenario, "max_scale"), given.decisions
    regions = (*given.regions, "")
    pairs = zip(d.intervention.tolist(), d.region.tolist(), strict=True)
    return np.array([(given.interventions[i], regions[r]) in cells for i, r in pairs], dtype=bool)


def named(family: str, *labels: object) -> str:
    """``family[label,label]`` without the labels that are ""."""
    shown = [str(label) for label in labels if label != ""]
    return f"{family}[{','.join(shown)}]" if shown else family


def unless_law(basis: str, levers: Sequence[Lever]) -> tuple[Lever, ...]:
    """The levers of a member with this basis: what is law is not offered for change."""
    return () if basis == LAW else tuple(levers)


BASES = (marked("law"), marked("agreement"), marked("policy"))
"""What a rule may rest on."""


def based_on(basis: str) -> str:
    """What a statement rests on, to follow its sentence."""
    return say(" (basis: {basis})", basis=say(basis)) if basis else ""


def number_lever(
    cells: tuple[Cell, ...],
    before: float,
    column: int,
    upper: float,
    weight: float,
    *,
    unit: str = "",
    step: float = 1.0,
    whole: bool = False,
) -> Lever:
    """A lever that moves a number by ``step`` for each unit of one column."""

    def settle(found: Found) -> Entry:
        moved = before + step * found.x[column]
        return float(round(moved)) if whole else float(moved)

    return Lever(
        cells=cells,
        before=before,
        unit=unit,
        columns=np.array([column]),
        upper=np.array([upper]),
        is_whole=whole,
        weight=weight,
        settle=settle,
        direction=1 if step > 0 else -1,
    )


def switch_lever(
    cells: tuple[Cell, ...], before: Entry, after: Entry, column: int, weight: float
) -> Lever:
    """A lever that is moved whole or not at all."""
    return Lever(
        cells=cells,
        before=before,
        unit="",
        columns=np.array([column]),
        upper=np.ones(1),
        is_whole=True,
        weight=weight,
        settle=lambda _: after,
        direction=0,
    )


def set_aside_by(
    name: str,
    family: str,
    sentence: str,
    columns: Sequence[int],
    upper: Sequence[float] | FloatArray,
    levers: tuple[Lever, ...] = (),
    basis: str = "",
) -> Member:
    """A member that these columns set aside."""
    return Member(
        name=name,
        family=family,
        sentence=sentence,
        columns=np.array(columns, dtype=np.int64),
        upper=np.array(upper, dtype=np.float64),
        levers=levers,
        basis=basis,
    )


Author = Callable[[Drafting], "list[Member]"]
