"""The least-broken split of a bill among funders, as a linear program (docs/model.md, Money)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from prioritizer.evaluation.selections import (
    Selection,
    amounts,
    change_years,
    chosen,
    periods,
    reference,
)
from prioritizer.language import say
from prioritizer.parameters import Parameters, SpendingRule
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray

_LARGEST = 1e4
"""Largest cost in the linear program: its tolerance of 1e-7 is then far below a millionth."""

_HELD = 1e-9
"""Share by which a criterion may fall behind its best while the next one is solved."""


class Row(NamedTuple):
    """coefficients (F, C) times payments <= bound; what is beyond is counted as broken."""

    coefficients: FloatArray
    bound: float


@dataclass(frozen=True, eq=False)
class Bill:
    """Cost to be shared, by C cells: a group of decisions, a year and an economic type.

    Attributes:
        group: (D,) of each decision.
        example: (C,) one decision of the cell's group.
        cell_group, year, economic: (C,) places.
        cost: (C,) in currency units, positive.
        may_pay: (F, C) which funders may pay; one at least for each cell.
    """

    group: IntArray
    example: IntArray
    cell_group: IntArray
    year: IntArray
    economic: IntArray
    cost: FloatArray
    may_pay: BoolArray


def rule_rows(parameters: Parameters, bill: Bill) -> list[Row]:
    """Every bound of every spending rule as one row."""
    rows: list[Row] = []
    for rule in parameters.spending_rules:
        rows += _amount_rows(parameters, bill, rule)
        rows += _share_rows(parameters, bill, rule)
        rows += _change_rows(parameters, bill, rule)
    return rows


def _coefficients(bill: Bill, selection: Selection, years: IntArray) -> FloatArray:
    """1 for each payment (F, C) in the selection in one of the years, else 0."""
    cell = selection.decisions[bill.example] & selection.economic[bill.economic]
    cell = cell & np.isin(bill.year, years)
    return np.outer(selection.funders, cell).astype(np.float64)


def _bounded(coefficients: FloatArray, lower: float, upper: float) -> list[Row]:
    rows = []
    if np.isfinite(lower):
        rows.append(Row(-coefficients, -lower))
    if np.isfinite(upper):
        rows.append(Row(coefficients, upper))
    return rows


def _amount_rows(parameters: Parameters, bill: Bill, rule: SpendingRule) -> list[Row]:
    rows: list[Row] = []
    for period in periods(parameters, rule):
        selected = _coefficients(bill, chosen(rule), period.years)
        rows += _bounded(selected, rule.min_amount, rule.max_amount)
    return rows


def _share_rows(parameters: Parameters, bill: Bill, rule: SpendingRule) -> list[Row]:
    rows: list[Row] = []
    base = reference(rule)
    for period in periods(parameters, rule):
        selected = _coefficients(bill, chosen(rule), period.years)
        if base is None:
            whole = float(amounts(parameters, rule)[period.years].sum())
            rows += _bounded(selected, rule.min_share * whole, rule.max_share * whole)
            continue
        whole_row = _coefficients(bill, base, period.years)
        if np.isfinite(rule.min_share):
            rows.append(Row(rule.min_share * whole_row - selected, 0.0))
        if np.isfinite(rule.max_share):
            rows.append(Row(selected - rule.max_share * whole_row, 0.0))
    return rows


def _change_rows(parameters: Parameters, bill: Bill, rule: SpendingRule) -> list[Row]:
    rows: list[Row] = []
    for t in change_years(parameters, rule):
        now = _coefficients(bill, chosen(rule), np.array([t]))
        if t == 0:
            floor = (1 + rule.min_change) * rule.previous_amount
            cap = (1 + rule.max_change) * rule.previous_amount
            rows += _bounded(now, floor, cap)
            continue
        before = _coefficients(bill, chosen(rule), np.array([t - 1]))
        if np.isfinite(rule.min_change):
            rows.append(Row((1 + rule.min_change) * before - now, 0.0))
        if np.isfinite(rule.max_change):
            rows.append(Row(now - (1 + rule.max_change) * before, 0.0))
    return rows


@dataclass(frozen=True, eq=False)
class Split:
    """The linear program of a split; columns: payments (F, C), carried (F, T), excess (n,).

    Attributes:
        inequalities, bounds: ``inequalities @ columns <= bounds``.
        equalities, due: every cell is paid in full.
        upper: of each column.
        payments: how many of the columns are payments.
        excess: how many of them, at the end, measure what is broken.
        unit: currency units in one unit of the program.
    """

    inequalities: sparse.csr_array
    bounds: FloatArray
    equalities: sparse.csr_array
    due: FloatArray
    upper: FloatArray
    payments: int
    excess: int
    unit: float


def split_program(parameters: Parameters, bill: Bill) -> Split:
    """Payments in units of the bill, all rules and balances elastic, carry-over not."""
    funding = parameters.funding
    unit = bill.cost.max() / _LARGEST
    rules = rule_rows(parameters, bill)
    count, cells = len(funding.funders), len(bill.cost)
    years = len(parameters.years)
    balance, carry = _flows(parameters, bill)
    by_rule = sparse.csr_array(
        np.array([row.coefficients.ravel() for row in rules]).reshape(len(rules), count * cells)
    )
    no_carry = sparse.csr_array((len(rules), count * years))
    elastic = -sparse.eye_array(count * years + len(rules), format="csr")
    lawful = _stacked([[balance], [_stacked([[by_rule, no_carry]])]])
    limits = (funding.carry_over[:, None] * funding.amount).ravel()
    upper = np.full(count * (cells + years) + elastic.shape[0], np.inf)
    upper[: count * cells][~bill.may_pay.ravel()] = 0.0
    upper[count * cells + years - 1 : count * (cells + years) : years] = 0.0
    return Split(
        inequalities=_stacked([[lawful, elastic], [carry, None]]),
        bounds=np.concatenate([funding.amount.ravel(), [row.bound for row in rules], limits])
        / unit,
        equalities=_paid_in_full(count, cells, len(upper)),
        due=bill.cost / unit,
        upper=upper,
        payments=count * cells,
        excess=elastic.shape[0],
        unit=unit,
    )


def _flows(parameters: Parameters, bill: Bill) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Rows (F T) of balances and of carry-over limits, over payments and carried."""
    funding = parameters.funding
    count, years, cells = len(funding.funders), len(parameters.years), len(bill.cost)
    in_year = sparse.csr_array(
        (np.ones(cells), (bill.year, np.arange(cells))), shape=(years, cells)
    )
    spent = sparse.kron(sparse.eye_array(count), in_year)
    before = sparse.eye_array(years, k=-1)
    carried = sparse.kron(sparse.eye_array(count), sparse.eye_array(years) - before)
    share = sparse.diags_array(funding.carry_over)
    limit = sparse.eye_array(count * years) - sparse.kron(share, before)
    no_payment = sparse.csr_array((count * years, count * cells))
    return _stacked([[spent, carried]]), _stacked([[no_payment, limit]])


def _stacked(blocks: list[list[Any]]) -> sparse.csr_array:
    """A sparse matrix of blocks; None is a block of zeros."""
    return sparse.csr_array(sparse.block_array(blocks))


def _paid_in_full(count: int, cells: int, columns: int) -> sparse.csr_array:
    place = np.arange(count * cells)
    return sparse.csr_array(
        (np.ones(count * cells), (place % cells, place)), shape=(cells, columns)
    )


def best_split(parameters: Parameters, bill: Bill) -> FloatArray:
    """Payments (F, C) in currency units: least broken, then in draw order."""
    count, cells = len(parameters.funding.funders), len(bill.cost)
    if count == 1 or cells == 0:
        return np.broadcast_to(bill.cost, (count, cells)).copy()
    split = split_program(parameters, bill)
    broken = np.zeros(len(split.upper))
    broken[len(broken) - split.excess :] = 1.0
    columns = _least(split, broken, [])
    held = [(broken, float(broken @ columns))]
    for f in range(count - 1):
        not_paid = np.zeros(len(split.upper))
        not_paid[f * cells : (f + 1) * cells] = -1.0
        columns = _least(split, not_paid, held)
        held.append((not_paid, float(not_paid @ columns)))
    return columns[: split.payments].reshape(count, cells) * split.unit


def _least(split: Split, goal: FloatArray, held: list[tuple[FloatArray, float]]) -> FloatArray:
    """Columns with the least ``goal``, earlier goals held at their best."""
    rows, bounds = split.inequalities, split.bounds
    if held:
        rows = _stacked([[rows], [sparse.csr_array(np.array([row for row, _ in held]))]])
        best = np.array([best for _, best in held])
        bounds = np.concatenate([bounds, best + _HELD * np.maximum(1.0, np.abs(best))])
    found = linprog(  # type: ignore[call-overload] # the stubs lack sparse matrices
        goal,
        A_ub=rows,
        b_ub=bounds,
        A_eq=split.equalities,
        b_eq=split.due,
        bounds=np.column_stack([np.zeros_like(split.upper), split.upper]),
        method="highs",
    )
    if found.x is None:
        raise ArithmeticError(
            say("no split of money among funders was found: {message}", message=found.message)
        )
    return np.asarray(found.x, dtype=np.float64)
