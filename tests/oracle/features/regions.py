"""Features of regions: sizes, factors, limits, levels and rules that differ from place to place."""

from __future__ import annotations

from tests.oracle.features.feature import Draft, Feature, Row, Unsuitable

REGIONS = ("north", "south")
NEEDS = ("regions",)


def _put_regions(draft: Draft, feature: Feature) -> None:
    for name, population in zip(REGIONS, draft.pick([(1, 1), (3, 1)]), strict=True):
        draft.add("regions", feature, region=name, population=population)
    planned = {row["intervention"] for row in draft.tables.get("plan", [])}
    free = [row for row in draft.interventions if row["intervention"] not in planned]
    for row in draft.rng.sample(free, min(len(free), draft.pick([1, 1, 2]))):
        row["scope"] = "regional"


def _regional(draft: Draft) -> Row:
    return draft.some_intervention(lambda row: row.get("scope") == "regional")


def _local(draft: Draft, feature: Feature, intervention: str, **cells: object) -> None:
    """One cell of one place, in the row that the place has already or in a new one."""
    region = draft.pick(REGIONS)
    for row in draft.tables.get("regional", []):
        if (row["intervention"], row["region"]) == (intervention, region):
            raise Unsuitable
    draft.add("regional", feature, intervention=intervention, region=region, **cells)


def _put_size(draft: Draft, feature: Feature) -> None:
    size = draft.pick([0.25, 0.5, 2])
    if draft.rng.random() < 0.5:
        draft.tables["regions"][-1]["size"] = size
    else:
        _local(draft, feature, _regional(draft)["intervention"], size=size)


def _put_factor(draft: Draft, feature: Feature) -> None:
    factor = draft.pick([-1, 0, 0.5, 2])
    _local(draft, feature, draft.pick(draft.names), effect_factor=factor)


def _put_not_decided(draft: Draft, feature: Feature) -> None:
    _local(draft, feature, _regional(draft)["intervention"], max_scale=0)


def _put_local_limit(draft: Draft, feature: Feature) -> None:
    row = _regional(draft)
    if row["decision"] == "binary" or "initial_scale" in row:
        raise Unsuitable
    limit = row.get("min_scale", 1 if row["decision"] == "integer" else 0.5)
    _local(draft, feature, row["intervention"], max_scale=limit)


def _put_local_lock(draft: Draft, feature: Feature) -> None:
    _local(draft, feature, _regional(draft)["intervention"], lock=draft.pick(["in", "out"]))


def _put_local_initial(draft: Draft, feature: Feature) -> None:
    row = _regional(draft)
    _local(draft, feature, row["intervention"], initial_scale=row.get("min_scale", 1))


def _put_local_baseline(draft: Draft, feature: Feature) -> None:
    row = next(row for row in draft.tables["indicators"] if row["indicator"] == "crime")
    cells = {"region": draft.pick(REGIONS), "indicator": "crime"}
    draft.add("regional_indicators", feature, **cells, baseline=row["baseline"] * 1.25)


def _put_local_target(draft: Draft, feature: Feature) -> None:
    row = draft.tables["indicators"][0]
    cells = {"region": draft.pick(REGIONS), "indicator": row["indicator"]}
    for other in draft.tables.get("regional_indicators", []):
        if all(other[column] == cell for column, cell in cells.items()):
            raise Unsuitable
    target = row["baseline"] + draft.pick([0.5, 1.5]) * (row["target"] - row["baseline"])
    draft.add("regional_indicators", feature, **cells, target=target)


def _put_region_rule(draft: Draft, feature: Feature) -> None:
    region = draft.pick(["north", "!north", "north;south"])
    limit = draft.pick(
        [{"max_amount": 1}, {"max_share": 0.5}, {"min_share": 0.25}, {"min_amount": 0.5}]
    )
    use = draft.pick([{}, {}, {"intervention": draft.pick(draft.names)}])
    draft.add_rule("spending_rules", feature, region=region, **use, **limit)


FEATURES = [
    Feature("regions", _put_regions, cells=(("interventions", "scope"),)),
    Feature("size", _put_size, cells=(("regions", "size"),), needs=NEEDS),
    Feature("effect factor", _put_factor, needs=NEEDS),
    Feature("not decided", _put_not_decided, needs=NEEDS),
    Feature("regional limit", _put_local_limit, needs=(*NEEDS, "integer")),
    Feature("regional lock", _put_local_lock, needs=NEEDS),
    Feature("regional initial scale", _put_local_initial, needs=NEEDS),
    Feature("regional baseline", _put_local_baseline, needs=(*NEEDS, "second indicator")),
    Feature("regional target", _put_local_target, needs=NEEDS),
    Feature("region rule", _put_region_rule, needs=NEEDS),
]
