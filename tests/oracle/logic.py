"""Logic of docs/model.md: which starts are forbidden, and whether the counts are kept."""

from __future__ import annotations

from typing import Any

from tests.oracle.linear import Impossible
from tests.oracle.plans import Plan
from tests.oracle.reading import ids

Place = tuple[str, str]


def forbidden_starts(plan: Plan) -> set[tuple[Place, int]]:
    """Every start, as (place, year), that a prerequisite rules out."""
    forbidden: set[tuple[Place, int]] = set()
    for row in plan.reading.rows("logic"):
        if row["active"]:
            for name, others in _prerequisites(row):
                forbidden |= _unready(plan, name, others, int(row["lag"]))
    return forbidden


def _prerequisites(row: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What a row makes wait for what: each intervention with others, one of which is needed."""
    listed, others = ids(row["interventions"]), ids(row["other"])
    if row["kind"] == "requires":
        return [(name, [other]) for name in listed for other in others]
    if row["kind"] == "requires_any":
        return [(name, others) for name in listed]
    if row["kind"] == "together":
        return [(name, [other]) for name in listed for other in listed if other != name]
    return []


def _unready(plan: Plan, name: str, others: list[str], lag: int) -> set[tuple[Place, int]]:
    """The starts of `name` in years when none of `others` has been met `lag` years before."""
    starts = set()
    for region in plan.reading.places(name):
        for year in plan.reading.years:
            if not any(is_met(plan, other, region, year - lag) for other in others):
                starts.add(((name, region), year))
    return starts


def is_met(plan: Plan, other: str, region: str, year: int) -> bool:
    """Whether something in `region` may rely on `other` in `year`.

    Regional on regional: its region. On a national one: the one there is. National (region "")
    on a regional one: every region in which that is decided, and there is one.
    """
    if not plan.reading.is_regional[other]:
        return plan.met((other, ""), year)
    if region:
        return plan.met((other, region), year)
    places = plan.reading.places(other)
    return bool(places) and all(plan.met((other, place), year) for place in places)


def hold_counts(plan: Plan) -> None:
    """at_most counts what is started, at_least what is met by the last year, exactly both."""
    for row in plan.reading.rows("logic"):
        if not row["active"] or row["kind"] not in ("at_most", "at_least", "exactly"):
            continue
        listed = ids(row["interventions"])
        groups: list[list[Place]]
        if all(plan.reading.is_regional[name] for name in listed):
            groups = [[(name, region) for name in listed] for region in plan.reading.regions]
        else:
            groups = [[(n, r) for n in listed for r in plan.reading.places(n)]]
        for group in groups:
            _hold_count(plan, row["kind"], int(row["count"]), group)


def _hold_count(plan: Plan, kind: str, count: int, group: list[Place]) -> None:
    started = sum(plan.is_started(place) for place in group)
    met = sum(plan.met(place, plan.reading.years[-1]) for place in group)
    if kind != "at_least" and started > count:
        raise Impossible(f"{started} of {group} are started")
    if kind != "at_most" and met < count:
        raise Impossible(f"{met} of {group} are met")
