"""Capacities, required values, milestones and politics as members.

Source: docs/model.md, Capacity, Effects and Politics.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from prioritizer.evaluation.sentences.breach import figure, with_unit
from prioritizer.evaluation.violations import units_of
from prioritizer.explanation.drafting import Drafting, named, number_lever, set_aside_by
from prioritizer.explanation.members import SETTINGS, Cell, Member
from prioritizer.explanation.wording import percent
from prioritizer.language import say


def purpose_members(draft: Drafting) -> list[Member]:
    """Capacities, values that must be reached, and what stakeholders can stop."""
    return [
        *capacities(draft),
        *required_values(draft),
        *milestones(draft),
        *vetoes(draft),
        *political_capital(draft),
        *quorum(draft),
    ]


def capacities(draft: Drafting) -> Iterable[Member]:
    """Each row of resources, and each year that has none."""
    capacity, units = draft.given.capacity, units_of(draft.scenario, "resources")
    rows = draft.scenario.table("resources").to_dict("records")
    for q, resource in enumerate(capacity.resources):
        own = {int(r["year"]) for r in rows if r["resource"] == resource and r["year"] == r["year"]}
        has_blank = any(r["resource"] == resource and r["year"] != r["year"] for r in rows)
        rest = [year for year in draft.years if year not in own]
        groups: list[tuple[object, list[int]]] = [("", rest)] if has_blank else []
        groups += [(y, [y]) for y in draft.years if y in own or not has_blank]
        for label, years in groups:
            if years:
                yield from _capacity(draft, q, label, years, units[resource])


def _capacity(
    draft: Drafting, q: int, label: object, years: list[int], unit: str
) -> Iterable[Member]:
    resource, capacity = draft.given.capacity.resources[q], draft.given.capacity
    places = [draft.rows("resource_capacity", resource=resource, year=y) for y in years]
    rows = np.concatenate(places)
    if not len(rows):
        return
    available = float(capacity.available[q, years[0] - draft.years[0]])
    name = named("resource_capacity", resource, label)
    column = draft.builder.column(name, rows, -1.0)
    most = greatest_use(draft, q)
    key: tuple[tuple[str, str | float], ...] = (("resource", resource), ("year", str(label)))
    if label != "":
        key = (("resource", resource), ("year", float(years[0])))
    lever = number_lever(
        (Cell("resources", key, "available"),),
        available,
        column,
        most,
        price_of_capacity(draft, q, available),
        unit=unit,
    )
    yield set_aside_by(
        name,
        "resource_capacity",
        say(
            "Resource {resource}: {available} available in every year.",
            resource=resource,
            available=with_unit(available, unit),
        )
        if label == ""
        else say(
            "Resource {resource}: {available} available in {year}.",
            resource=resource,
            available=with_unit(available, unit),
            year=label,
        ),
        [column],
        [most],
        (lever,),
    )


def greatest_use(draft: Drafting, q: int) -> float:
    """More of a resource than any plan can use in a year."""
    capacity, d = draft.given.capacity, draft.loose.parameters.decisions
    use = (capacity.start_use + capacity.running_use)[[q]] @ d.max_scale
    return float(use.sum()) + 1.0


def price_of_capacity(draft: Drafting, q: int, available: float) -> float:
    """Money for one unit: what its cheapest supplier costs, else by its relative change."""
    supply = draft.given.capacity.supply[[q]].toarray().ravel()
    suppliers = np.flatnonzero(supply > 0)
    costs = draft.valuation.unit_cost[suppliers] / supply[suppliers]
    price = float(costs.min(initial=np.inf))
    if np.isfinite(price) and price > 0:
        return price
    return draft.valuation.relative(available or greatest_use(draft, q))


def required_values(draft: Drafting) -> Iterable[Member]:
    """What each indicator must reach in the last year."""
    effects, units = draft.given.effects, units_of(draft.scenario, "indicators")
    asked = draft.scenario.table("indicators")["required"].to_numpy(dtype=float)
    for k, indicator in enumerate(effects.indicators):
        rows = draft.rows("required_value", indicator=indicator)
        if not len(rows):
            continue
        is_target = bool(np.isnan(asked[k]))
        value = float(effects.national_target[k] if is_target else asked[k])
        year = draft.years[-1]
        when = (
            say("{year} (its target, required by min_cost)", year=year)
            if is_target
            else say("{year} (required)", year=year)
        )
        cell = Cell("indicators", (("indicator", indicator),), "required")
        yield _reached(
            draft, k, "required_value", (indicator,), rows, cell, value,
            when, units[indicator],
        )  # fmt: skip


def milestones(draft: Drafting) -> Iterable[Member]:
    """What indicators must reach on their way."""
    effects, units = draft.given.effects, units_of(draft.scenario, "indicators")
    for k, t, value in effects.milestones:
        indicator, year = effects.indicators[k], draft.years[t]
        rows = draft.rows("milestone", indicator=indicator, year=year)
        cell = Cell("milestones", (("indicator", indicator), ("year", float(year))), "required")
        yield _reached(
            draft, k, "milestone", (indicator, year), rows, cell, value,
            say("{year} (milestones)", year=year), units[indicator],
        )  # fmt: skip


def _reached(
    draft: Drafting,
    k: int,
    family: str,
    labels: tuple[object, ...],
    rows: np.ndarray,
    cell: Cell,
    value: float,
    when: str,
    unit: str,
) -> Member:
    effects = draft.given.effects
    upwards, name = effects.direction[k] > 0, named(family, *labels)
    step = 1.0 if upwards else -1.0
    column = draft.builder.column(name, rows, step)
    distance = float(effects.national_target[k] - effects.national_baseline[k])
    worth = draft.valuation.relative(distance)
    most = farthest(draft, rows)
    lever = number_lever((cell,), value, column, most, worth, unit=unit, step=-step)
    words = {"indicator": labels[0], "value": with_unit(value, unit), "when": when}
    return set_aside_by(
        name,
        family,
        say("Indicator {indicator} must reach at least {value} in {when}.", **words)
        if upwards
        else say("Indicator {indicator} must reach at most {value} in {when}.", **words),
        [column],
        [most],
        (lever,),
    )


def farthest(draft: Drafting, rows: np.ndarray) -> float:
    """More than any plan can miss the bound of a row by."""
    base, row = draft.builder.base, int(rows[0])
    part = slice(base.matrix.indptr[row], base.matrix.indptr[row + 1])
    places, values = base.matrix.indices[part], base.matrix.data[part]
    reach = float(np.abs(values) @ np.maximum(np.abs(base.lower[places]), base.upper[places]))
    bounds = np.array(draft.builder.bounds(row))
    return reach + float(np.abs(bounds[np.isfinite(bounds)]).max()) + 1.0


def stakeholder_row(name: str, column: str) -> Cell:
    """A cell of the table stakeholders."""
    return Cell("stakeholders", (("stakeholder", name),), column)


def vetoes(draft: Drafting) -> Iterable[Member]:
    """Who never loses more than it tolerates.

    Set aside, the veto is gone; changed, the tolerance is higher, which opposition and quorum see
    too.
    """
    politics = draft.given.politics
    for p in np.flatnonzero(politics.has_veto).tolist():
        name, tolerance = politics.stakeholders[p], float(politics.tolerance[p])
        label = named("veto", name)
        rows = draft.rows("veto", stakeholder=name)
        loss = greatest_loss(draft, p)
        aside = draft.builder.column(label, rows, 1.0)
        everywhere = [draft.rows(family, stakeholder=name) for family in ("opposition", "consent")]
        column = draft.builder.column(
            f"{label} tolerance", np.concatenate([rows, *everywhere]), 1.0
        )
        lever = number_lever(
            (stakeholder_row(name, "tolerance"),),
            tolerance,
            column,
            loss,
            draft.valuation.relative(loss),
            unit="support",
        )
        yield set_aside_by(
            label,
            "veto",
            say(
                "Stakeholder {stakeholder} has a veto and loses at most {tolerance} of support "
                "(tolerance).",
                stakeholder=name,
                tolerance=figure(tolerance),
            ),
            [aside],
            [loss],
            (lever,),
        )


def greatest_loss(draft: Drafting, p: int) -> float:
    """More support than a stakeholder can lose."""
    support = draft.given.politics.support[[p]].toarray().ravel()
    most = draft.loose.parameters.decisions.max_scale + draft.given.decisions.initial_scale
    return float(np.abs(support) @ most) or 1.0


def political_capital(draft: Drafting) -> Iterable[Member]:
    """The opposition that can be borne."""
    politics, rows = draft.given.politics, draft.rows("political_capital")
    if not len(rows) or politics.political_capital is None:
        return
    given = float(politics.political_capital)
    losses = [greatest_loss(draft, p) for p in range(len(politics.stakeholders))]
    most = float(politics.influence @ np.array(losses)) + 1.0
    yield _setting(
        draft,
        "political_capital",
        draft.builder.column("political_capital", rows, -1.0),
        given,
        most,
        draft.valuation.relative(given or most),
        say(
            "Opposition takes at most {most} of political capital in each year "
            "(political_capital).",
            most=figure(given),
        ),
        unit="influence times support",
    )


def quorum(draft: Drafting) -> Iterable[Member]:
    """The influence that must not oppose."""
    politics, rows = draft.given.politics, draft.rows("quorum")
    if not len(rows) or politics.quorum is None:
        return
    given, influence = float(politics.quorum), float(politics.influence.sum())
    yield _setting(
        draft,
        "quorum",
        draft.builder.column("quorum", rows, influence),
        given,
        given,
        draft.valuation.reference,
        say(
            "Stakeholders with at least {share} of the influence do not oppose the plan in any "
            "year (quorum).",
            share=percent(given),
        ),
        unit="share",
        step=-1.0,
    )


def _setting(
    draft: Drafting,
    name: str,
    column: int,
    given: float,
    most: float,
    worth: float,
    sentence: str,
    **words: Any,
) -> Member:
    lever = number_lever((Cell(SETTINGS, (), name),), given, column, most, worth, **words)
    return set_aside_by(name, name, sentence, [column], [most], (lever,))
