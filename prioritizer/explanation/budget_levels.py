"""Several budget levels side by side in one program, each holding what the lower ones operate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Outcome, engine_named
from prioritizer.engines.outcome import FloatArray
from prioritizer.explanation.budgets import scaled_budget
from prioritizer.explanation.operating import OperatingProgram, with_operates
from prioritizer.language import say
from prioritizer.parameters import resolve
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Level:
    """One budget level with its program and its own best."""

    factor: float
    probability: float
    scenario: Scenario
    operating: OperatingProgram
    best: Outcome


def levels_of(
    scenario: Scenario,
    factors: Sequence[float],
    probabilities: Sequence[float] | None,
    engine: str,
    time_limit: float | None,
    on_level: Callable[[Level], None] | None = None,
) -> list[Level]:
    """The levels from the lowest to the highest, each with its own best plan.

    Raises:
        KeyboardInterrupt: Ctrl-C ended a solve: of the levels that are left nothing is known.
        ValueError: an argument is out of range, or a level has no plan.
    """
    given = list(probabilities) if probabilities is not None else [1.0] * len(factors)
    if not factors or len(given) != len(factors) or not are_weights(given):
        raise ValueError(
            say("give one probability of 0 or more for each factor, not all of them 0")
        )
    if len(set(factors)) != len(factors):
        raise ValueError(say("give each factor once"))
    found: list[Level] = []
    for factor, weight in sorted(zip(factors, given, strict=True)):
        changed = scaled_budget(scenario, factor)
        program = compile_scenario(changed)
        operating = with_operates(program, resolve(changed))
        options = Options(time_limit=time_limit)
        session = engine_named(engine).open(program, options)
        try:
            best = session.solve(program.objective, options)
        finally:
            session.close()
        if best.was_interrupted:
            raise KeyboardInterrupt
        if best.x is None or best.objective is None:
            raise ValueError(
                say(
                    "at {factor} times the budget there is no plan: {status}",
                    factor=factor,
                    status=best.status,
                )
            )
        found.append(Level(factor, weight / sum(given), changed, operating, best))
        if on_level is not None:
            on_level(found[-1])
    return found


def are_weights(given: Sequence[float]) -> bool:
    """Whether these are numbers of 0 or more, not all of them 0."""
    return all(0 <= weight < np.inf for weight in given) and sum(given) > 0


def joint_program(levels: Sequence[Level], *, worst: bool) -> LinearProgram:
    """All levels side by side, each holding what the lower ones operate.

    The last column is the worst loss; the criteria are 1 + the expected loss, with ``worst`` after
    1 + the worst one.
    """
    parts = [level.operating.program for level in levels]
    width = sum(len(part.lower) for part in parts)
    stacked = sparse.block_diag([part.matrix for part in parts], format="csr")
    nested, loss_rows, loss_upper = nesting(levels, width), [], []
    expected, constant, offset = np.zeros(width + 1), 1.0, 0
    for level, part in zip(levels, parts, strict=True):
        per_unit, at_zero = loss_terms(level)
        row = np.zeros(width + 1)
        row[offset : offset + len(part.lower)] = per_unit
        expected += level.probability * row
        constant += level.probability * at_zero
        row[-1] = -1.0
        loss_rows.append(row)
        loss_upper.append(-at_zero)
        offset += len(part.lower)
    body = sparse.hstack(
        [
            sparse.vstack([stacked, nested]),
            sparse.csr_array((stacked.shape[0] + nested.shape[0], 1)),
        ]
    )
    matrix = sparse.vstack([body, sparse.csr_array(np.array(loss_rows))], format="csr")
    criteria = [Criterion("expected_loss", "min", expected, constant, 1.0)]
    if worst:
        cost = np.append(np.zeros(width), 1.0)
        criteria = [Criterion("worst_loss", "min", cost, 1.0, 1.0), *criteria]
    low, high = (
        np.concatenate([getattr(part, side) for part in parts])
        for side in ("row_lower", "row_upper")
    )
    none = np.full(nested.shape[0] + len(levels), -np.inf)
    return LinearProgram(
        columns=(Block("column", Index.of("place", range(width + 1)), 0),),
        rows=(Block("row", Index.of("place", range(matrix.shape[0])), 0),),
        matrix=sparse.csr_array(matrix),
        row_lower=np.concatenate([low, none]),
        row_upper=np.concatenate([high, np.zeros(nested.shape[0]), loss_upper]),
        lower=np.append(np.concatenate([part.lower for part in parts]), 0.0),
        upper=np.append(np.concatenate([part.upper for part in parts]), np.inf),
        is_whole=np.append(np.concatenate([part.is_whole for part in parts]), False),
        criteria=tuple(criteria),
    )


def nesting(levels: Sequence[Level], width: int) -> sparse.csr_array:
    """operates[lower level] - operates[next level] <= 0, for each decision."""
    offset, rows = 0, []
    for level in levels[:-1]:
        place, next_offset = level.operating.operates, offset + len(level.operating.program.lower)
        count = place.stop - place.start
        each = np.arange(count)
        where = (
            np.append(each, each),
            np.append(offset + place.start + each, next_offset + place.start + each),
        )
        values = np.append(np.ones(count), -np.ones(count))
        rows.append(sparse.csr_array((values, where), shape=(count, width)))
        offset = next_offset
    return (
        sparse.csr_array(sparse.vstack(rows, format="csr"))
        if rows
        else sparse.csr_array((0, width))
    )


def loss_terms(level: Level) -> tuple[FloatArray, float]:
    """Relative loss at a level: coefficients of its columns, and the constant."""
    criterion = level.operating.program.objective
    best = level.best.objective or 0.0
    size = abs(best) or 1.0
    sign = -1.0 if criterion.sense == "max" else 1.0
    return sign * criterion.cost / size, sign * (criterion.constant - best) / size
