"""Scenarios with more or less money, and a program in which the amount of money is a column."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines.outcome import FloatArray
from prioritizer.explanation.operating import widened_criterion
from prioritizer.language import say
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.scenario import Scenario
from prioritizer.tables.faults import did_you_mean

BUDGET = "budget_factor"
"""Name of the column that scales the money."""


def scaled_budget(scenario: Scenario, factor: float, funder: str | None = None) -> Scenario:
    """The scenario with the amounts of all funders, or of one, times ``factor``.

    Raises:
        ValueError: the scenario has no funding, the funder is unknown, or the factor negative.
    """
    funding = scenario.given("funding")
    if funding is None:
        raise ValueError(say("the scenario has no table funding: its money has no limit to scale"))
    if not factor >= 0:
        raise ValueError(say("factor {factor}: give 0 or more", factor=factor))
    funders = funding["funder"].unique().tolist()
    if funder is not None and funder not in funders:
        raise ValueError(
            say(
                "funder {funder!r} has no money: {hint}",
                funder=funder,
                hint=did_you_mean(funder, funders),
            )
        )
    chosen = funding["funder"].isin(funders if funder is None else [funder])
    amount = funding["amount"].where(~chosen, funding["amount"] * factor)
    return scenario.replace(funding=funding.assign(amount=amount))


@dataclass(frozen=True, eq=False)
class BudgetProgram:
    """A program whose last column is the factor on the money.

    Attributes:
        program: with the column ``budget_factor``, free from 0 to ``most``.
        factor: the criterion that minimises it.
    """

    program: LinearProgram
    factor: Criterion


def with_budget_column(scenario: Scenario, most: float, funder: str | None = None) -> BudgetProgram:
    """The scenario's program with the money as a decision.

    Bounds of rows are linear in the amounts, so that the programs without the money and with
    ``most`` times it tell each row's coefficient.
    """
    without = compile_scenario(scaled_budget(scenario, 0.0, funder))
    full = compile_scenario(scaled_budget(scenario, most, funder))
    low, high = (
        difference_of(without.row_lower, full.row_lower),
        difference_of(without.row_upper, full.row_upper),
    )
    both = (low != 0) & (high != 0) & (low != high)
    assert not both.any(), say("a row with two different amounts as its bounds")
    column = -np.where(high != 0, high, low) / most
    matrix = sparse.hstack([full.matrix, sparse.csr_array(column[:, None])], format="csr")
    place = len(full.lower)
    widened = replace(
        full,
        columns=(*full.columns, Block(BUDGET, Index.single(), place)),
        matrix=sparse.csr_array(matrix),
        row_lower=np.where(low != 0, without.row_lower, full.row_lower),
        row_upper=np.where(high != 0, without.row_upper, full.row_upper),
        lower=np.append(full.lower, 0.0),
        upper=np.append(full.upper, most),
        is_whole=np.append(full.is_whole, False),
        criteria=tuple(widened_criterion(c, 1) for c in full.criteria),
        tie_breaks=(),
        draws=(),
    )
    cost = np.zeros(place + 1)
    cost[place] = 1.0
    return BudgetProgram(widened, Criterion(BUDGET, "min", cost, 0.0, max(most, 1.0)))


def difference_of(before: FloatArray, after: FloatArray) -> FloatArray:
    """After - before, 0 where both are the same infinity."""
    same = before == after
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(same, 0.0, after - before))
