import pytest

from prioritizer.drafts import Draft
from prioritizer.library import (
    BadInput,
    Conflict,
    Library,
    NotAllowed,
    NotFound,
    User,
    local_user,
)
from tests.library.drafted import donor, planner, small, with_amount


def changed(amount: str) -> str:
    return with_amount(small(), "donor", amount).to_json()


def test_a_scenario_comes_back_as_it_was(library: Library) -> None:
    ana = planner(library)
    title = "<script>alert(1)</script> 'DROP TABLE'; ñ 😀"
    entry = library.create(ana, title, small().to_json(), "first")
    assert (entry.title, entry.owner, entry.version, entry.note) == (title, "Ana", 1, "first")
    version, text = library.load(ana, entry.id)
    assert Draft.from_json(text) == small()
    assert version.digest == small().digest
    assert library.scenarios(ana) == [entry]
    assert library.entry(ana, entry.id) == entry


def test_versions_are_added_and_none_is_lost(library: Library) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    second = library.save(ana, entry.id, changed("7"), based_on=1, note="more")
    assert (second.number, second.author, second.note) == (2, "Ana", "more")
    assert [version.number for version in library.versions(ana, entry.id)] == [2, 1]
    assert Draft.from_json(library.load(ana, entry.id, 1)[1]) == small()
    assert library.entry(ana, entry.id).version == 2


def test_saving_what_is_there_makes_no_version_unless_noted(library: Library) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    assert library.save(ana, entry.id, small().to_json(), based_on=1).number == 1
    assert library.save(ana, entry.id, small().to_json(), based_on=1, note="final").number == 2


def test_a_second_saver_is_told_who_saved_what_when(library: Library) -> None:
    ana, eva = planner(library), planner(library, "eva")
    entry = library.create(ana, "Plan", small().to_json())
    library.share(ana, entry.id, eva.email, may_edit=True, with_positions=True)
    saved = library.save(eva, entry.id, changed("7"), based_on=1)
    with pytest.raises(Conflict, match="Eva saved version 2 of “Plan” on ") as conflict:
        library.save(ana, entry.id, changed("8"), based_on=1)
    assert conflict.value.version == saved
    assert [change.after for change in conflict.value.changes] == ["7"]  # type: ignore[attr-defined]
    assert library.entry(ana, entry.id).version == 2
    kept = library.save_as(ana, entry.id, "Mine", changed("8"), based_on=1)
    assert Draft.from_json(library.load(ana, kept.id)[1]).values("funding", "amount")[3] == "8"


@pytest.mark.parametrize("based_on", [-1, 0, 2, 99])
def test_a_version_that_never_was_is_no_base(library: Library, based_on: int) -> None:
    entry = library.create(local_user(), "Plan", small().to_json())
    with pytest.raises(Conflict, match="no version"):
        library.save(local_user(), entry.id, changed("7"), based_on=based_on)
    assert library.entry(local_user(), entry.id).version == 1


def test_restoring_makes_a_new_version(library: Library) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    library.save(ana, entry.id, changed("7"), based_on=1)
    restored = library.restore(ana, entry.id, 1)
    assert (restored.number, restored.digest) == (3, small().digest)
    assert restored.note == "Restored from version 1"
    assert len(library.versions(ana, entry.id)) == 3
    with pytest.raises(NotFound, match="no version 9"):
        library.restore(ana, entry.id, 9)


def test_notes_can_be_written_later(library: Library) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    library.annotate(ana, entry.id, 1, "as sent to the ministry")
    assert library.versions(ana, entry.id)[0].note == "as sent to the ministry"
    with pytest.raises(NotFound):
        library.annotate(ana, entry.id, 2, "x")


def test_titles_and_the_archive(library: Library) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    assert library.rename(ana, entry.id, "Plan B").title == "Plan B"
    assert library.archive(ana, entry.id).is_archived
    assert not library.archive(ana, entry.id, is_archived=False).is_archived
    with pytest.raises(BadInput):
        library.rename(ana, entry.id, " ")


def test_readers_read_and_copy_and_do_no_more(library: Library) -> None:
    ana, eva = planner(library), planner(library, "eva")
    entry = library.create(ana, "Plan", small().to_json())
    library.share(ana, entry.id, eva.email)
    assert library.entry(eva, entry.id).role_in_it == "reader"
    for ask in (
        lambda: library.save(eva, entry.id, changed("7"), based_on=1),
        lambda: library.restore(eva, entry.id, 1),
        lambda: library.annotate(eva, entry.id, 1, "x"),
        lambda: library.rename(eva, entry.id, "x"),
        lambda: library.archive(eva, entry.id),
        lambda: library.share(eva, entry.id, "a@b.example"),
        lambda: library.unshare(eva, entry.id, eva.email),
        lambda: library.shares(eva, entry.id),
    ):
        with pytest.raises(NotAllowed):
            ask()
    assert library.copy(eva, entry.id, "Mine").role_in_it == "owner"


def shared_with_donor(library: Library, *, with_positions: bool) -> tuple[User, str]:
    dora = donor(library)
    entry = library.create(planner(library), "Plan", small().to_json())
    library.share(planner_of(library), entry.id, dora.email, with_positions=with_positions)
    return dora, entry.id


def planner_of(library: Library) -> User:
    return library.sign_in("ana@plan.example", "Ana")


def test_a_donor_changes_its_own_in_its_copy_and_nothing_else(library: Library) -> None:
    dora, entry_id = shared_with_donor(library, with_positions=False)
    with pytest.raises(NotAllowed, match="for reading"):
        library.save(dora, entry_id, changed("7"), based_on=1)
    copied = library.copy(dora, entry_id, "Dora's")
    assert (copied.role_in_it, copied.funders, copied.with_positions) == ("owner", ("donor",), True)
    seen = Draft.from_json(library.load(dora, copied.id)[1])
    own = with_amount(seen, "donor", "7")
    assert library.save(dora, copied.id, own.to_json(), based_on=1).number == 2
    others = with_amount(own, "treasury", "9").with_cell("effects", 0, "effect", "3")
    with pytest.raises(NotAllowed, match="Table effects, row vetting, police_trust") as refused:
        library.save(dora, copied.id, others.to_json(), based_on=2)
    assert len(refused.value.sentences) == 2
    assert library.entry(dora, copied.id).version == 2


def test_a_donor_cannot_smuggle_changes_in_by_a_copy(library: Library) -> None:
    dora, entry_id = shared_with_donor(library, with_positions=False)
    seen = Draft.from_json(library.load(dora, entry_id)[1])
    stolen = with_amount(seen, "treasury", "9").to_json()
    with pytest.raises(NotAllowed, match="treasury, 2027"):
        library.save_as(dora, entry_id, "Mine", stolen, based_on=1)
    assert [entry.id for entry in library.scenarios(dora)] == [entry_id]  # no copy was left behind
    with pytest.raises(NotAllowed, match="works in copies"):
        library.create(dora, "Mine", stolen)
    own = with_amount(seen, "donor", "9").to_json()
    assert library.save_as(dora, entry_id, "Mine", own, based_on=1).version == 2


def test_a_donor_sees_stakeholders_only_where_they_were_shared(library: Library) -> None:
    dora, entry_id = shared_with_donor(library, with_positions=False)
    version, text = library.load(dora, entry_id)
    assert "union" not in text
    assert Draft.from_json(text).digest == version.digest != small().digest
    assert "union" not in library.load(dora, library.copy(dora, entry_id, "Mine").id)[1]
    library.share(planner_of(library), entry_id, dora.email, with_positions=True)
    assert "union" in library.load(dora, entry_id)[1]
    assert "union" in library.load(dora, library.copy(dora, entry_id, "Mine").id)[1]


def test_a_planner_who_becomes_a_donor_may_not_go_on_as_before(library: Library) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    library.change_user(local_user(), ana.email, role="donor")
    with pytest.raises(NotAllowed):
        library.save(ana, entry.id, with_amount(small(), "treasury", "9").to_json(), based_on=1)


def test_an_editor_without_positions_keeps_them(library: Library) -> None:
    ana, eva = planner(library), planner(library, "eva")
    entry = library.create(ana, "Plan", small().to_json())
    library.share(ana, entry.id, eva.email, may_edit=True)
    seen = Draft.from_json(library.load(eva, entry.id)[1])
    assert not seen.rows("stakeholders")
    library.save(eva, entry.id, with_amount(seen, "donor", "7").to_json(), based_on=1)
    whole = Draft.from_json(library.load(ana, entry.id)[1])
    assert whole.digest == with_amount(small(), "donor", "7").digest
    assert library.restore(eva, entry.id, 1).number == 3
    assert Draft.from_json(library.load(ana, entry.id)[1]).digest == small().digest


@pytest.mark.parametrize(
    "text", ["", "{}", "null", "[1]", '{"settings": {}, "tables": 3}', "[" * 9999]
)
def test_what_is_no_draft_is_not_kept(sqlite_library: Library, text: str) -> None:
    with pytest.raises(BadInput, match="no scenario"):
        sqlite_library.create(local_user(), "Plan", text)
    assert sqlite_library.scenarios(local_user()) == []
