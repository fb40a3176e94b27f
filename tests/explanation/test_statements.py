from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.explanation.conflicts import Judge
from prioritizer.explanation.members import setting_aside
from prioritizer.explanation.statements import statements
from tests.explanation.infeasible import CASES, Infeasible

by_name = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@by_name
def test_names_are_unique_and_sentences_are_sentences(case: Infeasible) -> None:
    members = statements(case.scenario).members
    names = [member.name for member in members]

    assert len(names) == len(set(names))
    for member in members:
        assert member.name.partition("[")[0] == member.family
        assert member.sentence.endswith(".")
        assert len(member.columns) == len(member.upper) > 0
        assert np.isfinite(member.upper).all()


def test_every_part_of_the_mexican_case_is_said_and_kept() -> None:
    found = statements(pr.read_scenario("inputs/mexico"))
    families = {member.family for member in found.members}

    assert {"funder_balance", "rule_min_share", "requires", "lock_in", "tail_ceiling"} <= families
    law = [member.name for member in found.members if member.basis == "law"]
    assert law
    assert all(not m.levers for m in found.members if m.basis == "law")


def test_without_its_members_the_program_always_has_a_plan() -> None:
    for case in CASES:
        found = statements(case.scenario)
        judge = Judge(found.program, found.members)
        assert judge.can_hold([]), case.name
        judge.close()


def test_columns_of_members_are_closed_at_first() -> None:
    found = statements(CASES[0].scenario)
    columns = setting_aside(found.members).columns

    assert not found.program.upper[columns].any()
