"""The cases of milestones and politics: see cases.py."""

from __future__ import annotations

from collections.abc import Callable

from prioritizer.scenario import Scenario
from tests.evaluation.cases import Case
from tests.evaluation.tiny import Row, plan, tiny


def milestone() -> Case:
    s = tiny(
        {},
        indicators=[{"indicator": "crime", "unit": "per 1000", "baseline": 8, "target": 4}],
        effects=[{"intervention": "a", "indicator": "crime", "effect": -2}],
        milestones=[{"indicator": "crime", "year": 2027, "required": 7}],
    )
    return Case(
        s,
        plan(s, {("a", 2027): 1}),
        plan(s, {("a", 2028): 1}),
        "milestone[crime,2027]",
        1.0,
        "Indicator crime: 8.0 per 1000 in 2027, at most 7.0 per 1000 required by then "
        "(milestones): 1.0 per 1000 too high.",
    )


def contested(settings: Row | None = None, **cells: object) -> Scenario:
    """Programme a, which the union dislikes by half; b, which it likes by a quarter."""
    supports = {"a": -0.5, "b": 0.25}
    return tiny(
        {},
        {},
        settings={"politics": settings} if settings else {},
        stakeholders=[{"stakeholder": "union", **cells}],
        positions=[
            {"stakeholder": "union", "intervention": i, "support": s} for i, s in supports.items()
        ],
    )


def veto() -> Case:
    s = contested(veto="yes", tolerance=0.25)
    return Case(
        s,
        plan(s, {("b", 2028): 1, ("a", 2028): 1}),
        plan(s, {("a", 2028): 1}),
        "veto[union,2028]",
        0.25,
        "Stakeholder union (2028): loses 0.5 of support, its veto lets it lose at most 0.25 "
        "(tolerance): 0.25 too much.",
    )


def political_capital() -> Case:
    s = contested({"political_capital": 0.5}, influence=2, tolerance=0.125)
    # 2 * (0.5 - 0.125); with b 2 * (0.25 - 0.125)
    return Case(
        s,
        plan(s, {("b", 2027): 1, ("a", 2028): 1}),
        plan(s, {("a", 2028): 1}),
        "political_capital[2028]",
        0.25,
        "Opposition in 2028 takes 0.75 of political capital, at most 0.5 there is "
        "(political_capital): 0.25 too much.",
    )


def quorum() -> Case:
    s = contested({"quorum": 0.75}, influence=2, tolerance=0.25)
    return Case(
        s,
        plan(s, {("b", 2028): 1, ("a", 2028): 1}),
        plan(s, {("a", 2028): 1}),
        "quorum[2028]",
        1.5,
        "Stakeholders who do not oppose the plan in 2028 have an influence of 0.0, at least 1.5 "
        "required (quorum): 1.5 too little.",
    )


MILESTONES: dict[str, Callable[[], Case]] = {"milestone": milestone}
POLITICS: dict[str, Callable[[], Case]] = {
    made.__name__: made for made in (veto, political_capital, quorum)
}
