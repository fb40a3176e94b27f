"""What a donor may change in its copy of a scenario: its own rules, amounts and weights."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from prioritizer.drafts import Draft, Row
from prioritizer.language import say
from prioritizer.library.changes import Comparison, RowChange, compare_drafts
from prioritizer.tables.selection import parse_selector

RULE_TABLES = ("spending_rules", "conditions")
AMOUNT_TABLE = "funding"
WEIGHT_TABLE = "indicators"
WEIGHT_COLUMN = "weight"
OWN_WEIGHT_TABLE = "preferences"


def refused_changes(
    before: Draft, after: Draft, *, funders: Collection[str], stakeholders: Collection[str]
) -> tuple[str, ...]:
    """A sentence for each change that a donor may not make; () where all is its own.

    Its own are: rows of `funding` of its funders; rows of `spending_rules` and `conditions` that
    name its funders and no other; the column `weight` of `indicators`; rows of `preferences` of
    its stakeholders. A row must be its own before and after the change.

    Args:
        before: the newest version of the donor's copy.
        after: what it wants to save.
        funders: ids of the funders for which it speaks.
        stakeholders: ids of the stakeholders for which it speaks.
    """
    comparison = compare_drafts(before, after)
    return tuple(_refusals(comparison, before, after, frozenset(funders), frozenset(stakeholders)))


def _refusals(
    comparison: Comparison,
    before: Draft,
    after: Draft,
    funders: frozenset[str],
    stakeholders: frozenset[str],
) -> Iterator[str]:
    for key, old, new in comparison.settings:
        yield say(
            "Setting {key}: a donor may not change it from “{old}” to “{new}”.",
            key=key,
            old=old,
            new=new,
        )
    if bool(before.rows(AMOUNT_TABLE)) != bool(after.rows(AMOUNT_TABLE)):
        yield say(
            "Table {table}: a donor may neither begin nor empty it, since without amounts "
            "money is unlimited.",
            table=AMOUNT_TABLE,
        )
    for row in comparison.rows:
        yield from _row_refusals(row, funders, stakeholders)
    for table in comparison.moved:
        yield say("Table {table}: a donor may not put its rows in another order.", table=table)


def _row_refusals(
    change: RowChange, funders: frozenset[str], stakeholders: frozenset[str]
) -> Iterator[str]:
    table = change.table
    sides = [side for side in (change.before, change.after) if side is not None]
    if table == AMOUNT_TABLE:
        if not all(row.get("funder", "") in funders for row in sides):
            yield _sentence(change, _only_own_money(funders))
    elif table in RULE_TABLES:
        if not all(_is_own_rule(row, funders) for row in sides):
            yield _sentence(change, _only_own_rules(funders))
    elif table == OWN_WEIGHT_TABLE:
        if not all(row.get("stakeholder", "") in stakeholders for row in sides):
            yield _sentence(change, say("these are the weights of another stakeholder"))
    elif table == WEIGHT_TABLE and len(sides) == 2:
        for column in change.columns:
            if column != WEIGHT_COLUMN:
                yield _sentence(
                    change, say("of this table only the weights are yours to change"), column
                )
    else:
        yield _sentence(change, say("this table is not a donor's to change"))


def _is_own_rule(row: Row, funders: frozenset[str]) -> bool:
    excludes, ids = parse_selector(row.get("funder", ""))
    return bool(ids) and not excludes and funders.issuperset(ids)


def _only_own_money(funders: frozenset[str]) -> str:
    if not funders:
        return say("no funder is linked to you")
    return say("you speak for {funders} alone", funders=", ".join(sorted(funders)))


def _only_own_rules(funders: frozenset[str]) -> str:
    if not funders:
        return say("no funder is linked to you")
    return say(
        "only rules that name no other funder than {funders} are yours",
        funders=", ".join(sorted(funders)),
    )


def _sentence(change: RowChange, reason: str, column: str | None = None) -> str:
    place = {"table": change.table, "row": change.label or "?", "reason": reason}
    if change.before is None:
        return say("Table {table}: a donor may not add the row {row}; {reason}.", **place)
    if change.after is None:
        return say("Table {table}: a donor may not remove the row {row}; {reason}.", **place)
    column = column or ", ".join(change.columns)
    return say(
        "Table {table}, row {row}: a donor may not change {column}; {reason}.",
        column=column,
        **place,
    )
