"""What each constraint costs: the best plan without it, and the money that would buy as much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from prioritizer.engines.outcome import IntArray
from prioritizer.explanation.bench import Bench, Undecided, worth
from prioritizer.explanation.break_even import extra_budget
from prioritizer.explanation.displacement import displacement
from prioritizer.explanation.forcing import without_loss
from prioritizer.explanation.idleness import is_idle, rows_of
from prioritizer.explanation.why import OPTIMAL, UNKNOWN
from prioritizer.language import say
from prioritizer.resolving import Change, places_of, rows_about
from prioritizer.scenario import Scenario

SPENDING = (
    "rule_amount",
    "rule_min_share",
    "rule_max_share",
    "rule_min_change",
    "rule_max_change",
)
LOGIC = ("requires", "together", "requires_any", "at_most", "at_least")
POLITICS = ("veto", "political_capital", "quorum")


def without(family: str, name: str) -> str:
    """What it is called that a constraint is dropped."""
    return say("without {name} ({family})", name=name, family=family)


@dataclass(frozen=True)
class Price:
    """What one constraint costs.

    Attributes:
        name: of the rule, stakeholder, indicator or intervention; "politics" for all of it.
        family: spending_rule, condition, logic, veto, political_capital, quorum, politics,
            tail_ceiling, lock_in, lock_out, required_value or milestone.
        basis: law, agreement, policy or "".
        status: optimal, or unknown where the solver stopped.
        objective_without: the best objective without the constraint; None where unknown.
        gain: what that is better by.
        indicators: change of each indicator's national gain in the last year, in its unit.
        started, ended: funded without the constraint and not with it, and the other way round.
        compensating_budget: least extra money that brings the same gain with the constraint kept;
            None where none does, or where that is unknown.
        unknown: names of the numbers that a stop left undecided.
    """

    name: str
    family: str
    basis: str = ""
    status: str = UNKNOWN
    objective_without: float | None = None
    gain: float | None = None
    indicators: tuple[tuple[str, float], ...] = ()
    started: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    compensating_budget: float | None = None
    unknown: tuple[str, ...] = ()
    solves: int = field(default=0, repr=False)
    unnecessary: int = field(default=0, repr=False)


@dataclass(frozen=True, eq=False)
class PriceTask:
    """The question about one constraint.

    Attributes:
        name, family, basis: as in ``Price``.
        rows: of the extended program that are it.
        unlocked: for a lock, the scenario without it: what may then end is a decision more.
    """

    name: str
    family: str
    basis: str
    rows: IntArray
    unlocked: Scenario | None = None

    @property
    def label(self) -> str:
        """Names it in progress."""
        return without(self.family, self.name)

    def __call__(self, bench: Bench) -> Price:
        """Answer it on a bench."""
        solves, unnecessary = bench.solves, bench.unnecessary
        found = self._priced(bench)
        return replace(
            found, solves=bench.solves - solves, unnecessary=bench.unnecessary - unnecessary
        )

    def _priced(self, bench: Bench) -> Price:
        price = Price(self.name, self.family, self.basis)
        change = Change.dropping(self.rows)
        if self.unlocked is None and is_idle(bench, change):
            bench.unnecessary += 2
            return self._without_gain(bench, price)
        other = bench if self.unlocked is None else bench.beside(self.unlocked)
        try:
            outcome = without_loss(other, change)
            assert outcome is not None  # without the constraint the best plan still is a plan
            plan = other.plan(other.tidied(change, outcome))
        except Undecided:
            return replace(price, unknown=("objective_without", "gain", "compensating_budget"))
        finally:
            if other is not bench:
                bench.solves += other.solves
                other.close()
        gain = max(bench.better(worth(outcome), bench.objective), 0.0)
        if gain == 0:
            bench.unnecessary += 1
            return self._without_gain(bench, price)
        difference = displacement(bench.consequences, plan)
        price = replace(
            price,
            status=OPTIMAL,
            objective_without=worth(outcome),
            gain=gain,
            indicators=difference.indicators,
            started=difference.enters,
            ended=difference.ended,
        )
        return with_compensation(bench, price, worth(outcome))

    def _without_gain(self, bench: Bench, price: Price) -> Price:
        """The best plan stays the best: the constraint costs nothing, nor does a part of it."""
        if self.unlocked is None:
            bench.costless.add(self.label)
        nothing = tuple((k, 0.0) for k in bench.parameters.effects.indicators)
        return replace(
            price,
            status=OPTIMAL,
            objective_without=bench.objective,
            gain=0.0,
            indicators=nothing,
            compensating_budget=0.0,
        )


def with_compensation(bench: Bench, price: Price, objective: float) -> Price:
    """The price with the money that buys the same gain."""
    try:
        budget = extra_budget(bench, Change.none(), objective)
    except Undecided:
        return replace(price, unknown=("compensating_budget",))
    return replace(price, compensating_budget=budget)


def price_tasks(bench: Bench) -> list[PriceTask]:
    """One task for each active constraint that someone has set."""
    return [
        *rule_tasks(bench),
        *politics_tasks(bench),
        *requirement_tasks(bench),
        *lock_tasks(bench),
    ]


def rule_tasks(bench: Bench) -> Iterator[PriceTask]:
    """Spending rules, conditions, logic and the ceiling of the forward cost."""
    program, p = bench.extended.program, bench.parameters
    for rules, families, kind in (
        (p.spending_rules, SPENDING, "spending_rule"),
        (p.conditions, ("condition",), "condition"),
        (p.logic, LOGIC, "logic"),
    ):
        for rule in rules:
            found = [rows_about(program, family, {"rule": rule.name}) for family in families]
            yield PriceTask(rule.name, kind, rule.basis, rows_of(found))
    if p.tail_ceiling is not None:
        rows = places_of(program.rows, "tail_ceiling")
        yield PriceTask("tail_ceiling", "tail_ceiling", "", rows)


def politics_tasks(bench: Bench) -> Iterator[PriceTask]:
    """Each veto, the political capital, the quorum, and all of politics together."""
    program, p = bench.extended.program, bench.parameters.politics
    tasks = [
        PriceTask(name, "veto", "", rows_about(program, "veto", {"stakeholder": name}))
        for name, has_veto in zip(p.stakeholders, p.has_veto, strict=True)
        if has_veto
    ]
    for family in ("political_capital", "quorum"):
        rows = places_of(program.rows, family)
        if len(rows):
            tasks.append(PriceTask(family, family, "", rows))
    yield from tasks
    if tasks:
        every = rows_of([places_of(program.rows, family) for family in POLITICS])
        yield PriceTask("politics", "politics", "", every)


def requirement_tasks(bench: Bench) -> Iterator[PriceTask]:
    """Each required value and each milestone."""
    program = bench.extended.program
    for block in program.rows:
        if block.name not in ("required_value", "milestone"):
            continue
        labels = zip(*(block.index.labels(name) for name in block.index.dimensions), strict=True)
        for place, parts in enumerate(labels):
            name = ",".join(str(part) for part in parts)
            yield PriceTask(name, block.name, "", np.array([block.start + place]))


def lock_tasks(bench: Bench) -> Iterator[PriceTask]:
    """Each lock of the tables: of an intervention, or of one in a region."""
    nothing = np.empty(0, dtype=np.int64)
    for table in ("interventions", "regional"):
        frame = bench.scenario.given(table)
        if frame is None or "lock" not in frame:
            continue
        for row, lock in enumerate(frame["lock"].tolist()):
            if lock not in ("in", "out"):
                continue
            place = f" ({frame['region'].iloc[row]})" if table == "regional" else ""
            name = f"{frame['intervention'].iloc[row]}{place}"
            blank = frame["lock"].where(np.arange(len(frame)) != row, None)
            scenario = bench.scenario.replace(**{table: frame.assign(lock=blank)})
            yield PriceTask(name, f"lock_{lock}", "", nothing, scenario)
