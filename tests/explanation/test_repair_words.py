from __future__ import annotations

from prioritizer.explanation.members import SETTINGS, Cell, Entry
from prioritizer.explanation.repair_words import repair_sentence
from prioritizer.explanation.results import Change


def change(cell: Cell, before: Entry, after: Entry, unit: str = "") -> Change:
    return Change("n", "f", before, after, unit, (cell,))


AMOUNT = Cell("funding", (("funder", "treasury"), ("year", 2027.0)), "amount")


def test_a_number_is_raised_or_lowered() -> None:
    up = change(AMOUNT, 2.0, 1234.5, "million MXN")
    down = change(Cell(SETTINGS, (), "quorum"), 0.5, 0.25, "share")

    assert repair_sentence([up, down]) == (
        "Raise amount of treasury 2027 in funding from 2 million MXN to 1,234.5 million MXN; and "
        "lower quorum in scenario.toml from 0.5 to 0.25."
    )


def test_a_word_is_set_and_a_blank_is_left() -> None:
    lock = Cell("regional", (("intervention", "a"), ("region", "north")), "lock")
    rule = Cell("logic", (("rule", "order"),), "active")

    assert repair_sentence([change(lock, "in", None)]) == (
        "Leave lock of a north in regional blank instead of in."
    )
    assert repair_sentence([change(rule, "yes", "no")]) == (
        "Set active of order in logic to no instead of yes."
    )


def test_years_and_counts_have_no_unit() -> None:
    year = Cell("interventions", (("intervention", "a"),), "first_year")
    count = Cell("logic", (("rule", "few"),), "count")

    assert repair_sentence([change(year, 2027.0, 2026.0, "year")]) == (
        "Lower first_year of a in interventions from 2027 to 2026."
    )
    assert repair_sentence([change(count, 1.0, 2.0, "interventions")]) == (
        "Raise count of few in logic from 1 to 2."
    )
