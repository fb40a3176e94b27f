from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.drafts import Draft, History
from prioritizer.library import Library, Unavailable, local_user
from tests.app.library_pages import click, fresh_library, page_of, said
from tests.library.drafted import donor, planner, small, with_amount

ME = local_user()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    return fresh_library(tmp_path, monkeypatch)


def edit(at: AppTest, draft: Draft) -> None:
    history: History = at.session_state["history"]
    at.session_state["history"] = history.commit(draft, "edited")


def table(at: AppTest, place: int) -> list[list[object]]:
    return at.dataframe[place].value.values.tolist()


def test_what_is_open_is_saved_as_a_new_scenario_and_then_as_versions(library: Library) -> None:
    at = page_of("library", opens=True)
    at.text_input(key="save_title").set_value("<b>My</b> plan")
    at.text_input(key="save_note").set_value("first")
    click(at, "save_as")
    assert "Saved as “<b>My</b> plan”." in said(at)
    (entry,) = library.scenarios(ME)
    assert (entry.title, entry.note, entry.version) == ("<b>My</b> plan", "first", 1)
    assert table(at, 0)[0][0] == "<b>My</b> plan"
    assert at.button(key="save_version").disabled
    edit(at, with_amount(small(), "donor", "7"))
    at.text_input(key="save_note").set_value("more")
    at.run()
    click(at, "save_version")
    assert "Saved as version 2." in said(at)
    assert [version.note for version in library.versions(ME, entry.id)] == ["more", "first"]
    assert at.text_input(key="save_note").value == ""


def test_a_conflict_is_told_and_the_work_can_be_kept(library: Library) -> None:
    eva = planner(library, "eva")
    entry = library.create(ME, "Plan", small().to_json())
    library.share(ME, entry.id, eva.email, may_edit=True, with_positions=True)
    at = click(page_of("library"), "open")
    assert "“Plan”, version 1, is open." in said(at)
    library.save(eva, entry.id, with_amount(small(), "donor", "7").to_json(), based_on=1)
    edit(at, with_amount(small(), "donor", "8"))
    at.run()
    click(at, "save_version")
    assert "Eva saved version 2 of “Plan”" in said(at)
    assert "Nothing was overwritten" in said(at)
    assert table(at, 0) == [["changed", "funding", "donor, 2027", "amount", "2", "7"]]
    at.text_input(key="save_title").set_value("Mine")
    click(at, "save_as")
    titles = {found.title: found.version for found in library.scenarios(ME)}
    assert titles == {"Plan": 2, "Mine": 2}


def test_what_fails_is_told_and_the_work_stays_open(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Unavailable("The disk of the library is full.")

    at = page_of("library", opens=True)
    monkeypatch.setattr(Library, "create", fail)
    at.text_input(key="save_note").set_value("first")
    click(at, "save_as")
    assert "The disk of the library is full." in said(at)
    assert at.session_state["history"].present == small()
    assert at.text_input(key="save_note").value == "first"


def test_copy_rename_and_archive(library: Library) -> None:
    entry = library.create(ME, "Plan", small().to_json())
    at = page_of("library")
    click(at, "copy")
    assert {found.title for found in library.scenarios(ME)} == {"Plan", "Copy of Plan"}
    at.selectbox(key="chosen").set_value(entry.id).run()
    at.text_input(key=f"title_{entry.id}").set_value("Plan B")
    click(at, "rename")
    assert library.entry(ME, entry.id).title == "Plan B"
    click(at, "archive")
    assert library.entry(ME, entry.id).is_archived
    assert [row[0] for row in table(at, 0)] == ["Copy of Plan"]
    at.toggle(key="show_archived").set_value(True).run()
    at.selectbox(key="chosen").set_value(entry.id).run()
    click(at, "archive")
    assert not library.entry(ME, entry.id).is_archived


def test_an_old_version_is_opened_noted_and_restored(library: Library) -> None:
    entry = library.create(ME, "Plan", small().to_json())
    library.save(ME, entry.id, with_amount(small(), "donor", "7").to_json(), based_on=1)
    at = page_of("library")
    at.selectbox(key=f"version_{entry.id}").set_value(1).run()
    click(at, "open_version")
    assert at.session_state["history"].present == small()
    assert at.text_input(key="save_title").value == small().title
    at.text_input(key="save_title").set_value("Else").run()
    click(at, "open_version")
    assert at.text_input(key="save_title").value == small().title
    at.text_input(key=f"note_{entry.id}_1").set_value("as sent").run()
    click(at, "restore")
    assert "Version 1 is the newest again, as version 3." in said(at)
    notes = [version.note for version in library.versions(ME, entry.id)]
    assert notes == ["Restored from version 1", "", "as sent"]


def test_the_trail_is_shown_with_its_changes(library: Library) -> None:
    entry = library.create(ME, "Plan", small().to_json())
    library.save(ME, entry.id, with_amount(small(), "donor", "7").to_json(), based_on=1)
    at = page_of("library")
    trail, changes = table(at, 2), table(at, 3)
    assert [row[1:] for row in trail] == [
        ["Local user", "Saved version 2. Changes: funding (1)."],
        ["Local user", "Created as “Plan”."],
    ]
    assert changes == [["changed", "funding", "donor, 2027", "amount", "2", "7"]]


def test_a_donor_sees_its_own_and_is_refused_in_sentences(library: Library) -> None:
    dora = donor(library)
    entry = library.create(ME, "Plan", small().to_json())
    library.create(ME, "Secret", small().to_json())
    library.share(ME, entry.id, dora.email)
    at = page_of("library", signed_in={"email": dora.email, "name": "Dora"})
    assert [row[0] for row in table(at, 0)] == ["Plan"]
    click(at, "open")
    assert not at.session_state["history"].present.rows("stakeholders")
    assert [button.key for button in at.button if button.key in ("save_version", "archive")] == []
    edit(at, at.session_state["history"].present.with_cell("effects", 0, "effect", "9"))
    at.run()
    click(at, "save_as")
    assert "Table effects, row vetting, police_trust: a donor may not change effect" in said(at)
    assert len(library.scenarios(dora)) == 1
    own = Draft.from_json(library.load(dora, entry.id)[1])
    edit(at, with_amount(own, "donor", "9"))
    at.run()
    at.text_input(key="save_title").set_value("Dora's")
    click(at, "save_as")
    assert {found.title for found in library.scenarios(dora)} == {"Plan", "Dora's"}


def test_a_donor_cannot_save_what_is_not_from_the_library(library: Library) -> None:
    dora = donor(library)
    at = page_of("library", signed_in={"email": dora.email, "name": "Dora"}, opens=True)
    assert "works in copies" in said(at)
    assert not [button for button in at.button if button.key in ("save_as", "save_version")]
