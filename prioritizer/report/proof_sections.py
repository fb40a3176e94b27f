"""The sections for those who check: method, assumptions, sources, and how to get the same again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from prioritizer.language import number_text, percent_text, say
from prioritizer.language.terms import CRITERIA, status_text, term
from prioritizer.report.matter import Matter
from prioritizer.report.parts import Block, Code, Grid, Paragraph, Points
from prioritizer.report.reproduction import command_line, python_snippet
from prioritizer.tables.schema import TABLES

ASSUMING = ("assum", "expert judgement", "expert prior", "supuest", "juicio de expert")
"""What the author's notes on a number that nobody measured have in them."""


def method(matter: Matter) -> Iterator[Block]:
    """How the plan was found, and what the model leaves out."""
    settings = matter.scenario.settings
    yield Paragraph(
        say(
            "The plan is the answer of a mixed-integer linear program: it decides what starts in "
            "which year and region, at which scale and with whose money, so that the criterion is "
            "as good as can be while every rule of the scenario holds. A solver searches for the "
            "best plan and for a bound that no plan can pass; the gap between the two is how far "
            "from the best the plan can be. Every number of the answer was then computed again "
            "from the scenario and the plan alone."
        )
    )
    yield Points(
        (
            say(
                "Criterion, in order of priority: {names}.",
                names=", ".join(term(CRITERIA, name) for name in settings.objective),
            ),
            evaluated(settings.evaluate),
            credited(settings.credit_beyond_target),
            say(
                "Gains of later years count {rate} less for each year.",
                rate=percent_text(settings.discount_rate, 1),
            )
            if settings.discount_rate
            else say("Gains of later years count as much as those of earlier ones."),
            say(
                "Effects add up, except where the scenario states how they respond to scale or "
                "act together; what interventions change beyond the indicators of the scenario "
                "is not seen."
            ),
            say(
                "The plan is only as good as its effects: the sections on uncertainty and on "
                "sources say where they come from."
            ),
        )
    )


def evaluated(evaluate: str) -> str:
    """Which years count."""
    if evaluate == "final_year":
        return say("Only the last year counts.")
    return say("Every year of the plan counts.")


def credited(beyond: bool) -> str:
    """What progress beyond a target is worth."""
    if beyond:
        return say("Progress beyond a target counts too.")
    return say("Progress beyond a target counts for nothing more.")


def noted_rows(matter: Matter) -> Iterator[tuple[str, str, str, str]]:
    """Table, row, source and notes of each row that has either."""
    for name in matter.scenario.tables:
        frame = matter.scenario.given(name)
        if frame is None or not {"source", "notes"} & set(frame.columns):
            continue
        key = [column for column in TABLES[name].key if column in frame.columns]
        for record in frame.to_dict("records"):
            source, notes = (text_of(record.get(c)) for c in ("source", "notes"))
            if source or notes:
                ident = " · ".join(text_of(record[column]) for column in key)
                yield name, ident, source, notes


def text_of(cell: object) -> str:
    """A cell in words, "" where it is blank."""
    if cell is None or cell != cell:
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def assumptions(matter: Matter) -> Iterator[Block]:
    """What the author assumed, in the author's words."""
    rows = tuple(
        (name, ident, notes or source)
        for name, ident, source, notes in noted_rows(matter)
        if any(word in f"{source} {notes}".lower() for word in ASSUMING)
    )
    if not rows:
        yield Paragraph(say("The tables of the scenario mark no number as an assumption."))
        return
    yield Paragraph(
        say("Rows whose source or notes call them an assumption, in their author's words.")
    )
    yield Grid(say("Assumptions"), (say("table"), say("row"), say("assumption")), rows, text=3)


def sources(matter: Matter) -> Iterator[Block]:
    """Where the numbers come from, and how many have no source."""
    found: dict[str, dict[str, int]] = {}
    without: dict[str, int] = {}
    for name in matter.scenario.tables:
        frame = matter.scenario.given(name)
        if frame is None or not len(frame):
            continue
        cells = frame["source"].tolist() if "source" in frame else [""] * len(frame)
        for cell in cells:
            source = text_of(cell)
            if source:
                by_table = found.setdefault(source, {})
                by_table[name] = by_table.get(name, 0) + 1
            else:
                without[name] = without.get(name, 0) + 1
    if found:
        yield Grid(
            say("Sources as the tables name them"),
            (say("source"), say("rows that rest on it")),
            tuple((source, counted(tables)) for source, tables in sorted(found.items())),
            text=2,
        )
    if without:
        yield Paragraph(say("Rows without a source: {rows}.", rows=counted(without)))


def counted(tables: Mapping[str, int]) -> str:
    """How many rows of which tables."""
    return ", ".join(f"{name} ({count})" for name, count in tables.items())


def reproduction(matter: Matter) -> Iterator[Block]:
    """Status, gap, digest, version, and the lines that give the same answer."""
    from prioritizer import __version__

    answer, path = matter.answer, str(matter.extras.get("path") or "scenario.xlsx")
    options: Mapping[str, Any] = matter.extras.get("options") or {}
    gap = answer.get("gap")
    rows = [
        (say("status"), status_text(answer["status"], gap)),
        (say("optimality gap"), percent_text(gap, 4)),
        (say("bound"), number_text(answer.get("bound"), 6)),
        (say("solver"), str(answer["solver"])),
        (say("engine"), str(answer["engine"])),
        (say("seconds"), number_text(answer["seconds"], 2)),
        (say("version"), f"prioritizer {__version__}"),
        (say("digest of the inputs"), matter.scenario.digest),
    ]
    rows[1:1] = [
        (
            say("objective {name}", name=term(CRITERIA, entry["name"])),
            number_text(entry["value"], 6) + ("" if entry["proven"] else f" ({say('not proven')})"),
        )
        for entry in answer.get("objectives") or ()
    ]
    yield Grid(say("Proof"), (say("item"), say("value")), tuple(rows), text=2)
    yield Code(say("The same answer by the command line"), command_line(path, options))
    yield Code(say("The same answer in Python"), python_snippet(path, options))
