"""An optimal face holds a criterion as well as a row does, or gives way to one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

import prioritizer as pr
from prioritizer.stages import face, holding
from tests.scripted import square
from tests.small import Small, scenarios
from tests.stages.staged import SUM, plan, run


@settings(max_examples=12)
@given(small=scenarios())
def test_the_optimal_face_and_objective_rows_agree(small: Small) -> None:
    program = pr.compile(small.scenario())
    with pytest.MonkeyPatch.context() as patch:
        by_face = run(program)
        patch.setattr(holding, "optimal_face", lambda program, stage: None)
        by_rows = run(program)

    for criterion in (*program.criteria, *program.tie_breaks):
        values = [criterion.value(np.array(plan(course))) for course in (by_face, by_rows)]
        assert values[0] == pytest.approx(values[1], rel=1e-6, abs=1e-6 * criterion.magnitude)


def test_a_face_that_gives_away_is_replaced_by_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    program = square(SUM, ("down", "min", [1.0, 1.0]))
    nothing = np.array([], dtype=np.int64)
    empty = face.Face(nothing, np.empty(0), nothing, np.empty(0))
    monkeypatch.setattr(holding, "optimal_face", lambda program, stage: empty)

    assert sum(plan(run(program))) == pytest.approx(1.5)
