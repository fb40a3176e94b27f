"""Features of capacity and logic."""

from __future__ import annotations

from tests.oracle.features.feature import Draft, Feature


def _resource(draft: Draft, feature: Feature, available: float) -> str:
    name = feature.name
    draft.add("resources", feature, resource=name, available=available)
    return name


def _put_start_use(draft: Draft, feature: Feature) -> None:
    resource = _resource(draft, feature, draft.pick([0.5, 0.5, 1]))
    for name in draft.several():
        cells = {"intervention": name, "resource": resource}
        draft.add("resource_use", feature, **cells, start_use=draft.pick([0.5, 1]))


def _put_running_use(draft: Draft, feature: Feature) -> None:
    resource = _resource(draft, feature, draft.pick([1, 1, 1.5]))
    for name in draft.several():
        cells = {"intervention": name, "resource": resource}
        draft.add("resource_use", feature, **cells, running_use=draft.pick([0.5, 1]))


def _put_supply(draft: Draft, feature: Feature) -> None:
    resource = _resource(draft, feature, draft.pick([0, 0, 0.5]))
    supplier, *users = draft.rng.sample(draft.names, len(draft.names))
    cells = {"intervention": supplier, "resource": resource}
    draft.add("resource_use", feature, **cells, running_use=-1, start_use=draft.pick([0, 0.25]))
    for name in users:
        draft.add(
            "resource_use",
            feature,
            intervention=name,
            resource=resource,
            running_use=draft.pick([0.5, 1]),
        )


def _put_capacity_by_year(draft: Draft, feature: Feature) -> None:
    year = draft.pick(draft.years)
    resource = feature.name
    if draft.rng.random() < 0.5:
        draft.add("resources", feature, resource=resource, available=2)
    draft.add("resources", feature, resource=resource, available=draft.pick([0, 1]), year=year)
    for name in draft.several(1):
        draft.add(
            "resource_use",
            feature,
            intervention=name,
            resource=resource,
            start_use=draft.pick([0, 1]),
            running_use=draft.pick([0.25, 0.5]),
        )


def _pair(draft: Draft) -> tuple[str, str]:
    """The later programme and the one that it needs: never the other way round, so no circle."""
    first, second = sorted(draft.rng.sample(range(len(draft.names)), 2))
    return draft.names[second], draft.names[first]


def _put_requires(draft: Draft, feature: Feature) -> None:
    one, other = _pair(draft)
    draft.add_rule("logic", feature, kind="requires", interventions=one, other=other)


def _put_lag(draft: Draft, feature: Feature) -> None:
    one, other = _pair(draft)
    cells = {"kind": "requires", "interventions": one, "other": other}
    draft.add_rule("logic", feature, **cells, lag=draft.pick([1, 1, 2, 5]))


def _put_requires_any(draft: Draft, feature: Feature) -> None:
    others = ";".join(draft.names[:-1])
    draft.add_rule(
        "logic",
        feature,
        kind="requires_any",
        interventions=draft.names[-1],
        other=others,
        lag=draft.pick([0, 1]),
    )


def _count(draft: Draft, feature: Feature, kind: str, counts: list[int]) -> None:
    listed = draft.several()
    count = min(draft.pick(counts), len(listed))
    draft.add_rule("logic", feature, kind=kind, interventions=";".join(listed), count=count)


def _put_at_most(draft: Draft, feature: Feature) -> None:
    _count(draft, feature, "at_most", [1, 1, 2])


def _put_at_least(draft: Draft, feature: Feature) -> None:
    _count(draft, feature, "at_least", [1, 1, 2])


def _put_exactly(draft: Draft, feature: Feature) -> None:
    _count(draft, feature, "exactly", [1, 1, 2])


def _put_together(draft: Draft, feature: Feature) -> None:
    listed = ";".join(draft.rng.sample(draft.names, 2))
    draft.add_rule("logic", feature, kind="together", interventions=listed)


FEATURES = [
    Feature("start use", _put_start_use),
    Feature("running use", _put_running_use),
    Feature("supply", _put_supply),
    Feature("capacity by year", _put_capacity_by_year),
    Feature("requires", _put_requires),
    Feature("lag", _put_lag),
    Feature("requires any", _put_requires_any),
    Feature("at most", _put_at_most),
    Feature("at least", _put_at_least),
    Feature("exactly", _put_exactly),
    Feature("together", _put_together),
]
