"""New spending rules from what a form states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prioritizer.drafts.draft import Draft, Row
from prioritizer.language import marked


@dataclass(frozen=True)
class NewRule:
    """A spending rule as a form states it; numbers are cells of the table.

    `kind` is one of `KINDS`; `selectors` holds ids by column, `others` the columns in which they
    are left out instead; `amount` is money, a share or a change, as the kind has it.
    """

    rule: str
    kind: str
    amount: str = ""
    selectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    economic: str = ""
    year: str = ""
    share_of: str = "own"
    basis: str = ""


KINDS = {
    "ban": marked("Nothing may be spent on it"),
    "floor": marked("At least an amount"),
    "cap": marked("At most an amount"),
    "share_floor": marked("At least a share"),
    "share_cap": marked("At most a share"),
    "change_floor": marked("A change of at least, from year to year"),
    "change_cap": marked("A change of at most, from year to year"),
}
"""Kinds of spending rules that a form offers."""

_COLUMN = {
    "ban": "max_amount",
    "floor": "min_amount",
    "cap": "max_amount",
    "share_floor": "min_share",
    "share_cap": "max_share",
    "change_floor": "min_change",
    "change_cap": "max_change",
}


def rule_row(new: NewRule) -> Row:
    """The row of `spending_rules` that states a rule."""
    row = {"rule": new.rule}
    for column, ids in new.selectors.items():
        if ids:
            row[column] = ("!" if column in new.others else "") + ";".join(ids)
    if new.economic:
        row["economic"] = new.economic
    changes = new.kind.startswith("change")
    year = "" if changes else new.year
    if year:
        row["year"] = year
    row[_COLUMN[new.kind]] = "0" if new.kind == "ban" else new.amount
    if new.kind.startswith("share"):
        row["share_of"] = new.share_of
    if new.basis:
        row["basis"] = new.basis
    return row


def free_id(draft: Draft, table: str, wish: str) -> str:
    """An id that no row of the table has: the wish, or the wish with a number."""
    taken = set(draft.values(table, "rule"))
    if wish not in taken:
        return wish
    return next(f"{wish}_{n}" for n in range(2, len(taken) + 3) if f"{wish}_{n}" not in taken)
