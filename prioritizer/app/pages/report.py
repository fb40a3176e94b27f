"""What people take away: workbook, report, document, and the lines that give the same again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from prioritizer.answer_files import workbook_bytes
from prioritizer.app import running, session
from prioritizer.app.parts import needs_scenario, page_head, stale_mark
from prioritizer.app.parts.workbook_download import XLSX, file_stem
from prioritizer.language import LANGUAGES, NUMBER_STYLES, say
from prioritizer.report import SECTIONS, make_report
from prioritizer.report.matter import Matter
from prioritizer.report.outline import chosen
from prioritizer.report.reproduction import command_line, python_snippet

__all__ = ["page"]

DOCUMENTS = {
    "explain": "explain",
    "compare": "compare",
    "budget_curve": "budget_curve",
    "alternatives": "alternatives",
    "front": "pareto",
    "weight_ranges": "weight_ranges",
    "core_index": "core_index",
    "uncertainty": "effect_range",
}
"""Kinds of run whose documents a report may hold, by their name in it."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Take away"),
        (
            say("Choose the sections, the language and the number style of the report."),
            say("Download what you need: nothing is sent anywhere, the files are made here."),
            say(
                "The workbook holds inputs and results; edited, it can be imported again on the "
                "page Home."
            ),
            say("The lines at the end give the same answer to whoever checks it."),
        ),
    )
    if not needs_scenario():
        return
    found = running.answered(*running.SOLVED)
    if found is None:
        from prioritizer.app.main import page_address

        st.info(say("There is no answer yet: run the scenario first."), icon=":material/info:")
        st.page_link(page_address("run"), label=say("Check and run"), icon=":material/east:")
        return
    stale_mark(found.scenario.digest)
    stem = file_stem(found.scenario.settings.title)
    extras = extras_of(found, f"{stem}.xlsx")
    _report(found, extras, stem)
    _files(found, stem)
    st.subheader(say("The same answer again"), anchor=False)
    st.caption(say("Both read the workbook that can be downloaded above."))
    st.code(command_line(extras["path"], extras["options"]), language="bash", wrap_lines=True)
    st.code(python_snippet(extras["path"], extras["options"]), language="python")


def extras_of(found: running.Answered, path: str) -> dict[str, Any]:
    """The documents beside the answer that there are, and how the answer was found."""
    extras: dict[str, Any] = {"path": path, "options": options_of(found)}
    for name, kind in DOCUMENTS.items():
        document = running.document_of(found.scenario, kind)
        if document is not None:
            extras[name] = document
    return extras


def options_of(found: running.Answered) -> Mapping[str, Any]:
    """The options of the run that gave the answer, as far as this session knows them."""
    state = running.asked(*running.SOLVED)
    return state.options if state is not None and state.digest == found.scenario.digest else {}


def _report(found: running.Answered, extras: Mapping[str, Any], stem: str) -> None:
    """Sections, language, number style, and the two forms of the report."""
    st.subheader(say("Report"), anchor=False)
    sections = _sections(chosen(Matter(found.scenario, found.document, extras), None))
    language, style = _speech()

    def made(form: Any) -> Callable[[], bytes]:
        return lambda: make_report(
            found.scenario,
            found.document,
            sections=sections,
            language=language,
            number_style=style,
            format=form,
            extras=extras,
        )

    buttons = (
        (say("Report (PDF)"), "pdf", "application/pdf"),
        (say("Report (HTML)"), "html", "text/html"),
    )
    for place, (label, form, mime) in zip(st.columns(2), buttons, strict=True):
        place.download_button(
            label,
            made(form),
            file_name=f"{stem}.{form}",
            mime=mime,
            icon=":material/download:",
            key=f"report_{form}",
            on_click="ignore",
            disabled=not sections,
            width="stretch",
        )


def _sections(there: list[str]) -> list[str]:
    """Which of the sections that there is something to say in; the others are named."""
    sections = st.multiselect(
        say("Sections"),
        there,
        default=there,
        format_func=lambda key: say(SECTIONS[key].title),
        key="report_sections",
        persist_state="session",
    )
    if absent := [key for key in SECTIONS if key not in there]:
        st.caption(
            say(
                "Not there, since nobody has computed it yet: {sections}. See the pages under "
                "“Decide”.",
                sections=", ".join(say(SECTIONS[key].title) for key in absent),
            )
        )
    return sections


def _speech() -> tuple[str, str]:
    """Language and number style of the report; at first those of the session."""
    left, right = st.columns(2)
    languages, styles = list(LANGUAGES), list(NUMBER_STYLES)
    language = left.selectbox(
        say("Language of the report"),
        languages,
        index=languages.index(session.language()),
        format_func=lambda code: LANGUAGES[code],
        key="report_language",
    )
    style = right.selectbox(
        say("Number style of the report"),
        styles,
        index=styles.index(session.number_style()),
        format_func=lambda code: NUMBER_STYLES[code],
        key="report_style",
    )
    if language != session.language():
        st.caption(
            say(
                "Sentences of the explanation and of notes stay in the language in which they were "
                "computed."
            )
        )
    return language, style


def _files(found: running.Answered, stem: str) -> None:
    """The answer as a workbook and as a document for programs."""
    st.subheader(say("Inputs and results"), anchor=False)
    left, right = st.columns(2)
    left.download_button(
        say("Workbook (Excel)"),
        lambda: workbook_bytes(found.scenario, found.document),
        file_name=f"{stem}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key="answer_xlsx",
        on_click="ignore",
        width="stretch",
    )
    right.download_button(
        say("Answer (JSON)"),
        lambda: as_json(found.document),
        file_name=f"{stem}.json",
        mime="application/json",
        icon=":material/download:",
        key="answer_json",
        on_click="ignore",
        width="stretch",
    )


def as_json(document: Mapping[str, Any]) -> bytes:
    """A document as a JSON file."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode()
