"""What any table must satisfy: it is there, its keys are unique, its references are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prioritizer.language import say, say_count
from prioritizer.tables.columns import Column, Kind
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData
from prioritizer.tables.faults import Fault, did_you_mean
from prioritizer.tables.schema import TABLES
from prioritizer.tables.selection import parse_selector, split_ids


def missing_tables(content: Content) -> Iterator[Fault]:
    """The required tables must be there; interventions and indicators have a row at least."""
    for table in TABLES.values():
        if table.required and not content.has(table.name):
            message = say(
                "is missing: add the table {name} ({needed})",
                name=table.name,
                needed=", ".join(table.needed),
            )
            yield Fault(table.name, None, None, None, message)
    for name in ("interventions", "indicators"):
        if name in content.tables and not content.table(name).size:
            yield Fault(name, None, None, None, say("has no row: add one at least"))


def repeated_keys(content: Content) -> Iterator[Fault]:
    """No two rows of a table have the same key."""
    for table in content.tables.values():
        keys = table.row_keys()
        if len(set(keys)) == len(keys):
            continue
        first: dict[tuple[object, ...], int] = {}
        for position, key in enumerate(keys):
            if not any(key):
                continue  # its blanks are faults already
            if key in first:
                yield _repeated(table, position, first[key])
            else:
                first[key] = position


def _repeated(table: TableData, position: int, first: int) -> Fault:
    names = [name for name in table.schema.key if table.cell(position, name)]
    value = ", ".join(table.cell(position, name) for name in names)
    message = say_count(
        "is in row {row} too: {names} identifies a row, so keep one of the two",
        "is in row {row} too: {names} identify a row, so keep one of the two",
        len(names),
        row=table.row(first),
        names=say(" and ").join(names),
    )
    return table.fault(position, names[0], message, value)


def unknown_references(content: Content) -> Iterator[Fault]:
    """Every id that a cell names is in the table that it refers to."""
    for table in content.tables.values():
        for name in table.columns:
            column = table.schema.by_name[name]
            if column.kind in (Kind.REFERENCE, Kind.REFERENCES, Kind.SELECTOR):
                yield from _unknown_in_column(content, table, column)


def _unknown_in_column(content: Content, table: TableData, column: Column) -> Iterator[Fault]:
    known = _known_ids(content, column)
    cells = table[column.name]
    if column.kind is Kind.REFERENCE:
        if known is not None and not known.issuperset(cells):
            for position, text in enumerate(cells):
                if text and text not in known:
                    yield _unknown(table, position, column, text, known)
        return
    for position, text in enumerate(cells):
        if text:
            yield from _faults_of_list(table, position, column, text, known)


def _faults_of_list(
    table: TableData, position: int, column: Column, text: str, known: set[str] | None
) -> Iterable[Fault]:
    ids = parse_selector(text)[1] if column.kind is Kind.SELECTOR else split_ids(text)
    if not all(ids) or not ids:
        message = say("lists a blank: write ids with `;` between, and nothing after the last")
        yield table.fault(position, column.name, message)
    listed = [one for one in ids if one]
    if len(set(listed)) < len(listed):
        twice = next(one for one in listed if listed.count(one) > 1)
        yield table.fault(
            position, column.name, say("lists {twice} twice: list it once", twice=twice)
        )
    for one in dict.fromkeys(listed):
        if known is not None and one not in known:
            yield _unknown(table, position, column, one, known)


def _unknown(table: TableData, position: int, column: Column, text: str, known: set[str]) -> Fault:
    place = say(" or ").join(column.refers_to) or say("the choices")
    message = say(
        "{text} is not in {place}: {hint}",
        text=text,
        place=place,
        hint=did_you_mean(text, sorted(known - {""})),
    )
    return table.fault(position, column.name, message)


def _known_ids(content: Content, column: Column) -> set[str] | None:
    """The ids that a column may name; None where the place that holds them has a fault itself."""
    if not column.refers_to:
        return {"", *column.choices}
    home = column.refers_to[0].partition(".")[0]
    if not content.has(home) and (TABLES[home].required or home == "funding"):
        return None  # that it is missing is said once, not in every row
    known = {""}
    for place in column.refers_to:
        name, _, target = place.partition(".")
        if name in content.unreadable:
            return None
        table = content.tables.get(name)
        is_needed = TABLES[name].by_name[target].required
        if table is not None and target not in table.columns and is_needed:
            return None
        known.update(content.ids(place))
    return known


STRUCTURE_CHECKS = (missing_tables, repeated_keys, unknown_references)
