"""What every case of a family has to show."""

from __future__ import annotations

import pytest

from prioritizer.evaluation import judge
from tests.evaluation.cases import Case


def assert_judged(case: Case) -> None:
    """The kept plan keeps everything; the broken one breaks the one row, by the amount."""
    kept, broken = judge(case.scenario, case.kept), judge(case.scenario, case.broken)
    assert kept.violations == ()
    assert kept.is_admissible
    assert not broken.is_admissible
    (violation,) = broken.violations
    assert violation.name == case.name
    assert violation.family == case.name.partition("[")[0]
    assert violation.amount == pytest.approx(case.amount, abs=1e-12)
    assert violation.sentence == case.sentence
    for check in kept.checks:
        assert (check.slack() >= -1e-9).all()
