"""How far the split of a settled plan's money among the funders is a choice.

Every cost is paid in full, and all rules on money hold: what funders have and may carry over,
spending rules, conditions (docs/model.md, Money). Within that a payment lies anywhere between a
least and a greatest amount, each found by a linear program over the payments alone.

Payments for the same intervention that all rules treat alike are pooled, as when money is drawn:
only their sum is decided by the linear program, and how a pool is dealt out is free.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from prioritizer.allocation import Allocation
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options
from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.evaluation import Evaluation
from prioritizer.evaluation.conditions import unmet
from prioritizer.explanation.extremes import Search
from prioritizer.language import say
from prioritizer.parameters import Parameters
from prioritizer.parameters.money import ECONOMIC
from prioritizer.program import Block, LinearProgram
from prioritizer.resolving import Resolver, places_of
from prioritizer.stages.drawing import restricted
from prioritizer.stages.pooling import Pools, pools_of

MONEY_FAMILIES = frozenset(
    {"cost_is_funded", "funder_balance", "carry_over_limit", "condition"}
    | {f"rule_{kind}" for kind in ("amount", "min_share", "max_share", "min_change", "max_change")}
)
"""Families of rules on money."""


@dataclass(frozen=True)
class MoneyRange:
    """What a funder may pay for one part of the cost, in currency units.

    Attributes:
        funder, intervention, region, year, economic: as in the answer's money; in a total
            region and economic are "" and year is None.
        amount: in the plan.
        low, high: least and greatest over all admissible splits; None where a limit ended the
            search before it was known.
    """

    funder: str
    intervention: str
    region: str
    year: int | None
    economic: str
    amount: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class MoneyRanges:
    """The ranges of all payments of a plan.

    Attributes:
        amounts: by funder, intervention, region, year and economic type, where a cost is due.
        totals: by funder and intervention, over regions, years and economic types.
        is_complete: False where a limit left ends unknown.
        solves, unnecessary: linear programs solved, and those that known plans made needless.
    """

    amounts: tuple[MoneyRange, ...]
    totals: tuple[MoneyRange, ...]
    is_complete: bool
    solves: int
    unnecessary: int

    def to_dict(self) -> dict[str, Any]:
        """As plain Python values."""
        totals = [asdict(entry) for entry in self.totals]
        for total in totals:
            for key in ("region", "year", "economic"):
                del total[key]
        return {
            "amounts": [asdict(entry) for entry in self.amounts],
            "totals": totals,
            "complete": self.is_complete,
        }

    def to_json(self) -> str:
        """As one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def money_ranges(
    answer: Allocation,
    *,
    engine: str = "highs",
    time_limit: float | None = None,
    most_solves: int | None = None,
) -> MoneyRanges:
    """The range of each money amount over all admissible splits, starts and keeps fixed.

    Args:
        answer: with a plan whose money keeps every rule; of ``solve`` or ``evaluate``.
        engine: that solves the linear programs.
        time_limit: seconds for all of them; what is not known then is None.
        most_solves: largest number of them, likewise.

    Raises:
        ValueError: there is no plan, no table funding, or the plan's money breaks a rule.
    """
    evaluation = answer.evaluation
    if evaluation is None:
        raise ValueError(
            say(
                "the answer holds no plan (status {status}): solve again or relax",
                status=answer.status,
            )
        )
    if not evaluation.parameters.funding.is_limited:
        raise ValueError(say("the scenario has no table funding: nobody's money is attributed"))
    broken = [v.sentence for v in evaluation.violations if v.family in MONEY_FAMILIES]
    if broken:
        raise ValueError(
            say("no split of this plan's money keeps every rule: {broken}", broken=broken[0])
        )
    program = compile_scenario(answer.scenario)
    x = solution_of(program, evaluation)
    program = with_conditions_as_bounds(program, evaluation)
    pools = by_intervention(program, pools_of(program, x))
    if not pools.size:
        return MoneyRanges((), (), True, 0, 0)
    carried = places_of(program.columns, "carried")
    part = restricted(program, pools, carried, x)
    with Resolver(part, engine=engine, options=Options(threads=1)) as resolver:
        search = Search(resolver, len(pools.columns) * pools.size, time_limit, most_solves)
        return found_ranges(program, pools, x, search)


def solution_of(program: LinearProgram, evaluation: Evaluation) -> FloatArray:
    """The columns ``money`` and ``carried`` as in the plan, 0 elsewhere."""
    x = np.zeros(len(program.lower))
    block, money = program.block("money"), evaluation.plan.money
    if block is None or money is None:
        return x
    funder, decision, year, economic = places_of_payments(program, evaluation.parameters)
    sizes = (*evaluation.spent.shape, len(evaluation.scale), len(ECONOMIC))
    flat = np.zeros(sizes)
    np.add.at(flat, (money.funder, money.year, money.decision, money.economic), money.amount)
    x[block.places] = flat[funder, year, decision, economic]
    carried = program.block("carried")
    if carried is not None:
        of_funder, of_year = carried.index.codes
        x[carried.places] = evaluation.carried[of_funder, of_year]
    return x


def places_of_payments(
    program: LinearProgram, parameters: Parameters
) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    """Funder, decision, year and economic type of each column ``money``."""
    block = program.block("money")
    assert block is not None
    funder, intervention, region, year, economic = block.index.codes
    d = parameters.decisions
    pairs = zip(d.intervention.tolist(), d.region.tolist(), strict=True)
    place = {pair: n for n, pair in enumerate(pairs)}
    owners = zip(intervention.tolist(), region.tolist(), strict=True)
    return funder, np.array([place[pair] for pair in owners], dtype=np.int64), year, economic


def with_conditions_as_bounds(program: LinearProgram, evaluation: Evaluation) -> LinearProgram:
    """The program in which money that waits for its condition is 0, and no other is held by it.

    Whether a condition is met is settled with the plan.
    """
    block, parameters = program.block("money"), evaluation.parameters
    if block is None or not parameters.conditions:
        return program
    funder, decision, year, _ = places_of_payments(program, parameters)
    upper, row_upper = program.upper.copy(), program.row_upper.copy()
    for condition in parameters.conditions:
        waits = unmet(parameters, evaluation.facts, condition)
        upper[block.places][condition.funders[funder] & waits[decision, year]] = 0.0
    row_upper[places_of(program.rows, "condition")] = np.inf
    return replace(program, upper=upper, row_upper=row_upper)


def by_intervention(program: LinearProgram, pools: Pools) -> Pools:
    """The pools split further, so that each belongs to one intervention."""
    block = program.block("money")
    if block is None or not pools.size:
        return pools
    intervention = block.index.codes[1][pools.columns[0] - block.start]
    keys = np.stack([pools.pool, intervention])
    _, pool = np.unique(keys, axis=1, return_inverse=True)
    pool = pool.reshape(-1)
    return replace(pools, pool=pool, size=int(pool.max()) + 1)


def found_ranges(
    program: LinearProgram, pools: Pools, x: FloatArray, search: Search
) -> MoneyRanges:
    """The ranges of all totals, then of all amounts."""
    block = program.block("money")
    assert block is not None
    search.learn(pooled_payments(pools, x))
    labels = list(zip(*(block.index.labels(name) for name in block.index.dimensions), strict=True))
    paid = np.maximum(x, 0.0)
    count = range(len(pools.columns))
    totals = [entry for f in count for entry in total_ranges(pools, f, labels, paid, block, search)]
    amounts = [entry for f in count for entry in cell_ranges(pools, f, labels, paid, block, search)]
    return MoneyRanges(
        tuple(amounts), tuple(totals), not search.unknown, search.solves, search.unnecessary
    )


def total_ranges(
    pools: Pools,
    funder: int,
    labels: list[tuple[Any, ...]],
    paid: FloatArray,
    block: Block,
    search: Search,
) -> Iterator[MoneyRange]:
    """What a funder pays for each intervention, over its pools."""
    due = np.bincount(pools.pool, pools.due, pools.size)
    columns = pools.columns[funder]
    names = np.array([labels[column - block.start][1] for column in columns.tolist()])
    for name in dict.fromkeys(names.tolist()):
        cells = np.flatnonzero(names == name)
        mine = np.unique(pools.pool[cells])
        low, high = search.ends(funder * pools.size + mine, float(due[mine].sum()))
        who = labels[columns[0] - block.start][0]
        amount = float(paid[columns[cells]].sum())
        yield MoneyRange(who, name, "", None, "", amount, low, high)


def cell_ranges(
    pools: Pools,
    funder: int,
    labels: list[tuple[Any, ...]],
    paid: FloatArray,
    block: Block,
    search: Search,
) -> Iterator[MoneyRange]:
    """What a funder pays for each part of the cost.

    Of a pool, a funder that pays P may pay at most P for a part, and must pay what the rest of
    the pool can't take.
    """
    due = np.bincount(pools.pool, pools.due, pools.size).tolist()
    ends = [search.ends(np.array([funder * pools.size + g]), due[g]) for g in range(pools.size)]
    cells = zip(
        pools.columns[funder].tolist(), pools.due.tolist(), pools.pool.tolist(), strict=True
    )
    for column, part, g in cells:
        low, high = ends[g]
        low = None if low is None else max(0.0, low - (due[g] - part))
        high = None if high is None else min(part, high)
        who, name, region, year, economic = labels[column - block.start]
        amount = float(paid[column])
        yield MoneyRange(who, name, region, int(year), economic, amount, low, high)


def pooled_payments(pools: Pools, x: FloatArray) -> FloatArray:
    """(F G,) what each funder pays for each pool in a plan."""
    paid = [np.bincount(pools.pool, np.maximum(x[row], 0.0), pools.size) for row in pools.columns]
    return np.concatenate(paid)
