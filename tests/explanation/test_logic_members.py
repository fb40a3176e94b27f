from __future__ import annotations

import pytest

from tests.explanation.infeasible import REQUIRED_4, made
from tests.explanation.written import member_of, written
from tests.oracle.cases.build import binary, effect, funds, logic

TWO = [effect("a", 4), effect("b", 0)]


@pytest.mark.parametrize(
    ("kind", "cells", "sentence"),
    [
        ("requires", {"other": "b", "lag": 1}, "a may start only once b is met, 1 years before"),
        ("requires_any", {"other": "b"}, "a may start only once one of b is met"),
        ("at_most", {"count": 1}, "at most 1 of a started"),
        ("at_least", {"count": 1}, "at least 1 of a met by 2027"),
        ("exactly", {"count": 1}, "exactly 1 of a started, and met by 2027"),
    ],
)
def test_a_rule_is_told(kind: str, cells: dict[str, object], sentence: str) -> None:
    rows = logic(kind, "a", **cells)  # type: ignore[arg-type]
    scenario = made("x", [binary("a", 1), binary("b", 1)], "", effects=TWO, logic=rows).scenario

    assert member_of(scenario, f"{kind}[the rule]").sentence == f"Rule the rule: {sentence}."


def test_a_prerequisite_is_switched_off_whole() -> None:
    scenario = made(
        "x",
        [binary("a", 1), binary("b", 1, lock="out")],
        "",
        effects=TWO,
        indicators=REQUIRED_4,
        logic=logic("requires", "a", "b", basis="agreement"),
    ).scenario

    assert member_of(scenario, "requires[the rule]").basis == "agreement"
    assert written(scenario, "requires[the rule]") == [("active", "yes", "no", "")]


def test_counts_are_changed_by_whole_numbers() -> None:
    cap = made(
        "x", [binary("a", 1, lock="in"), binary("b", 1, lock="in")], "",
        logic=logic("at_most", "a;b", count=0),
    ).scenario  # fmt: skip
    floor = made(
        "x", [binary("a", 1), binary("b", 1, lock="out")], "",
        logic=logic("at_least", "a;b", count=2),
    ).scenario  # fmt: skip
    both = made(
        "x", [binary("a", 1, lock="in"), binary("b", 1, lock="in")], "",
        logic=logic("exactly", "a;b", count=1),
    ).scenario  # fmt: skip

    assert written(cap, "at_most[the rule]") == [("count", 0.0, 2.0, "interventions")]
    assert written(floor, "at_least[the rule]") == [("count", 2.0, 1.0, "interventions")]
    assert written(both, "exactly[the rule]") == [("count", 1.0, 2.0, "interventions")]


def test_exactly_cannot_grow_beyond_what_is_met() -> None:
    # Both must be started (lock), one is met too late: no count is right.
    scenario = made(
        "x",
        [binary("a", 1, lock="in"), binary("b", 1, lock="out")],
        "",
        logic=logic("exactly", "a;b", count=2),
    ).scenario

    assert written(scenario, "exactly[the rule]") == [("count", 2.0, 1.0, "interventions")]


def test_a_condition_is_switched_off_for_every_funder() -> None:
    scenario = made(
        "x",
        [binary("a", 4), binary("b", 1, lock="out")],
        "",
        effects=TWO,
        indicators=REQUIRED_4,
        funding=[*funds(2, 2), *funds(2, 2, funder="eu")],
        conditions=[{"rule": "vetted", "funder": "treasury;eu", "requires": "b", "lag": 1}],
    ).scenario
    member = member_of(scenario, "condition[vetted]")

    assert "treasury, eu pays" in member.sentence
    assert "b is met, 1 years before" in member.sentence
    assert written(scenario, "condition[vetted]") == [("active", "yes", "no", "")]
