"""Members taken out of the tables by their names, without looking at how they are found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import prioritizer as pr

PLENTY = 10_000.0
Row = dict[str, Any]

RULE_COLUMNS = {
    "rule_amount": ("min_amount", "max_amount"),
    "rule_min_share": ("min_share",),
    "rule_max_share": ("max_share",),
    "rule_min_change": ("min_change",),
    "rule_max_change": ("max_change",),
}
BOUNDS = tuple(column for columns in RULE_COLUMNS.values() for column in columns)
SETTINGS = ("tail_ceiling", "political_capital", "quorum")
LOGIC = ("requires", "requires_any", "together", "at_most", "at_least", "exactly")


def parsed(name: str) -> tuple[str, list[str]]:
    family, _, labels = name.partition("[")
    return family, labels.removesuffix("]").split(",") if labels else []


def without(scenario: pr.Scenario, names: Iterable[str]) -> pr.Scenario:
    """The scenario with these members taken out."""
    for name in names:
        scenario = _without(scenario, *parsed(name))
    return scenario


def rows_of(scenario: pr.Scenario, table: str) -> list[Row]:
    given = scenario.given(table)
    return [] if given is None else given.to_dict("records")


def written(
    scenario: pr.Scenario, table: str, keys: Row, cells: Row, *, adds: bool = False
) -> pr.Scenario:
    rows = rows_of(scenario, table)
    touched = [row for row in rows if all(_same(row.get(k), v) for k, v in keys.items())]
    if adds and not touched:
        rows.append({**keys, **cells})
    for row in touched:
        row.update(cells)
    return scenario.replace(**{table: rows})


def _same(cell: Any, key: Any) -> bool:
    if cell is None or cell != cell:
        return key == ""
    return cell == key


def _without(scenario: pr.Scenario, family: str, labels: list[str]) -> pr.Scenario:
    if family in SETTINGS:
        return scenario.replace(**{family: None})
    if family in RULE_COLUMNS:
        return _rule_without(scenario, labels[0], RULE_COLUMNS[family])
    if family in LOGIC:
        return written(scenario, "logic", {"rule": labels[0]}, {"active": False})
    if family == "condition":
        return written(scenario, "conditions", {"rule": labels[0]}, {"active": False})
    if family in ("funder_balance", "carry_over_limit", "resource_capacity"):
        return _means_without(scenario, family, labels)
    if family in ("required_value", "milestone", "veto"):
        return _purpose_without(scenario, family, labels)
    return _decision_without(scenario, family, labels)


def _rule_without(scenario: pr.Scenario, rule: str, columns: tuple[str, ...]) -> pr.Scenario:
    row = next(row for row in rows_of(scenario, "spending_rules") if row["rule"] == rule)
    cells: Row = dict.fromkeys((c for c in columns if c in row), None)
    left = [c for c in BOUNDS if c in row and c not in columns and row[c] == row[c]]
    if not any(column.endswith("change") for column in left) and "previous_amount" in row:
        cells["previous_amount"] = None
    if not left:
        cells = {"active": False}
    return written(scenario, "spending_rules", {"rule": rule}, cells)


def _means_without(scenario: pr.Scenario, family: str, labels: list[str]) -> pr.Scenario:
    if family == "funder_balance":
        keys: Row = {"funder": labels[0], "year": float(labels[1])}
        return written(scenario, "funding", keys, {"amount": PLENTY}, adds=True)
    if family == "carry_over_limit":
        return written(scenario, "funders", {"funder": labels[0]}, {"carry_over": 1}, adds=True)
    keys = {"resource": labels[0]}
    if any("year" in row for row in rows_of(scenario, "resources")):
        keys["year"] = float(labels[1]) if labels[1:] else ""
    adds = bool(labels[1:])
    if adds:
        keys["year"] = float(labels[1])
    return written(scenario, "resources", keys, {"available": PLENTY}, adds=adds)


def _purpose_without(scenario: pr.Scenario, family: str, labels: list[str]) -> pr.Scenario:
    if family == "veto":
        return written(scenario, "stakeholders", {"stakeholder": labels[0]}, {"veto": False})
    indicators = scenario.table("indicators").set_index("indicator").loc[labels[0]]
    worst = indicators["baseline"] - 1e4 * (indicators["target"] - indicators["baseline"])
    if family == "required_value":
        return written(scenario, "indicators", {"indicator": labels[0]}, {"required": worst})
    keys = {"indicator": labels[0], "year": float(labels[1])}
    return written(scenario, "milestones", keys, {"required": worst})


def _decision_without(scenario: pr.Scenario, family: str, labels: list[str]) -> pr.Scenario:
    name = {"intervention": labels[0]}
    here = {**name, "region": labels[1]} if len(labels) > 1 else name
    if family == "window":
        return written(scenario, "interventions", name, {"first_year": None, "last_year": None})
    if family == "may_end":
        return written(scenario, "interventions", name, {"may_end": True})
    if family in ("lock_in", "lock_out"):
        if len(labels) > 1:
            return written(scenario, "regional", here, {"lock": None})
        changed = written(scenario, "interventions", name, {"lock": None})
        lock = {**name, "lock": family.removeprefix("lock_")}
        if rows_of(scenario, "regional"):
            changed = written(changed, "regional", lock, {"lock": None})
        return changed
    own = scenario.table("interventions").set_index("intervention")["max_scale"][labels[0]]
    if family == "max_scale" and len(labels) > 1:
        return written(scenario, "regional", here, {"max_scale": own})
    if family == "max_scale":
        return written(scenario, "interventions", name, {"max_scale": 10 * own})
    assert family == "fixed_start", family
    keys = {**name, "year": float(labels[-1])}
    if len(labels) > 2:
        keys["region"] = labels[1]
    return written(scenario, "plan", keys, {"status": "proposed"})


def has_plan(scenario: pr.Scenario) -> bool:
    """Whether an independent solve from scratch finds a plan."""
    answer = pr.solve(scenario, tie_break=False)
    assert answer.status in ("optimal", "infeasible")
    return answer.status == "optimal"


def problems_of(scenario: pr.Scenario, every: Iterable[str], conflict: list[str]) -> list[str]:
    """What is wrong with a conflict, by the tables alone; nothing where it is irreducible."""
    others = [name for name in every if name not in conflict]
    alone = without(scenario, others)
    found = ["the conflict has a plan"] if has_plan(alone) else []
    return found + [
        f"without {name} there is still no plan"
        for name in conflict
        if not has_plan(without(alone, [name]))
    ]
