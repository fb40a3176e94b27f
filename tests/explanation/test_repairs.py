"""Repairs are the least changes: against every change of tiny tables, and against smaller ones."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.explanation.applying import apply_repair, with_cells
from prioritizer.explanation.conflicts import Judge, disjoint_conflicts
from prioritizer.explanation.diagnose import diagnose
from prioritizer.explanation.members import SETTINGS, Cell, Entry, Found, Lever
from prioritizer.explanation.repairs import cheapest, repairs_of, tidy
from prioritizer.explanation.results import Repair
from prioritizer.explanation.statements import statements
from tests.explanation.infeasible import CASES, REQUIRED_4, made
from tests.explanation.removed import has_plan
from tests.oracle.cases.build import binary, effect, funds, rule, trust
from tests.oracle.features import FEATURES
from tests.oracle.generate import random_scenario

Edit = tuple[Cell, Entry]


def amount(year: int, funder: str = "treasury") -> Cell:
    return Cell("funding", (("funder", funder), ("year", float(year))), "amount")


def cap() -> Cell:
    return Cell("spending_rules", (("rule", "the rule"),), "max_amount")


def tail() -> Cell:
    return Cell(SETTINGS, (), "tail_ceiling")


def required() -> Cell:
    return Cell("indicators", (("indicator", "trust"),), "required")


TINY = [
    # What may be changed: the cell, where it is now, the steps, and what one unit counts for.
    (
        "amounts and cap",
        made(
            "x",
            [binary("a", 3), binary("b", 2)],
            "",
            indicators=[trust(required=8)],
            funding=funds(2, 1.5),
            spending_rules=rule(max_amount=2.5, intervention="a"),
        ).scenario,
        [(amount(2026), 2, 1.0, 1), (amount(2027), 1.5, 1.0, 1), (cap(), 2.5, 1.0, 1)],
        3.5 / 10,
    ),
    (
        "amounts and forward cost",
        made(
            "x",
            [binary("a", 2, 1), binary("b", 1, 2)],
            "",
            settings={"sustainability": {"tail_ceiling": 1.5}},
            indicators=[trust(required=8)],
            funding=funds(2, 3),
        ).scenario,
        [(amount(2026), 2, 1.0, 1), (amount(2027), 3, 1.0, 1), (tail(), 1.5, 1.0, 1)],
        5 / 10,
    ),
    (
        "a value that is cheaper to give up",
        made(
            "x",
            [binary("a", 9), binary("b", 2)],
            "",
            effects=[effect("a", 5), effect("b", 4)],
            indicators=[trust(required=5)],
            funding=funds(2.5, 1),
        ).scenario,
        [(amount(2026), 2.5, 1.0, 1), (amount(2027), 1, 1.0, 1), (required(), 5, 0.35, -1)],
        3.5 / 10,
    ),
]
STEPS = [n / 2 for n in range(0, 15)]


@pytest.mark.parametrize("case", TINY, ids=[case[0] for case in TINY])
def test_no_change_of_tiny_tables_is_less(case: tuple[str, pr.Scenario, list, float]) -> None:  # type: ignore[type-arg]
    _, scenario, cells, per_unit_of_trust = case
    assert per_unit_of_trust > 0
    weights = {0.35: per_unit_of_trust}
    options = sorted(
        (
            sum(step * weights.get(w, w) for step, (_, _, w, _) in zip(steps, cells, strict=True)),
            steps,
        )
        for steps in itertools.product(STEPS, repeat=len(cells))
        if sum(steps) <= 8
    )
    least = next(
        weight
        for weight, steps in options
        if has_plan(
            with_cells(
                scenario,
                [
                    (cell, before + sign * step)
                    for step, (cell, before, _, sign) in zip(steps, cells, strict=True)
                ],
            )
        )
    )
    offered = {cell for cell, *_ in cells}
    found = statements(scenario)
    judge = Judge(found.program, found.members)
    candidate = cheapest(
        found, judge, lambda m: any(cell in offered for lever in m.levers for cell in lever.cells)
    )
    judge.close()

    assert candidate is not None
    assert candidate.weight == pytest.approx(least, rel=1e-6)


def drawn(seed: int) -> pr.Scenario | None:
    rng = random.Random(f"repair {seed}")
    try:
        scenario = random_scenario(rng, rng.sample(list(FEATURES), rng.randint(3, 7))).scenario
    except RuntimeError:
        return None
    return None if has_plan(scenario) else scenario


RATIOS = (
    "carry_over_limit",
    "rule_min_share",
    "rule_max_share",
    "rule_min_change",
    "rule_max_change",
)


@pytest.mark.parametrize("seed", range(30))
def test_no_part_of_a_cheapest_repair_can_be_left_out_or_made_smaller(seed: int) -> None:
    scenario = drawn(seed)
    if scenario is None:
        return
    found = diagnose(scenario, limit=1)
    for repair in found.repairs[:1]:
        for place, change in enumerate(repair.changes):
            rest = tuple(c for n, c in enumerate(repair.changes) if n != place)
            less = [replace(repair, changes=rest)]
            if isinstance(change.after, float) and change.family not in RATIOS:
                assert isinstance(change.before, float)
                part = change.before + 0.96 * (change.after - change.before)
                if change.unit not in ("interventions", "year", "scale"):
                    less.append(replace(repair, changes=(*rest, replace(change, after=part))))
            for smaller in less:
                assert not has_plan(apply_repair(scenario, smaller)), smaller


def test_repairs_are_different_and_ordered() -> None:
    case = next(case for case in CASES if case.name == "amounts")
    found = diagnose(case.scenario)
    names = [frozenset(change.name for change in repair.changes) for repair in found.repairs]
    weights = [repair.weight for repair in found.repairs]

    assert len(names) == len(set(names)) >= 3
    assert weights == sorted(weights)
    assert frozenset({"required_value[trust]"}) in names


def test_one_family_alone_is_offered() -> None:
    scenario = made(
        "x", [binary("a", 3)], "", indicators=REQUIRED_4, funding=funds(1, 1),
        spending_rules=rule(max_amount=1),
    ).scenario  # fmt: skip
    families = [
        {change.family for change in repair.changes} for repair in diagnose(scenario).repairs
    ]

    assert {"required_value"} in families


def test_no_more_repairs_than_asked_for() -> None:
    case = next(case for case in CASES if case.name == "amounts")

    assert len(diagnose(case.scenario, limit=2).repairs) == 2


def test_a_time_limit_that_has_passed_is_said() -> None:
    case = next(case for case in CASES if case.name == "a cap")
    found = statements(case.scenario)
    judge = Judge(found.program, found.members)
    conflicts = disjoint_conflicts(judge, 1)
    judge.deadline.limit = 0.0
    repairs, message = repairs_of(found, judge, conflicts, 3)
    judge.close()

    assert repairs == ()
    assert "time limit" in message


def test_greatest_scales_are_the_last_resort() -> None:
    case = next(case for case in CASES if case.name == "a greatest scale")
    first = diagnose(case.scenario).repairs[0]

    assert [change.family for change in first.changes] == ["required_value"]


def lever(direction: int) -> Lever:
    nothing = np.empty(0, dtype=np.int64)
    return Lever((), 0.0, "", nothing, np.empty(0), False, 1.0, _none, direction)


def _none(found: Found) -> Entry:
    return None


def test_numbers_are_rounded_to_the_generous_side() -> None:
    assert tidy(1.23456789012, lever(1), 0) == 1.23456789
    assert tidy(1.23456789012, lever(1), 2) == 1.235
    assert tidy(1.23456789012, lever(-1), 2) == 1.234
    assert tidy(123456.0, lever(1), 3) == 124000.0
    assert tidy("no", lever(1), 2) == "no"
    assert tidy(None, lever(1), 1) is None
    assert tidy(0.0, lever(1), 1) == 0.0


def test_a_repair_without_changes_says_so() -> None:
    from prioritizer.explanation.repair_words import repair_sentence

    assert repair_sentence(Repair((), "", None, 0.0).changes) == "Nothing needs to be changed."


def test_no_member_is_changed_that_can_be_spared() -> None:
    # Two units more are needed: in whichever years, but in one alone.
    scenario = made(
        "x",
        [binary("a", 5, lock="in")],
        "",
        settings={"years": [2026, 2027, 2028]},
        funding=funds(1, 1, 1),
        funders=[{"funder": "treasury", "carry_over": 1}],
    ).scenario
    first = diagnose(scenario).repairs[0]

    assert first.weight == pytest.approx(2)
    assert len(first.changes) == 1
