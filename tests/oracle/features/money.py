"""Features of money: costs, funders, spending rules of every form, forward cost."""

from __future__ import annotations

from typing import Any

from tests.oracle.features.feature import Draft, Feature, Row

AMOUNTS = [0, 1, 2, 3, 4, 6]
CATEGORIES = ["police", "courts"]


def _put_recurrent_cost(draft: Draft, feature: Feature) -> None:
    for row in draft.interventions:
        row["recurrent_cost"] = draft.pick([0, 0.25, 0.5, 1])


def _put_funding(draft: Draft, feature: Feature) -> None:
    _fund(draft, feature, "treasury")


def _put_second_funder(draft: Draft, feature: Feature) -> None:
    _fund(draft, feature, "donor")


def _fund(draft: Draft, feature: Feature, funder: str) -> None:
    years = draft.years if draft.rng.random() < 0.8 else draft.years[:1]
    for year in years:
        draft.add("funding", feature, funder=funder, year=year, amount=draft.pick(AMOUNTS))


def _put_carry_over(draft: Draft, feature: Feature) -> None:
    for row in draft.tables["funding"]:
        row["amount"] = draft.pick([2, 4]) if row["year"] == draft.years[0] else 0.5
    share = draft.pick([0.25, 0.5, 1, 1])
    draft.add("funders", feature, funder="treasury", carry_over=share)
    if any(row["funder"] == "donor" for row in draft.tables["funding"]):
        draft.add("funders", feature, funder="donor")


def _put_category(draft: Draft) -> str:
    """Some interventions in the category that is returned, others without one."""
    name = draft.pick(CATEGORIES)
    if not any(row.get("category") == name for row in draft.interventions):
        for row in draft.interventions[: draft.rng.randint(1, 2)]:
            row["category"] = name
    return name


def _period(draft: Draft) -> Any:
    return draft.pick(["", "each", str(draft.pick(draft.years))])


def _selector(draft: Draft) -> Row:
    """By category, by one or several interventions, or by agency."""
    kind = draft.pick(["category", "intervention", "interventions", "agency"])
    if kind == "category":
        return {"category": _put_category(draft)}
    if kind == "intervention":
        return {"intervention": draft.pick(draft.names)}
    if kind == "interventions":
        return {"intervention": ";".join(draft.several(1))}
    draft.interventions[-1]["agency"] = "army"
    return {"agency": "army"}


def _part_of_capital(draft: Draft, parts: list[float]) -> float:
    """An amount that may bind: a part of what a programme costs to build."""
    return draft.pick(draft.interventions)["capital_cost"] * draft.pick(parts)


def _put_floor(draft: Draft, feature: Feature) -> None:
    amount = _part_of_capital(draft, [0, 0.5, 1])
    period = draft.pick(["", "", _period(draft)])
    draft.add_rule("spending_rules", feature, **_selector(draft), year=period, min_amount=amount)


def _put_cap(draft: Draft, feature: Feature) -> None:
    amount = _part_of_capital(draft, [0, 0.5, 1])
    period = _period(draft)
    draft.add_rule("spending_rules", feature, **_selector(draft), year=period, max_amount=amount)


def _put_all_but(draft: Draft, feature: Feature) -> None:
    column, cells = draft.pick(list(_selector(draft).items()))
    limit = {"max_amount": _part_of_capital(draft, [0, 0.5, 1])}
    draft.add_rule("spending_rules", feature, **{column: f"!{cells}"}, **limit)


def _put_economic(draft: Draft, feature: Feature) -> None:
    for row in draft.interventions[:2]:
        row["recurrent_cost"] = draft.pick([0.25, 0.5, 1])
    cells = {"economic": draft.pick(["current", "capital"]), "year": _period(draft)}
    if "funding" in draft.tables:
        cells["funder"] = draft.pick(["treasury", "!treasury"])
    draft.add_rule("spending_rules", feature, **cells, max_amount=draft.pick([0, 0.5, 1]))


def _shares(draft: Draft) -> Row:
    return draft.pick(
        [
            {"min_share": 0.25},
            {"min_share": 0.5},
            {"max_share": 0.5},
            {"max_share": 0.75},
            {"min_share": 0.25, "max_share": 0.5},
        ]
    )


def _put_share_of_own(draft: Draft, feature: Feature) -> None:
    cells = {**_selector(draft), **_shares(draft), "year": _period(draft)}
    if "funding" in draft.tables and draft.rng.random() < 0.5:
        cells["funder"] = "treasury"
    draft.add_rule("spending_rules", feature, **cells)


def _put_share_of_all(draft: Draft, feature: Feature) -> None:
    least = draft.pick([{"min_share": 0.5}, {"min_share": 0.75}, {"max_share": 0.25}])
    cells = {**draft.pick([{}, _selector(draft)]), **least, "year": _period(draft)}
    funder = draft.pick(["treasury", "donor", "!donor"])
    draft.add_rule("spending_rules", feature, funder=funder, share_of="all", **cells)


def _put_share_of_amount(draft: Draft, feature: Feature) -> None:
    cells = {**_selector(draft), **_shares(draft), "year": _period(draft)}
    if draft.rng.random() < 0.5:
        cells["funder"] = "treasury"
    draft.add_rule("spending_rules", feature, share_of="amount", **cells)


def _put_change(draft: Draft, feature: Feature) -> None:
    cells = draft.pick(
        [
            {"max_change": 0.5},
            {"max_change": 0},
            {"min_change": -0.5},
            {"min_change": -0.25, "max_change": 1},
        ]
    )
    draft.add_rule(
        "spending_rules",
        feature,
        **cells,
        **draft.pick([{}, _selector(draft)]),
        year=draft.pick(["", "each", str(draft.years[-1])]),
    )


def _put_previous_amount(draft: Draft, feature: Feature) -> None:
    cells = draft.pick([{"max_change": 0.5}, {"max_change": 1}, {"min_change": -0.5}])
    previous = draft.pick([0, 1, 2, 4])
    draft.add_rule("spending_rules", feature, **cells, previous_amount=previous)


def _put_inactive_rule(draft: Draft, feature: Feature) -> None:
    draft.add_rule("spending_rules", feature, max_amount=0, active=False)


def _put_tail(draft: Draft, feature: Feature) -> None:
    for row in draft.interventions[:2]:
        row["recurrent_cost"] = draft.pick([0.5, 1, 1])
    draft.settings["sustainability"] = {"tail_ceiling": draft.pick([0, 0.5, 1])}


FEATURES = [
    Feature("recurrent cost", _put_recurrent_cost, cells=(("interventions", "recurrent_cost"),)),
    Feature("funding", _put_funding, cells=(("spending_rules", "funder"),)),
    Feature("second funder", _put_second_funder, needs=("funding",)),
    Feature("carry over", _put_carry_over, needs=("funding",)),
    Feature("floor", _put_floor),
    Feature("cap", _put_cap),
    Feature("all but", _put_all_but),
    Feature("economic", _put_economic),
    Feature("share of own", _put_share_of_own),
    Feature("share of all", _put_share_of_all, needs=("second funder",)),
    Feature("share of amount", _put_share_of_amount, needs=("funding",)),
    Feature("change", _put_change),
    Feature("previous amount", _put_previous_amount),
    Feature("inactive rule", _put_inactive_rule),
    Feature("tail", _put_tail, settings=("sustainability",)),
]
