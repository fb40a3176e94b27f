"""Making a report: from a scenario and its documents to bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from prioritizer.language import current_language, say, speaking
from prioritizer.report.matter import Matter
from prioritizer.report.outline import written
from prioritizer.report.parts import Report
from prioritizer.scenario import Scenario

Format: TypeAlias = Literal["html", "pdf"]


def make_report(
    scenario: Scenario,
    document: Mapping[str, Any],
    *,
    sections: Iterable[str] | None = None,
    language: str = "en",
    number_style: str = "en_US",
    format: Format = "html",
    extras: Mapping[str, Any] | None = None,
) -> bytes:
    """A report of an answer, self-contained, with its charts.

    Args:
        scenario: that was solved.
        document: `Allocation.to_dict()`.
        sections: keys of `prioritizer.report.SECTIONS`; None for all that there is something to
            say in.
        language: of the report; sentences inside the documents stay in the language in which they
            were made.
        number_style: of its numbers.
        format: html or pdf.
        extras: documents beside the answer, by name: explain, compare, budget_curve,
            alternatives, uncertainty, front, weight_ranges, core_index (`.to_dict()` of each, see
            `Matter`); and how the answer was found: path (of the scenario) and options (of
            `prioritizer.solve`, with weights_of and overrides).

    Returns:
        The file's bytes: UTF-8 HTML, or PDF.

    Raises:
        ValueError: a section, language, number style or format is unknown, or a section needs a
            document that is not given.
    """
    with speaking(language, number_style):
        if format not in ("html", "pdf"):
            raise ValueError(say("format {format!r}: give html or pdf", format=format))
        report = drafted(Matter(scenario, document, extras or {}), sections)
        if format == "pdf":
            from prioritizer.report.pdf import as_pdf

            return as_pdf(report)
        from prioritizer.report.page import as_html

        return as_html(report).encode()


def drafted(matter: Matter, sections: Iterable[str] | None) -> Report:
    """The report before it takes a form."""
    settings = matter.scenario.settings
    years = settings.years
    subtitle = say("Reform plan {first} to {last}", first=years[0], last=years[-1])
    if matter.unit:
        subtitle += " · " + say("amounts in {unit}", unit=matter.unit)
    return Report(
        title=settings.title or say("Reform plan"),
        subtitle=subtitle,
        sections=written(matter, sections),
        foot=say("Inputs {digest}", digest=matter.scenario.digest[:12]),
        contents=say("Contents"),
        language=current_language(),
    )
