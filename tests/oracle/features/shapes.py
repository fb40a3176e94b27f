"""Features of response, interactions, phasing, conditions, milestones, prices and criteria."""

from __future__ import annotations

from tests.oracle.features.feature import Draft, Feature, Row, Unsuitable


def _put_points(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(lambda row: row["decision"] != "binary")
    top = row.get("max_scale", 1)
    half = 1 if row["decision"] == "integer" else top / 2
    for scale, share in ((half, draft.pick([0.25, 0.75, 1.25])), (top, draft.pick([0.5, 1, 1]))):
        draft.add("response", feature, intervention=row["intervention"], scale=scale, share=share)


def _put_curve(draft: Draft, feature: Feature) -> None:
    taken = {row["intervention"] for row in draft.tables.get("response", [])}
    row = draft.some_intervention(
        lambda row: row["decision"] == "integer" and row["intervention"] not in taken
    )
    cells = draft.pick(
        [
            {"curve": "saturating", "rate": 2},
            {"curve": "s_shaped", "rate": 6},
            {"curve": "s_shaped", "rate": 4, "midpoint": 0.25},
        ]
    )
    draft.add("response", feature, intervention=row["intervention"], **cells)


def _put_interaction(draft: Draft, feature: Feature) -> None:
    one, other = draft.rng.sample(draft.names, 2)
    size = draft.pick([-4, -2, -1, 2, 4])
    cells = {"intervention_a": one, "intervention_b": other, "indicator": "trust"}
    draft.add("interactions", feature, **cells, effect=size)


def _put_capital_phasing(draft: Draft, feature: Feature) -> None:
    name = draft.pick(draft.names)
    for age, share in enumerate(draft.pick([(0.5, 0.5), (0, 1), (0.25, 0.25, 0.5)])):
        cells = {"intervention": name, "age": age}
        draft.add("phasing", feature, **cells, capital_share=share)


def _put_current_phasing(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention()
    taken = {row["intervention"] for row in draft.tables.get("phasing", [])}
    if row["intervention"] in taken:
        raise Unsuitable
    row["recurrent_cost"] = draft.pick([0.5, 1])
    cells = {"intervention": row["intervention"], "age": draft.pick([0, 1])}
    draft.add("phasing", feature, **cells, current_share=draft.pick([0, 0.5, 2]))


def _put_condition(draft: Draft, feature: Feature) -> None:
    one, other = draft.rng.sample(draft.names, 2)
    cells = {"funder": "treasury", "requires": one, "intervention": other}
    draft.add_rule("conditions", feature, **cells, lag=draft.pick([0, 0, 1]))


def _put_milestone(draft: Draft, feature: Feature) -> None:
    row = draft.tables["indicators"][0]
    required = row["baseline"] + draft.pick([0.125, 0.25]) * (row["target"] - row["baseline"])
    cells = {"indicator": row["indicator"], "year": draft.pick(draft.years)}
    draft.add("milestones", feature, **cells, required=required)


def _put_prices(draft: Draft, feature: Feature) -> None:
    draft.settings["currency"], draft.settings["price_year"] = "MXN", 2025
    rows: list[Row] = draft.tables["funding"]
    rows[0].update(currency="USD", prices="nominal")
    year = rows[0]["year"]
    draft.add("exchange_rates", feature, currency="USD", year=year, rate=draft.pick([0.5, 2]))
    draft.add("deflators", feature, year=year, deflator=draft.pick([1.25, 2]))


def _put_criterion(name: str, draft: Draft) -> None:
    """Add a criterion to the list; a tolerance stays that of the criterion it was given for."""
    before = draft.settings.get("objective", [])
    listed = [before] if isinstance(before, str) else list(before)
    tolerances = draft.settings.get("objective_tolerance", [])
    draft.settings["objective"] = [*listed, name]
    if tolerances:
        draft.settings["objective_tolerance"] = [*tolerances, *[0] * len(listed)][: len(listed) + 1]


def _put_shortfall(draft: Draft, feature: Feature) -> None:
    _put_criterion("largest_shortfall", draft)


def _put_targets_met(draft: Draft, feature: Feature) -> None:
    _put_criterion("targets_met", draft)
    draft.tables["indicators"][0]["target"] = 4


FEATURES = [
    Feature("response points", _put_points, needs=("integer",)),
    Feature("response curve", _put_curve, needs=("integer minimum",)),
    Feature("interaction", _put_interaction),
    Feature("capital phasing", _put_capital_phasing),
    Feature("current phasing", _put_current_phasing),
    Feature("condition", _put_condition, needs=("funding",)),
    Feature("milestone", _put_milestone),
    Feature(
        "prices",
        _put_prices,
        cells=(("funding", "currency"), ("funding", "prices")),
        needs=("funding",),
    ),
    Feature("largest shortfall", _put_shortfall, settings=("objective", "objective_tolerance")),
    Feature("targets met", _put_targets_met, settings=("objective", "objective_tolerance")),
]
