"""Windows, locks, greatest scales, approved starts, and what may not end, as members.

Source: docs/model.md, Decisions. Each is put back into the loosened program as rows of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from prioritizer.evaluation.sentences.breach import located, whole
from prioritizer.explanation.drafting import (
    Drafting,
    named,
    number_lever,
    regional_cells,
    set_aside_by,
    switch_lever,
)
from prioritizer.explanation.members import Cell, Entry, Found, Lever, Member
from prioritizer.language import say
from prioritizer.models import decisions as model

Group = dict[tuple[str, str], list[int]]


def decision_members(draft: Drafting) -> list[Member]:
    """Every limit on a decision, in the order of the tables."""
    return [
        *windows(draft),
        *locks(draft),
        *greatest_scales(draft),
        *what_may_not_end(draft),
        *approved_rows(draft),
    ]


def of_intervention(name: str, column: str) -> Cell:
    """A cell of the table interventions."""
    return Cell("interventions", (("intervention", name),), column)


def of_region(name: str, region: str, column: str) -> Cell:
    """A cell of the table regional."""
    return Cell("regional", (("intervention", name), ("region", region)), column)


def windows(draft: Drafting) -> Iterable[Member]:
    """What may not start before first_year or after last_year."""
    d, given = draft.given.decisions, draft.given
    for i, name in enumerate(given.interventions):
        here = np.flatnonzero(d.intervention == i)
        if len(here) == 0 or d.window[here[0]].all():
            continue
        window = d.window[here[0]]
        name_of_row = named("window", name)
        columns = {
            t: draft.builder.column(f"{name_of_row} {draft.years[t]}", [], [], whole=True)
            for t in np.flatnonzero(~window).tolist()
            if window.any()
        }
        _close(draft, name_of_row, here, window, columns)
        if columns:
            opened = np.flatnonzero(window)
            first, last = int(opened[0]), int(opened[-1])
            _open_in_order(draft, name_of_row, columns, first, last)
            levers = tuple(_window_levers(draft, name, columns, first, last))
            yield set_aside_by(
                name_of_row,
                "window",
                say(
                    "{where} may start only in {years} (first_year, last_year).",
                    where=name,
                    years=_span(draft.years, first, last),
                ),
                list(columns.values()),
                np.ones(len(columns)),
                levers,
            )


def _span(years: list[int], first: int, last: int) -> str:
    if first == last:
        return str(years[first])
    return say("{first} to {last}", first=years[first], last=years[last])


def _close(
    draft: Drafting, name: str, here: np.ndarray, window: np.ndarray, columns: dict[int, int]
) -> None:
    """start[i,r,t] <= max_scale * opened[t] for each year outside the window."""
    start, most = draft.grid("start"), draft.loose.parameters.decisions.max_scale
    for decision in here.tolist():
        for t in np.flatnonzero(~window).tolist():
            row = draft.builder.row(name, [start[decision, t]], [1.0], upper=0.0)
            if t in columns:
                draft.builder.extend(columns[t], [row], [-most[decision]])


def _open_in_order(
    draft: Drafting, name: str, columns: dict[int, int], first: int, last: int
) -> None:
    """A year is opened only if those between it and the window are."""
    for t, column in columns.items():
        nearer = t + 1 if t < first else t - 1
        if nearer in columns:
            draft.builder.row(name, [column, columns[nearer]], [1.0, -1.0], upper=0.0)


def _window_levers(
    draft: Drafting, name: str, columns: dict[int, int], first: int, last: int
) -> Iterable[Lever]:
    years, weight = draft.years, draft.valuation.relative(len(draft.years))
    for cell, step, edge in (("first_year", -1, first), ("last_year", 1, last)):
        moved = np.array([c for t, c in columns.items() if (t - edge) * step > 0], dtype=np.int64)
        if not len(moved):
            continue

        def settle(
            found: Found, moved: np.ndarray = moved, step: int = step, edge: int = edge
        ) -> Entry:
            return float(years[edge] + step * round(found.raised(moved)))

        yield Lever(
            cells=(of_intervention(name, cell),),
            before=float(years[edge]),
            unit="year",
            columns=moved,
            upper=np.ones(len(moved)),
            is_whole=True,
            weight=weight,
            settle=settle,
            direction=0,
        )


def locked(draft: Drafting, lock: str) -> Group:
    """Decisions under a lock, by the cell that says so: of the intervention or of the region."""
    own = draft.scenario.table("interventions")
    by_intervention = dict(zip(own["intervention"].tolist(), own["lock"].tolist(), strict=True))
    groups: Group = {}
    for decision, kind in enumerate(draft.given.decisions.lock):
        if kind == lock:
            name, region = draft.label(decision)
            key = (name, "") if by_intervention[name] == lock else (name, region)
            groups.setdefault(key, []).append(decision)
    return groups


def lock_cells(draft: Drafting, name: str, region: str, lock: str) -> tuple[Cell, ...]:
    """The cells that are to be blank for a lock to end; none where blanking shows another lock."""
    cells = regional_cells(draft.scenario, "lock")
    own = draft.scenario.table("interventions").set_index("intervention")["lock"]
    if region:
        return () if own[name] else (of_region(name, region, "lock"),)
    same = [r for (i, r), cell in cells.items() if i == name and cell == lock]
    return (of_intervention(name, "lock"), *(of_region(name, r, "lock") for r in same))


def locks(draft: Drafting) -> Iterable[Member]:
    """What is mandatory and what is excluded."""
    for lock, impose in (("in", _mandatory), ("out", _excluded)):
        for (name, region), decisions in locked(draft, lock).items():
            family = f"lock_{lock}"
            label = named(family, name, region)
            column = draft.builder.column(label, [], [], whole=True)
            said, worth = impose(draft, label, decisions, column, located(name, region))
            cells = lock_cells(draft, name, region, lock)
            levers = (switch_lever(cells, lock, None, column, worth),) if cells else ()
            yield set_aside_by(label, family, said, [column], [1.0], levers)


def _mandatory(
    draft: Drafting, label: str, decisions: list[int], column: int, where: str
) -> tuple[str, float]:
    d, given = draft.given.decisions, draft.given
    initial = model.initial_state(given, model.operates(given))
    start = draft.grid("start")
    for place in decisions:
        need = float(d.lock_threshold[place] - initial[place])
        row = draft.builder.row(label, start[place], np.ones(len(start[place])), lower=need)
        if need > 0:
            draft.builder.extend(column, [row], [need])
        hold_keep(draft, label, place, column)
    least = d.lock_threshold[decisions]
    return (
        say(
            "{where} is mandatory (lock = in): a scale of {least} must be reached.",
            where=where,
            least=whole(float(least.min())),
        ),
        draft.valuation.scale(np.array(decisions), least),
    )


def hold_keep(draft: Drafting, label: str, decision: int, column: int) -> None:
    """keep[i,r,t] >= initial_scale in every year, unless the column is 1."""
    initial = float(draft.given.decisions.initial_scale[decision])
    for place in draft.keeps()[decision].tolist():
        if place >= 0:
            row = draft.builder.row(label, [place], [1.0], lower=initial)
            draft.builder.extend(column, [row], [initial])


def _excluded(
    draft: Drafting, label: str, decisions: list[int], column: int, where: str
) -> tuple[str, float]:
    start, most = draft.grid("start"), draft.loose.parameters.decisions.max_scale
    for decision in decisions:
        for place in start[decision].tolist():
            row = draft.builder.row(label, [place], [1.0], upper=0.0)
            draft.builder.extend(column, [row], [-most[decision]])
    worth = draft.valuation.scale(np.array(decisions), draft.given.decisions.max_scale[decisions])
    return say("{where} is excluded (lock = out).", where=where), worth


def greatest_scales(draft: Drafting) -> Iterable[Member]:
    """What may not grow beyond max_scale, where that is a limit and nothing else."""
    cells = regional_cells(draft.scenario, "max_scale")
    groups: Group = {}
    for decision in np.flatnonzero(~np.isnan(draft.loose.limits)).tolist():
        name, region = draft.label(decision)
        groups.setdefault((name, region if (name, region) in cells else ""), []).append(decision)
    for (name, region), decisions in groups.items():
        yield _greatest_scale(draft, name, region, decisions)


def _greatest_scale(draft: Drafting, name: str, region: str, decisions: list[int]) -> Member:
    scale, label = draft.grid("scale"), named("max_scale", name, region)
    limit = float(draft.loose.limits[decisions[0]])
    most = float(draft.loose.parameters.decisions.max_scale[decisions[0]])
    is_whole = bool(draft.given.decisions.is_whole[decisions[0]])
    rows = [
        draft.builder.row(label, [place], [1.0], upper=limit)
        for decision in decisions
        for place in scale[decision].tolist()
    ]
    column = draft.builder.column(label, rows, -1.0, whole=is_whole)
    cell = of_region(name, region, "max_scale") if region else of_intervention(name, "max_scale")
    worth = draft.valuation.relative(limit)
    lever = number_lever((cell,), limit, column, most - limit, worth, unit="scale", whole=is_whole)
    return set_aside_by(
        label,
        "max_scale",
        say(
            "{where} operates at a scale of at most {limit} (max_scale).",
            where=located(name, region),
            limit=whole(limit),
        ),
        [column],
        [most - limit],
        (lever,),
    )


def what_may_not_end(draft: Drafting) -> Iterable[Member]:
    """What operates before the first year and may not be ended."""
    d = draft.given.decisions
    bound = np.flatnonzero((d.initial_scale > 0) & ~d.may_end)
    groups: dict[str, list[int]] = {}
    for decision in bound.tolist():
        groups.setdefault(draft.label(decision)[0], []).append(decision)
    for name, decisions in groups.items():
        label = named("may_end", name)
        column = draft.builder.column(label, [], [], whole=True)
        for decision in decisions:
            hold_keep(draft, label, decision, column)
        initial = d.initial_scale[decisions]
        worth = draft.valuation.scale(np.array(decisions), initial)
        lever = switch_lever((of_intervention(name, "may_end"),), "no", "yes", column, worth)
        yield set_aside_by(
            label,
            "may_end",
            say(
                "{where} operates at a scale of {scale} before {year} and may not end "
                "(may_end = no).",
                where=name,
                scale=whole(float(initial.sum())),
                year=draft.years[0],
            ),
            [column],
            [1.0],
            (lever,),
        )


def approved_rows(draft: Drafting) -> Iterable[Member]:
    """Each row of the plan that is approved, with its start and its keep."""
    plan = draft.scenario.table("plan")
    place = {draft.label(d): d for d in range(len(draft.given.decisions))}
    for row in plan.to_dict("records"):
        year = int(row["year"])
        if row["status"] != "fixed" or year < draft.years[0]:
            continue
        key = (row["intervention"], row["region"])
        yield _approved(draft, place[key], year - draft.years[0])


def _approved(draft: Drafting, decision: int, t: int) -> Member:
    d, (name, region) = draft.given.decisions, draft.label(decision)
    label = named("fixed_start", name, region, draft.years[t])
    column = draft.builder.column(label, [], [], whole=True)
    start = float(d.fixed_start[decision, t])
    most = float(draft.loose.parameters.decisions.max_scale[decision])
    place = int(draft.grid("start")[decision, t])
    _fix(draft, label, place, start, most, column)
    keep = _fix_keep(draft, label, decision, t, column)
    worth = draft.valuation.scale(np.array([decision]), start or most)
    row = (("intervention", name), ("year", draft.years[t]), ("region", region))
    lever = switch_lever((Cell("plan", row, "status"),), "fixed", "proposed", column, worth)
    return set_aside_by(
        label,
        "fixed_start",
        say(
            "{where}: a start of {start} in {year} is approved{keep} (plan, status fixed).",
            where=draft.where(decision),
            start=whole(start),
            year=draft.years[t],
            keep=keep,
        ),
        [column],
        [1.0],
        (lever,),
    )


def _fix(draft: Drafting, label: str, place: int, value: float, most: float, column: int) -> None:
    """``column[place] = value`` unless the switch is 1; it lies in 0..most anyway."""
    floor = draft.builder.row(label, [place], [1.0], lower=value)
    draft.builder.extend(column, [floor], [value])
    cap = draft.builder.row(label, [place], [1.0], upper=value)
    draft.builder.extend(column, [cap], [min(value - most, 0.0)])


def _fix_keep(draft: Drafting, label: str, decision: int, t: int, column: int) -> str:
    d, places = draft.given.decisions, draft.keeps()[decision]
    initial = float(d.initial_scale[decision])
    if places[t] < 0:
        return ""
    value = d.fixed_keep[decision, t]
    if not np.isnan(value):
        _fix(draft, label, int(places[t]), float(value), initial, column)
        return say(", and that {keep} is kept", keep=whole(float(value)))
    columns, values = [places[t]], [1.0]
    if t:
        columns, values = [places[t], places[t - 1]], [1.0, -1.0]
    row = draft.builder.row(label, columns, values, lower=0.0 if t else initial)
    draft.builder.extend(column, [row], [initial])
    return say(", and that nothing is ended in that year")
