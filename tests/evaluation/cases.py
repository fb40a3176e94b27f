"""For each family of constraints a plan that keeps it, one that does not, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prioritizer.evaluation import Plan
from prioritizer.scenario import Scenario
from tests.evaluation.tiny import Row, plan, tiny


@dataclass(frozen=True)
class Case:
    """A scenario; a kept and a broken plan; the violation of the broken one, the only one."""

    scenario: Scenario
    kept: Plan
    broken: Plan
    name: str
    amount: float
    sentence: str


CONTINUOUS: Row = {"decision": "continuous", "max_scale": 2}
COSTLY: Row = {"capital_cost": 4, "recurrent_cost": 1}
MXN = {"currency": "MXN", "currency_unit": 1e6}


def start_not_negative() -> Case:
    s = tiny(CONTINUOUS | {"initial_scale": 1})
    return Case(
        s,
        plan(s, {("a", 2027): 0.5}),
        plan(s, {("a", 2027): -0.5}),
        "start_not_negative[a,2027]",
        0.5,
        "a (2027): starts -0.5, but a start cannot be below 0.",
    )


def keep_not_negative() -> Case:
    s = tiny(CONTINUOUS | {"initial_scale": 1, "may_end": "yes"})
    return Case(
        s,
        plan(s, {}, {("a", 2028): 0}),
        plan(s, {("a", 2028): 0.5}, {("a", 2028): -0.25}),
        "keep_not_negative[a,2028]",
        0.25,
        "a (2028): keeps -0.25, but what is kept cannot be below 0.",
    )


def window() -> Case:
    s = tiny({"first_year": 2027, "last_year": 2027})
    return Case(
        s,
        plan(s, {("a", 2027): 1}),
        plan(s, {("a", 2028): 1}),
        "window[a,2028]",
        1.0,
        "a (2028): starts 1, but it may not start in this year (first_year, last_year).",
    )


def wholeness() -> Case:
    s = tiny({"decision": "integer", "max_scale": 3})
    return Case(
        s,
        plan(s, {("a", 2026): 2}),
        plan(s, {("a", 2026): 1.75}),
        "wholeness[a,2026,start]",
        0.25,
        "a (2026): starts 1.75, but it is decided in whole numbers.",
    )


def scale_minimum() -> Case:
    s = tiny(CONTINUOUS | {"min_scale": 0.5})
    return Case(
        s,
        plan(s, {("a", 2028): 0.5}),
        plan(s, {("a", 2028): 0.125}),
        "scale_minimum[a,2028]",
        0.375,
        "a (2028): operates at 0.125, at least 0.5 or nothing allowed: 0.375 too little.",
    )


def scale_maximum() -> Case:
    s = tiny({})
    return Case(
        s,
        plan(s, {("a", 2026): 1}),
        plan(s, {("a", 2026): 1, ("a", 2028): 1}),
        "scale_maximum[a,2028]",
        1.0,
        "a (2028): operates at 2, at most 1 allowed: 1 too much.",
    )


def keep_never_rises() -> Case:
    s = tiny(CONTINUOUS | {"initial_scale": 1, "may_end": "yes"})
    return Case(
        s,
        plan(s, {}, {("a", 2027): 0.5, ("a", 2028): 0.5}),
        plan(s, {}, {("a", 2027): 0.5}),
        "keep_never_rises[a,2028]",
        0.5,
        "a (2028): keeps 0.5 more than the year before, but what operated before the first year "
        "can only be ended, not enlarged.",
    )


def may_end() -> Case:
    s = tiny({"initial_scale": 1})
    return Case(
        s,
        plan(s),
        plan(s, {}, {("a", 2028): 0}),
        "may_end[a,2028]",
        1.0,
        "a (2028): keeps 0, but 1 runs and must be kept (may_end = no, or lock = in).",
    )


def fixed_start() -> Case:
    s = tiny({}, plan=[{"intervention": "a", "year": 2027, "start": 1, "status": "fixed"}])
    return Case(
        s,
        plan(s, {("a", 2027): 1}),
        plan(s),
        "fixed_start[a,2027]",
        1.0,
        "a (2027): starts 0, but 1 is approved (plan, status fixed).",
    )


def fixed_keep() -> Case:
    row = {"intervention": "a", "year": 2027, "start": 0, "keep": 0, "status": "fixed"}
    s = tiny({"initial_scale": 1, "may_end": "yes"}, plan=[row])
    return Case(
        s,
        plan(s, {}, {("a", 2027): 0, ("a", 2028): 0}),
        plan(s),
        "fixed_keep[a,2027]",
        1.0,
        "a (2027): keeps 1, but 0 is approved (plan, status fixed).",
    )


def keep_held() -> Case:
    row = {"intervention": "a", "year": 2027, "start": 0, "status": "fixed"}
    s = tiny({"initial_scale": 1, "may_end": "yes"}, plan=[row])
    return Case(
        s,
        plan(s, {}, {("a", 2028): 0}),
        plan(s, {}, {("a", 2027): 0, ("a", 2028): 0}),
        "keep_held[a,2027]",
        1.0,
        "a (2027): keeps 0, but the approved year keeps the 1 of the year before.",
    )


def lock_in() -> Case:
    s = tiny(CONTINUOUS | {"min_scale": 0.75, "lock": "in"})
    return Case(
        s,
        plan(s, {("a", 2028): 0.75}),
        plan(s),
        "lock_in[a]",
        0.75,
        "a is mandatory (lock = in): scale 0 is reached, at least 0.75 required: 0.75 too little.",
    )


def lock_out() -> Case:
    s = tiny({"lock": "out"})
    return Case(
        s,
        plan(s),
        plan(s, {("a", 2028): 1}),
        "lock_out[a]",
        1.0,
        "a is excluded (lock = out), but a scale of 1 is started.",
    )


def tail_ceiling() -> Case:
    s = tiny(COSTLY, settings=MXN | {"sustainability": {"tail_ceiling": 0.5}})
    return Case(
        s,
        plan(s),
        plan(s, {("a", 2028): 1}),
        "tail_ceiling",
        0.5,
        "The forward cost, due in the year after the last, is 1.0 million MXN, at most "
        "0.5 million MXN allowed (tail_ceiling): 0.5 million MXN too much.",
    )


def resource_capacity() -> Case:
    s = tiny(
        {},
        resources=[{"resource": "trainers", "available": 3, "unit": "people"}],
        resource_use=[
            {"intervention": "a", "resource": "trainers", "start_use": 2, "running_use": 2}
        ],
    )
    return Case(
        s,
        plan(s),
        plan(s, {("a", 2028): 1}),
        "resource_capacity[trainers,2028]",
        1.0,
        "Resource trainers (2028): 4.0 people used beyond what the plan supplies, 3.0 people "
        "available: 1.0 people too much.",
    )


def requires() -> Case:
    rule = {"rule": "first_b", "kind": "requires", "interventions": "a", "other": "b", "lag": 1}
    s = tiny({}, {}, logic=[rule])
    return Case(
        s,
        plan(s, {("b", 2027): 1, ("a", 2028): 1}),
        plan(s, {("b", 2027): 1, ("a", 2027): 1}),
        "requires[first_b,a,b,2027]",
        1.0,
        "Rule first_b: a starts 1 in 2027, but b, which it requires, is not met in time.",
    )


def together() -> Case:
    s = tiny({}, {}, logic=[{"rule": "package", "kind": "together", "interventions": "a;b"}])
    return Case(
        s,
        plan(s, {("b", 2027): 1, ("a", 2027): 1}),
        plan(s, {("b", 2028): 1, ("a", 2027): 1}),
        "together[package,a,b,2027]",
        1.0,
        "Rule package: a starts 1 in 2027, but b, which goes together with it, is not met by then.",
    )


def requires_any() -> Case:
    rule = {"rule": "one", "kind": "requires_any", "interventions": "a", "other": "b;c"}
    s = tiny({}, {}, {}, logic=[rule])
    return Case(
        s,
        plan(s, {("c", 2026): 1, ("a", 2026): 1}),
        plan(s, {("c", 2027): 1, ("a", 2026): 1}),
        "requires_any[one,a,2026]",
        1.0,
        "Rule one: a starts 1 in 2026, but none of the interventions of which it requires one is "
        "met in time.",
    )


def at_most() -> Case:
    rule = {"rule": "few", "kind": "at_most", "interventions": "a;b", "count": 1}
    s = tiny({}, {}, logic=[rule])
    return Case(
        s,
        plan(s, {("b", 2026): 1}),
        plan(s, {("b", 2026): 1, ("a", 2028): 1}),
        "at_most[few]",
        1.0,
        "Rule few: 2 of the listed interventions started, at most 1 allowed: 1 too many.",
    )


def at_least() -> Case:
    rule = {"rule": "some", "kind": "at_least", "interventions": "a;b", "count": 1}
    s = tiny({}, {}, logic=[rule])
    return Case(
        s,
        plan(s, {("b", 2028): 1}),
        plan(s),
        "at_least[some]",
        1.0,
        "Rule some: 0 of the listed interventions met by the last year, at least 1 required: "
        "1 too few.",
    )


def required_value() -> Case:
    trust = {"indicator": "trust", "unit": "points", "baseline": 0, "target": 10, "required": 1.5}
    s = tiny({}, indicators=[trust])
    return Case(
        s,
        plan(s, {("a", 2028): 1}),
        plan(s),
        "required_value[trust]",
        1.5,
        "Indicator trust: 0.0 points in the last year, at least 1.5 points required: "
        "1.5 points too low.",
    )


DECISIONS: dict[str, Callable[[], Case]] = {
    made.__name__: made
    for made in (
        start_not_negative,
        keep_not_negative,
        window,
        wholeness,
        scale_minimum,
        scale_maximum,
        keep_never_rises,
        may_end,
        fixed_start,
        fixed_keep,
        keep_held,
        lock_in,
        lock_out,
    )
}
FORWARD: dict[str, Callable[[], Case]] = {"tail_ceiling": tail_ceiling}
CAPACITY: dict[str, Callable[[], Case]] = {"resource_capacity": resource_capacity}
LOGIC: dict[str, Callable[[], Case]] = {
    made.__name__: made for made in (requires, together, requires_any, at_most, at_least)
}
REQUIREMENTS: dict[str, Callable[[], Case]] = {"required_value": required_value}
