"""Published instances as scenarios.

An instance is a mapping, as in the files of a folder of reference instances: ``sense``,
``variables`` ("binary" or one {lb, ub, type} each), ``objectives`` (rows of coefficients),
``constraints`` (each {coef, sense, rhs, name}), ``expected`` and ``source``.

An item becomes an intervention, the objective an indicator whose gain is its value, a row a
resource, a count or a lock.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from prioritizer.scenario import Scenario

Instance = Mapping[str, Any]

YEAR = 2027
INDICATOR = "objective"
DECISIONS = {
    "binary": "binary",
    "integer": "integer",
    "int": "integer",
    "continuous": "continuous",
    "real": "continuous",
}
"""Decision of an intervention by the type of a variable."""


def scenario_of(instance: Instance) -> Scenario:
    """The scenario whose best plan is the instance's optimum.

    Raises:
        ValueError: the instance has several objectives, or a variable that may be negative or
            has no upper bound: what is decided in a scenario lies between 0 and a scale.
    """
    if len(instance["objectives"]) != 1:
        raise ValueError(f"{len(instance['objectives'])} objectives: give an instance with one")
    return scenario_with(instance, (INDICATOR,))


def front_scenario_of(instance: Instance) -> tuple[Scenario, tuple[str, ...]]:
    """The scenario whose front is the instance's, and its indicators in the order of the rows."""
    names = tuple(f"{INDICATOR}_{n + 1}" for n in range(len(instance["objectives"])))
    return scenario_with(instance, names), names


def scenario_with(instance: Instance, names: Sequence[str]) -> Scenario:
    """The instance with an indicator of that name for each objective."""
    objectives = list(zip(names, instance["objectives"], strict=True))
    tables: dict[str, list[dict[str, Any]]] = {
        "interventions": interventions(instance),
        "indicators": [
            indicator(coefficients, instance["sense"], name) for name, coefficients in objectives
        ],
        "effects": [
            {"intervention": item(place), "indicator": name, "effect": value}
            for name, coefficients in objectives
            for place, value in enumerate(coefficients)
            if value
        ],
        "resources": [],
        "resource_use": [],
        "logic": [],
    }
    for number, row in enumerate(instance["constraints"]):
        add_row(tables, row.get("name") or f"row_{number + 1}", row)
    settings = {"years": [YEAR], "title": instance.get("name", "")}
    return Scenario(settings, {name: rows for name, rows in tables.items() if rows})


def item(place: int) -> str:
    """Id of the intervention at a place."""
    return f"item_{place + 1:03d}"


def interventions(instance: Instance) -> list[dict[str, Any]]:
    """One intervention a variable."""
    count = len(instance["objectives"][0])
    variables = instance["variables"]
    if variables == "binary":
        variables = [{"lb": 0, "ub": 1, "type": "binary"}] * count
    names = instance.get("item_names") or [""] * count
    rows = zip(range(count), variables, names, strict=True)
    return [intervention(place, variable, name) for place, variable, name in rows]


def intervention(place: int, variable: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A variable as an intervention; one that must be above 0 is mandatory."""
    least, greatest = variable.get("lb") or 0, variable.get("ub")
    if least < 0 or greatest is None or math.isinf(greatest):
        raise ValueError(
            f"variable {place + 1} lies in {least}..{greatest}: a scale needs bounds from 0 up"
        )
    row = {
        "intervention": item(place),
        "name": name,
        "decision": DECISIONS[str(variable["type"]).lower()],
        "max_scale": greatest,
    }
    if least > 0:
        row |= {"min_scale": least, "lock": "in"}
    return row


def indicator(coefficients: Sequence[float], sense: str, name: str = INDICATOR) -> dict[str, Any]:
    """The objective: the target is out of reach, so that credit is never capped."""
    sign = 1 if sense == "max" else -1
    target = sum(value for value in coefficients if value * sign > 0)
    return {"indicator": name, "baseline": 0, "target": target or sign}


def add_row(tables: dict[str, list[dict[str, Any]]], name: str, row: Mapping[str, Any]) -> None:
    """A row as a lock or a count where it is one, else as a resource."""
    coefficients, sense, side = row["coef"], row["sense"], row["rhs"]
    places = [place for place, value in enumerate(coefficients) if value]
    counts = {coefficients[place] for place in places} == {1} and float(side).is_integer()
    decisions = [tables["interventions"][place]["decision"] for place in places]
    counts = counts and set(decisions) == {"binary"} and side >= 0
    if sense == "=" and counts and len(places) == 1 and side <= 1:
        tables["interventions"][places[0]]["lock"] = "in" if side == 1 else "out"
    elif sense in ("=", ">=") and counts:
        kind = "exactly" if sense == "=" else "at_least"
        listed = ";".join(item(place) for place in places)
        rule = {"rule": name, "kind": kind, "interventions": listed, "count": int(side)}
        tables["logic"].append(rule)
    else:
        if sense in ("<=", "="):
            add_resource(tables, name, coefficients, side)
        if sense in (">=", "="):
            add_resource(tables, f"{name} (least)", [-value for value in coefficients], -side)


def add_resource(
    tables: dict[str, list[dict[str, Any]]], name: str, use: Sequence[float], available: float
) -> None:
    """A row ``use @ x <= available``; an item with a negative use supplies the resource.

    Where less than nothing is available, a mandatory programme uses what is missing.
    """
    tables["resources"].append({"resource": name, "available": max(available, 0)})
    uses = [(item(place), value) for place, value in enumerate(use) if value]
    if available < 0:
        need = f"need for {name}"
        tables["interventions"].append({"intervention": need, "decision": "binary", "lock": "in"})
        uses.append((need, -available))
    tables["resource_use"] += [
        {"intervention": i, "resource": name, "running_use": value} for i, value in uses
    ]
