"""Features of effects, indicators and objectives."""

from __future__ import annotations

from tests.oracle.features.feature import Draft, Feature


def _put_second_indicator(draft: Draft, feature: Feature) -> None:
    cells = {"indicator": "crime", "baseline": 20, "target": draft.pick([10, 12])}
    draft.add("indicators", feature, **cells, weight=draft.pick([1, 2, 3]))
    for name in draft.several(1):
        size = draft.pick([-6, -4, -3, -1, 0, 2])
        draft.add("effects", feature, intervention=name, indicator="crime", effect=size)


def _put_idle_indicator(draft: Draft, feature: Feature) -> None:
    draft.add("indicators", feature, indicator="talk", baseline=0, target=1, weight=0)
    draft.add("effects", feature, intervention=draft.pick(draft.names), indicator="talk", effect=9)


def _put_relative(draft: Draft, feature: Feature) -> None:
    weight = draft.pick([1, 2])
    draft.add("indicators", feature, indicator="theft", baseline=8, target=4, weight=weight)
    for name in draft.several(1):
        size = draft.pick([-0.5, -0.25, -0.25, 0.125])
        draft.add(
            "effects",
            feature,
            intervention=name,
            indicator="theft",
            effect=size,
            measure="relative",
        )


def _put_success(draft: Draft, feature: Feature) -> None:
    draft.some_intervention()["success_probability"] = draft.pick([0, 0.25, 0.5])


def _put_beyond_target(draft: Draft, feature: Feature) -> None:
    draft.settings["credit_beyond_target"] = True
    row = draft.pick(draft.tables["effects"])
    row["effect"] = 12 if row.get("measure") != "relative" else row["effect"]


def _put_trend(draft: Draft, feature: Feature) -> None:
    row = draft.tables["indicators"][0]
    row["trend"] = draft.pick([-1, -0.5, 0.5, 1])
    row["baseline_year"] = draft.pick([draft.years[0], 2024])
    row["required"] = draft.pick([1, 2, 3])


def _put_required(draft: Draft, feature: Feature) -> None:
    draft.tables["indicators"][0].setdefault("required", draft.pick([0, 1, 2, 4]))


def _put_discount(draft: Draft, feature: Feature) -> None:
    draft.settings["discount_rate"] = draft.pick([0.25, 1])
    draft.some_intervention(lambda row: row.get("duration", 9) > 1)["lead_time"] = 1


def _put_final_year(draft: Draft, feature: Feature) -> None:
    draft.settings["evaluate"] = "final_year"


def _put_min_cost(draft: Draft, feature: Feature) -> None:
    draft.settings["objective"] = "min_cost"
    for row in draft.tables["indicators"]:
        distance = row["target"] - row["baseline"]
        part = draft.pick([0.125, 0.25, 0.5, 0.75])
        if row.get("weight", 1) > 0 and draft.rng.random() < 0.8:
            row.setdefault("required", row["baseline"] + part * distance)


def _put_tolerance(draft: Draft, feature: Feature) -> None:
    draft.settings["objective_tolerance"] = [draft.pick([0.125, 0.25])]


def _put_twins(draft: Draft, feature: Feature) -> None:
    """A second programme at the same cost with the same effects: ties."""
    one, other = draft.interventions[0], draft.interventions[-1]
    other["capital_cost"] = one["capital_cost"]
    effects = draft.tables["effects"]
    others = [row for row in effects if row["intervention"] != other["intervention"]]
    copied = [
        {**row, "intervention": other["intervention"]}
        for row in effects
        if row["intervention"] == one["intervention"]
    ]
    draft.tables["effects"] = others + copied


def _put_free_useless(draft: Draft, feature: Feature) -> None:
    draft.add("interventions", feature, intervention="useless", decision="binary", last_year=2026)
    draft.add("effects", feature, intervention="useless", indicator="trust", effect=0)


FEATURES = [
    Feature("second indicator", _put_second_indicator),
    Feature("weight 0", _put_idle_indicator),
    Feature("relative", _put_relative),
    Feature("success probability", _put_success, cells=(("interventions", "success_probability"),)),
    Feature("beyond target", _put_beyond_target, settings=("credit_beyond_target",)),
    Feature("trend", _put_trend, cells=(("indicators", "trend"),)),
    Feature("required", _put_required, cells=(("indicators", "required"),)),
    Feature("discount", _put_discount, settings=("discount_rate",)),
    Feature("final year", _put_final_year, settings=("evaluate",)),
    Feature("min cost", _put_min_cost, settings=("objective",)),
    Feature("tolerance", _put_tolerance, settings=("objective_tolerance",)),
    Feature("twins", _put_twins),
    Feature("free and useless", _put_free_useless),
]
