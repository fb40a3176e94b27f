"""Features of decisions: kinds, windows, durations, locks, what was there before, the plan."""

from __future__ import annotations

from tests.oracle.features.feature import FIRST_YEAR, Draft, Feature, Row, Unsuitable


def _is_binary(row: Row) -> bool:
    return row["decision"] == "binary" and "lock" not in row


def _is_free(row: Row) -> bool:
    """Nothing has been said of it that another feature could contradict."""
    taken = ("lock", "initial_scale", "first_year", "last_year", "min_scale", "touched")
    return not any(key in row for key in taken)


def _is_plain(row: Row) -> bool:
    return _is_free(row) and row["decision"] == "binary"


def _put_integer(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(_is_plain)
    row.update(decision="integer", max_scale=draft.pick([2, 2, 3]))


def _put_integer_minimum(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(_is_plain)
    row.update(decision="integer", max_scale=3, min_scale=2, capital_cost=draft.pick([1, 2]))


def _put_continuous(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(_is_plain)
    row.update(decision="continuous", max_scale=draft.pick([1, 1, 2]))


def _put_semicontinuous(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(_is_plain)
    row.update(decision="continuous", min_scale=draft.pick([0.5, 0.75]), capital_cost=4)


def _put_window(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(lambda row: "lock" not in row and "touched" not in row)
    first = draft.pick(draft.years)
    row["first_year"] = first
    row["last_year"] = draft.pick([year for year in draft.years if year >= first] + [2040])


def _put_duration(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention()
    row["duration"] = row.get("lead_time", 0) + draft.pick([1, 1, 1, 2])


def _put_lead_time(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(lambda row: row.get("duration", 9) > 1)
    row["lead_time"] = draft.pick([1, 1, 1, 2, 5])
    if "duration" in row:
        row["duration"] = max(row["duration"], row["lead_time"] + 1)


def _put_lock_in(draft: Draft, feature: Feature) -> None:
    draft.some_intervention(lambda row: "lock" not in row and "touched" not in row)["lock"] = "in"


def _put_lock_out(draft: Draft, feature: Feature) -> None:
    draft.some_intervention(lambda row: "lock" not in row and "touched" not in row)["lock"] = "out"


def _initial(draft: Draft, row: Row) -> float:
    if row["decision"] == "continuous":
        least = row.get("min_scale", 0.25)
        return draft.pick([least, row.get("max_scale", 1)])
    return row.get("min_scale", draft.pick([1, row.get("max_scale", 1)]))


def _put_initial_scale(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(lambda row: "touched" not in row)
    row["initial_scale"] = _initial(draft, row)


def _put_may_end(draft: Draft, feature: Feature) -> None:
    running = [row for row in draft.interventions if "initial_scale" in row and "lock" not in row]
    row = draft.pick(running) if running else draft.some_intervention(_is_binary)
    row.setdefault("initial_scale", _initial(draft, row))
    row["may_end"] = True
    row["recurrent_cost"] = draft.pick([0.5, 1, 1])


def _put_past_start(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(_is_free)
    row["touched"] = True
    row.setdefault("lead_time", 0)
    begun = FIRST_YEAR - draft.pick([1, 1, 2])
    draft.add("plan", feature, intervention=row["intervention"], year=begun, start=1)


def _put_fixed_start(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(lambda row: _is_free(row) and row["decision"] == "binary")
    row["touched"] = True
    year = draft.pick(draft.years)
    draft.add(
        "plan",
        feature,
        intervention=row["intervention"],
        year=year,
        start=draft.pick([0, 1, 1]),
        status="fixed",
    )


def _put_fixed_keep(draft: Draft, feature: Feature) -> None:
    running = [row for row in draft.interventions if row.get("may_end") and "lock" not in row]
    if not running:
        raise Unsuitable
    row = draft.pick(running)
    row["touched"] = True
    year, keep = draft.pick(draft.years), draft.pick([None, 0, 0])
    cells = {"intervention": row["intervention"], "year": year, "start": 0, "status": "fixed"}
    draft.add("plan", feature, **cells, keep=keep)


def _put_proposal(draft: Draft, feature: Feature) -> None:
    row = draft.some_intervention(lambda row: "touched" not in row and _is_plain(row))
    row["touched"] = True
    cells = {"intervention": row["intervention"], "year": draft.pick(draft.years)}
    draft.add("plan", feature, **cells, start=draft.pick([0, 1]), status="proposed")


def _column(name: str) -> tuple[str, str]:
    return ("interventions", name)


FEATURES = [
    Feature("integer", _put_integer),
    Feature(
        "integer minimum", _put_integer_minimum, cells=(_column("min_scale"),), needs=("funding",)
    ),
    Feature("continuous", _put_continuous),
    Feature(
        "semi-continuous", _put_semicontinuous, cells=(_column("min_scale"),), needs=("funding",)
    ),
    Feature("window", _put_window, cells=(_column("first_year"), _column("last_year"))),
    Feature(
        "initial scale", _put_initial_scale, cells=(_column("initial_scale"), _column("may_end"))
    ),
    Feature("may end", _put_may_end, cells=(_column("may_end"),)),
    Feature("fixed keep", _put_fixed_keep, needs=("may end",)),
    Feature("lead time", _put_lead_time, cells=(_column("lead_time"),)),
    Feature("duration", _put_duration, cells=(_column("duration"),)),
    Feature("past start", _put_past_start),
    Feature("fixed start", _put_fixed_start),
    Feature("proposal", _put_proposal),
    Feature("lock in", _put_lock_in, cells=(_column("lock"),)),
    Feature("lock out", _put_lock_out, cells=(_column("lock"),)),
]
