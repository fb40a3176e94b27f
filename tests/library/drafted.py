"""Drafts and people for the tests of the library."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import prioritizer as pr
from prioritizer.drafts import Draft
from prioritizer.library import DONOR, PLANNER, Library, User, local_user

ROOT = Path(__file__).resolve().parents[2]


@cache
def small() -> Draft:
    """The minimal case, with two stakeholders: one is the donor's."""
    draft = Draft.of(pr.read_scenario(ROOT / "inputs" / "minimal"))
    draft = draft.with_table(
        "stakeholders", [{"stakeholder": "union"}, {"stakeholder": "embassy", "influence": "2"}]
    )
    draft = draft.with_table(
        "positions", [{"stakeholder": "union", "intervention": "vetting", "support": "-0.5"}]
    )
    draft = draft.with_table(
        "preferences",
        [
            {"stakeholder": "embassy", "indicator": "complaints", "weight": "3"},
            {"stakeholder": "union", "indicator": "homicide_rate", "weight": "1"},
        ],
    )
    return draft.with_settings(**{"politics.quorum": 0.5})


def with_amount(draft: Draft, funder: str, amount: str) -> Draft:
    """With another amount in the funder's first row."""
    place = draft.values("funding", "funder").index(funder)
    return draft.with_cell("funding", place, "amount", amount)


def with_row(draft: Draft, table: str, **cells: str) -> Draft:
    """With a row more."""
    return draft.with_table(table, [*draft.rows(table), cells])


def without_row(draft: Draft, table: str, place: int) -> Draft:
    """With a row less."""
    rows = list(draft.rows(table))
    del rows[place]
    return draft.with_table(table, rows)


def planner(library: Library, name: str = "ana") -> User:
    """A planner who has signed in."""
    library.add_user(local_user(), f"{name}@plan.example", PLANNER)
    return library.sign_in(f"{name}@plan.example", name.title())


def donor(library: Library, name: str = "dora", funders: tuple[str, ...] = ("donor",)) -> User:
    """A donor who has signed in, linked to funders."""
    email = f"{name}@donor.example"
    library.add_user(local_user(), email, DONOR)
    library.change_user(local_user(), email, funders=funders, stakeholders=("embassy",))
    return library.sign_in(email, name.title())
