"""What a browser session knows: its user, its language, the draft it edits. Autosaves."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Sequence
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import streamlit as st

from prioritizer.cli.app_command import LANGUAGE, NUMBER_STYLE, OPENED
from prioritizer.drafts import Draft, History
from prioritizer.language import LANGUAGES, NUMBER_STYLES, say, use_language
from prioritizer.library import Library, Refusal, User, open_library
from prioritizer.scenario import Scenario
from prioritizer.tables.faults import Fault, ScenarioError
from prioritizer.tables.read import read_source

__all__ = [
    "answers",
    "begin",
    "commit",
    "current_user",
    "draft",
    "entry_id",
    "faults",
    "history",
    "is_open",
    "keep_answer",
    "library",
    "number_style",
    "open_draft",
    "redo",
    "scenario_or_none",
    "speak",
    "undo",
]

_HISTORY, _ENTRY, _VERSION, _SLOT = "history", "entry_id", "based_on", "slot"
_BEGUN, _ANSWERS = "begun", "answers"
_KEPT_AT, _SAVED_DIGEST, _TROUBLE = "kept_at", "saved_digest", "keeping_trouble"


def library() -> Library:
    """The library of this server, opened once."""
    return _opened_library(os.environ.get("PRIORITIZER_LIBRARY"))


@st.cache_resource(show_spinner=False)
def _opened_library(url: str | None) -> Library:
    return open_library(url)


def current_user() -> User:
    """Who sits at the browser."""
    from prioritizer.app import signing_in  # its sign-in page is made of parts, which read this

    return signing_in.current_user()


def speak() -> None:
    """Use the language and number style of this session in the present thread.

    Callbacks and fragments run without the main script, so they call it before they say a word.
    """
    use_language(language(), number_style())


def language() -> str:
    """The language of this session; at first the browser's, where it is spoken here."""
    if "language" not in st.session_state:
        asked = str(st.query_params.get("language", ""))
        chosen = os.environ.get(LANGUAGE, "")
        browser = (st.context.locale or "en").partition("-")[0]
        st.session_state["language"] = next(
            (code for code in (asked, chosen, browser) if code in LANGUAGES), "en"
        )
    return str(st.session_state["language"])


def number_style() -> str:
    """The number style of this session; at first that of the browser's country."""
    if "number_style" not in st.session_state:
        asked = str(st.query_params.get("numbers", ""))
        chosen = os.environ.get(NUMBER_STYLE, "")
        browser = (st.context.locale or "").replace("-", "_")
        general = {"en": "en_US", "es": "es_ES"}.get(browser.partition("_")[0], "en_US")
        st.session_state["number_style"] = next(
            style for style in (asked, chosen, browser, general) if style in NUMBER_STYLES
        )
    return str(st.session_state["number_style"])


def begin() -> None:
    """Prepare a run of the script: language, and the working copy that the address names."""
    speak()
    slot = st.query_params.get("draft")
    if is_open() or _BEGUN in st.session_state:
        return
    st.session_state[_BEGUN] = True
    named = os.environ.get(OPENED)
    if slot:
        resume(str(slot))
    elif named:
        _open_named(Path(named))


def write_address() -> None:
    """Put the working copy, language and style into the address, so that a reload finds them."""
    wanted = {"language": language(), "numbers": number_style()}
    if is_open():
        wanted["draft"] = str(st.session_state[_SLOT])
    for key, value in wanted.items():
        if st.query_params.get(key) != value:
            st.query_params[key] = value


def is_open() -> bool:
    """Whether a scenario is open."""
    return _HISTORY in st.session_state


def history() -> History:
    """The history of the open draft.

    Raises:
        LookupError: none is open.
    """
    if not is_open():
        raise LookupError("no scenario is open")
    found: History = st.session_state[_HISTORY]
    return found


def draft() -> Draft:
    """The open draft as it stands.

    Raises:
        LookupError: none is open.
    """
    return history().present


def scenario_or_none() -> Scenario | None:
    """The scenario that the draft states; None where it has faults or none is open."""
    if not is_open() or draft().faults():
        return None
    return draft().scenario()


def faults() -> tuple[Fault, ...]:
    """The faults of the open draft; () where none is open."""
    return draft().faults() if is_open() else ()


def entry_id() -> str | None:
    """The scenario of the library that the draft belongs to; None where it was never saved."""
    found: str | None = st.session_state.get(_ENTRY)
    return found


def based_on() -> int | None:
    """The version of the library that the draft began from; None where it was never saved."""
    found: int | None = st.session_state.get(_VERSION)
    return found


def kept_at() -> datetime.datetime | None:
    """When the working copy was last kept."""
    found: datetime.datetime | None = st.session_state.get(_KEPT_AT)
    return found


def keeping_trouble() -> str:
    """Why the last edits could not be kept; "" where they are."""
    return str(st.session_state.get(_TROUBLE, ""))


def is_saved() -> bool:
    """Whether the draft is the same as the version that it was opened or saved as."""
    return is_open() and st.session_state.get(_SAVED_DIGEST) == draft().digest


def open_draft(
    opened: Draft, *, title: str = "", entry_id: str | None = None, based_on: int | None = None
) -> None:
    """Open a draft in a working copy of its own; the one open before stays kept.

    Args:
        opened: the draft.
        title: a title for one that has none.
        entry_id: the scenario of the library that it is.
        based_on: the version of it.
    """
    if title and not opened.title:
        opened = opened.with_settings(title=title)
    state: dict[str, Any] = {
        _HISTORY: History.begin(opened),
        _ENTRY: entry_id,
        _VERSION: based_on,
        _SLOT: token_urlsafe(9),
        _SAVED_DIGEST: opened.digest if entry_id else None,
        _KEPT_AT: None,
        _ANSWERS: {},
    }
    for key, value in state.items():
        st.session_state[key] = value
    _keep()


def note_saved(entry: str, version: int) -> None:
    """Remember that the draft as it stands was saved as a version of a scenario."""
    st.session_state[_ENTRY], st.session_state[_VERSION] = entry, version
    st.session_state[_SAVED_DIGEST] = draft().digest
    _keep()


def resume(slot: str) -> None:
    """Open a working copy that was kept, if there is one."""
    try:
        found = library().work(current_user(), slot)
        if found is None:
            return
        history = History.from_json(found.history_json)
        answered = json.loads(found.answers_json)
    except (Refusal, ValueError) as error:
        st.session_state["notes"] = (str(error),)
        return
    st.session_state[_HISTORY], st.session_state[_ANSWERS] = history, answered
    st.session_state[_ENTRY], st.session_state[_VERSION] = found.entry_id, found.based_on
    st.session_state[_SLOT], st.session_state[_KEPT_AT] = found.slot, found.kept_at
    st.session_state[_SAVED_DIGEST] = _digest_of_version(found.entry_id, found.based_on)


def commit(changed: Draft, label: str, notes: Sequence[str] = ()) -> None:
    """Make a changed draft the present one and keep it.

    Args:
        changed: the draft.
        label: what was done, for undo.
        notes: what the author should look at, shown once under the heading of the page.
    """
    speak()
    before = history()
    st.session_state[_HISTORY] = before.commit(changed, label)
    if notes:
        st.session_state["notes"] = tuple(notes)
    if st.session_state[_HISTORY] is not before:
        _keep()


def answers() -> dict[str, Any]:
    """What the author of the open draft answered and has not yet used, by the question."""
    found: dict[str, Any] = st.session_state.setdefault(_ANSWERS, {})
    return found


def keep_answer(question: str, answer: str | float) -> None:
    """Keep an answer with the working copy; the draft stays as it is."""
    answers()[question] = answer
    _keep()


def take_notes() -> tuple[str, ...]:
    """What `commit` was told to show once."""
    found: tuple[str, ...] = st.session_state.pop("notes", ())
    return found


def undo() -> None:
    """Take the last step back."""
    st.session_state[_HISTORY] = history().undo()
    _keep()


def redo() -> None:
    """Do the step again that was taken back."""
    st.session_state[_HISTORY] = history().redo()
    _keep()


def _open_named(path: Path) -> None:
    """Open the scenario with which the server was started, faults and all."""
    try:
        source = read_source(path)
    except ScenarioError as error:
        st.session_state["notes"] = tuple(map(str, error.faults))
        return
    st.session_state["notes"] = tuple(map(str, source.faults))
    open_draft(Draft.of_source(source))


def _digest_of_version(entry: str | None, version: int | None) -> str | None:
    if entry is None:
        return None
    try:
        found, _ = library().load(current_user(), entry, version)
    except Refusal:
        return None
    return found.digest


def _keep() -> None:
    """Keep the working copy; where that fails, say so and keep it in the session."""
    speak()
    try:
        _leave_slot_of_another_window()
        kept = library().keep_work(
            current_user(),
            history().to_json(),
            slot=st.session_state[_SLOT],
            title=draft().title,
            entry_id=entry_id(),
            based_on=based_on(),
            answers_json=json.dumps(answers()),
        )
    except Refusal as refusal:
        st.session_state[_TROUBLE] = say(
            "Your last edits are not kept yet: {reason} Do not close this page; the next edit "
            "tries again.",
            reason=refusal,
        )
        return
    st.session_state[_KEPT_AT] = kept.kept_at
    st.session_state[_TROUBLE] = ""


def _leave_slot_of_another_window() -> None:
    """Two windows on one address must not replace each other's edits: the later one moves out."""
    there = library().work(current_user(), st.session_state[_SLOT])
    if there is None or there.kept_at == kept_at():
        return
    st.session_state[_SLOT] = token_urlsafe(9)
    notes = st.session_state.get("notes", ())
    told = say(
        "This working copy was also edited in another window: what you do here goes on in a copy "
        "of its own. Both are on the page Home."
    )
    st.session_state["notes"] = (*notes, told)
