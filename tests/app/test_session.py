from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.cli.app_command import OPENED
from prioritizer.library import Library, Unavailable, local_user
from tests.app.editing_pages import again, click, draft, run
from tests.app.library_pages import SECONDS, fresh_library
from tests.drafts.drafted import ROOT

BUTTONS = """
if st.button("edit", key="edit"):
    louder = session.draft().with_settings(title=session.draft().title + "!")
    session.commit(louder, "title", ["look"])
if st.button("undo", key="undo_it"):
    session.undo()
"""
BARE = "from prioritizer.app import session\nsession.begin()\nsession.write_address()\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    return fresh_library(tmp_path, monkeypatch)


def test_every_edit_is_kept_and_found_again_by_the_address(library: Library) -> None:
    at = run(BUTTONS + "session.write_address()")
    click(at, "edit")
    kept = library.work(local_user(), at.session_state["slot"])
    assert kept is not None
    assert kept.title == draft(at).title
    later = AppTest.from_string(BARE, default_timeout=SECONDS)
    later.query_params["draft"] = at.session_state["slot"]
    again(later)
    assert draft(later) == draft(at)
    assert later.session_state["history"].undone_next == "title"


def test_undo_is_kept_too(library: Library) -> None:
    at = run(BUTTONS)
    click(at, "edit")
    click(at, "undo_it")
    later = AppTest.from_string(BARE, default_timeout=SECONDS)
    later.query_params["draft"] = at.session_state["slot"]
    again(later)
    assert draft(later) == draft(at)
    assert later.session_state["history"].redone_next == "title"


def test_two_windows_on_one_address_do_not_replace_each_other_s_work(library: Library) -> None:
    first = run(BUTTONS)
    second = AppTest.from_string(
        "import streamlit as st\n" + BARE + BUTTONS, default_timeout=SECONDS
    )
    second.query_params["draft"] = first.session_state["slot"]
    again(second)
    click(first, "edit")
    click(second, "edit")
    click(second, "edit")
    assert first.session_state["slot"] != second.session_state["slot"]
    assert {
        len(work.title) - len(work.title.rstrip("!")) for work in library.works(local_user())
    } == {1, 2}


def test_an_address_of_nothing_opens_nothing(library: Library) -> None:
    at = AppTest.from_string(BARE, default_timeout=SECONDS)
    at.query_params["draft"] = "no such slot"
    again(at)
    assert "history" not in at.session_state


def test_a_full_disk_is_told_and_the_edit_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = run(BUTTONS)

    def full(*_: object, **__: object) -> None:
        raise Unavailable("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Library, "keep_work", full)
        click(at, "edit")
        assert "the disk is full" in at.session_state["keeping_trouble"]
        assert draft(at).title.endswith("!")
    click(at, "edit")
    assert at.session_state["keeping_trouble"] == ""
    kept = library.work(local_user(), at.session_state["slot"])
    assert kept is not None
    assert kept.title.endswith("!!")


def test_the_server_opens_what_it_was_started_with(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OPENED, str(ROOT / "inputs" / "shared-enabler"))
    at = AppTest.from_string(BARE, default_timeout=SECONDS)
    again(at)
    assert draft(at).faults() == ()
    monkeypatch.setenv(OPENED, str(ROOT / "nothing"))
    at = AppTest.from_string(BARE, default_timeout=SECONDS)
    again(at)
    assert "does not exist" in at.session_state["notes"][0]


def test_a_saved_draft_is_known_as_its_version(library: Library) -> None:
    at = run(BUTTONS + "st.write('saved' if session.is_saved() else 'changed')")
    entry = library.create(local_user(), "Saved", draft(at).to_json())
    note = f"\nif st.button('note', key='note'): session.note_saved({entry.id!r}, 1)"
    at = run(BUTTONS + note + "\nst.write('saved' if session.is_saved() else 'changed')")
    click(at, "note")
    assert at.markdown[-1].value == "saved"
    click(at, "edit")
    assert at.markdown[-1].value == "changed"
