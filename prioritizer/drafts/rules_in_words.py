"""Spending rules, conditions and logic as sentences."""

from __future__ import annotations

from prioritizer.drafts.draft import Row
from prioritizer.drafts.editing import column_of
from prioritizer.drafts.number_cells import shown_cell
from prioritizer.language import current_number_style, marked, percent_text, say, say_count
from prioritizer.language.terms import SHARES_OF
from prioritizer.tables.cells import parse_number
from prioritizer.tables.selection import parse_selector, split_ids

RULE_TABLES = ("spending_rules", "conditions", "logic")
"""The tables whose rows are rules."""

_SELECTORS = {
    "funder": marked("funder {ids}"),
    "category": marked("category {ids}"),
    "agency": marked("agency {ids}"),
    "intervention": marked("intervention {ids}"),
    "region": marked("region {ids}"),
}
_OTHERS = {
    "funder": marked("every funder but {ids}"),
    "category": marked("every category but {ids}"),
    "agency": marked("every agency but {ids}"),
    "intervention": marked("every intervention but {ids}"),
    "region": marked("every region but {ids}"),
}
_ECONOMIC = {
    "capital": marked("capital expenditure"),
    "current": marked("current expenditure"),
    "!capital": marked("current expenditure"),
    "!current": marked("capital expenditure"),
}


def rule_sentence(table: str, row: Row, money: str = "") -> str:
    """A rule as a sentence, from its row as typed.

    Args:
        table: one of `RULE_TABLES`.
        row: its cells.
        money: the unit of money, such as "million MXN".
    """
    if table == "logic":
        return _logic(row)
    if table == "conditions":
        return _condition(row)
    return _spending_rule(row, money)


def _spending_rule(row: Row, money: str) -> str:
    bounds = [bound for bound in _bounds(row, money) if bound]
    return say(
        "{what}: {bounds}, {years}.",
        what=selected(row),
        bounds=", ".join(bounds) or say("no bound yet"),
        years=_years(row.get("year", "")),
    )


def _bounds(row: Row, money: str) -> list[str]:
    whole = say(SHARES_OF.get(row.get("share_of") or "own", ""))
    least, most = row.get("min_amount", ""), row.get("max_amount", "")
    found = []
    if least:
        found.append(say("at least {amount} {money}", amount=_number(least), money=money))
    if most and parse_number(most) == 0:
        found.append(say("nothing may be spent"))
    elif most:
        found.append(say("at most {amount} {money}", amount=_number(most), money=money))
    if share := row.get("min_share", ""):
        found.append(say("at least {share} {whole}", share=_share(share), whole=whole))
    if share := row.get("max_share", ""):
        found.append(say("at most {share} {whole}", share=_share(share), whole=whole))
    if change := row.get("min_change", ""):
        found.append(say("a change of at least {share} on the year before", share=_share(change)))
    if change := row.get("max_change", ""):
        found.append(say("a change of at most {share} on the year before", share=_share(change)))
    return found


def selected(row: Row) -> str:
    """What the selectors of a row pick, in words."""
    parts = _parts(row)
    return say("Money of {parts}", parts=parts) if parts else say("All money")


def _parts(row: Row) -> str:
    parts = []
    for column in _SELECTORS:
        if cell := row.get(column, ""):
            excludes, ids = parse_selector(cell)
            template = _OTHERS[column] if excludes else _SELECTORS[column]
            parts.append(say(template, ids=", ".join(ids)))
    if economic := row.get("economic", "").strip():
        parts.append(say(_ECONOMIC[economic]) if economic in _ECONOMIC else economic)
    return "; ".join(parts)


def _condition(row: Row) -> str:
    what = {name: cell for name, cell in row.items() if name in _SELECTORS and name != "funder"}
    money = selected({"funder": row.get("funder", "")})
    required, later = row.get("requires", "") or "?", _later(row)
    if any(what.values()):
        return say(
            "{money} goes to {what} only where {required} is met{later}.",
            money=money,
            what=_parts(what),
            required=required,
            later=later,
        )
    return say(
        "{money} is paid only where {required} is met{later}.",
        money=money,
        required=required,
        later=later,
    )


def _later(row: Row) -> str:
    lag = row.get("lag", "")
    if not lag.isdecimal() or int(lag) == 0:
        return ""
    return say_count(", {count} year before", ", {count} years before", int(lag))


def _logic(row: Row) -> str:
    ids = ", ".join(split_ids(row.get("interventions", ""))) or "?"
    other = ", ".join(split_ids(row.get("other", ""))) or "?"
    count = row.get("count", "") or "?"
    later = _later(row)
    match row.get("kind", ""):
        case "requires":
            return say(
                "{ids}: each requires all of {other}{later}.", ids=ids, other=other, later=later
            )
        case "requires_any":
            return say(
                "{ids}: each requires one of {other}{later}.", ids=ids, other=other, later=later
            )
        case "at_most":
            return say("At most {count} of {ids}.", count=count, ids=ids)
        case "at_least":
            return say("At least {count} of {ids}.", count=count, ids=ids)
        case "exactly":
            return say("Exactly {count} of {ids}.", count=count, ids=ids)
        case "together":
            return say("All of {ids}, or none of them.", ids=ids)
        case kind:
            return say("{kind}: {ids}.", kind=kind or "?", ids=ids)


def _years(cell: str) -> str:
    if cell == "each":
        return say("in each year")
    return say("in {year}", year=cell) if cell else say("over all years")


def _number(cell: str) -> str:
    return shown_cell(cell, column_of("spending_rules", "min_amount"), current_number_style())


def _share(cell: str) -> str:
    number = parse_number(cell)
    if number is None:
        return cell
    digits = max(0, min(4, len(f"{100 * abs(number):.6g}".partition(".")[2])))
    return percent_text(number, digits)
