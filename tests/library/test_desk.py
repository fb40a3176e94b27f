import pytest

from prioritizer.library import (
    ADMINISTRATOR,
    BadInput,
    Library,
    NotAllowed,
    NotFound,
    User,
    local_user,
)
from prioritizer.library.desk import clean_text, clean_title, new_id
from tests.library.drafted import donor, planner, small


def test_a_role_that_the_caller_claims_is_not_believed(sqlite_library: Library) -> None:
    claimed = donor(sqlite_library)
    posing = User(claimed.id, claimed.email, claimed.name, ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="administrator"):
        sqlite_library.users(posing)
    with pytest.raises(NotAllowed, match="works in copies"):
        sqlite_library.create(posing, "Plan", small().to_json())


def test_nobody_acts_without_an_account(sqlite_library: Library) -> None:
    with pytest.raises(NotAllowed, match="no account"):
        sqlite_library.scenarios(User("made-up", "a@b.c", "", ADMINISTRATOR))


def test_what_was_not_shared_is_not_there(sqlite_library: Library) -> None:
    entry = sqlite_library.create(planner(sqlite_library), "Plan", small().to_json())
    other = planner(sqlite_library, "eva")
    for ask in (
        lambda: sqlite_library.load(other, entry.id),
        lambda: sqlite_library.versions(other, entry.id),
        lambda: sqlite_library.audit(other, entry.id),
        lambda: sqlite_library.copy(other, entry.id, "Mine"),
        lambda: sqlite_library.shares(other, entry.id),
        lambda: sqlite_library.save(other, entry.id, small().to_json(), based_on=1),
        lambda: sqlite_library.rename(other, entry.id, "Mine"),
        lambda: sqlite_library.keep_work(other, "{}", entry_id=entry.id),
    ):
        with pytest.raises(NotFound, match="no such scenario"):
            ask()
    assert sqlite_library.scenarios(other) == []
    assert len(sqlite_library.scenarios(local_user())) == 1  # an administrator sees all


def test_a_closed_account_is_shut_out_at_once(sqlite_library: Library) -> None:
    ana = planner(sqlite_library)
    sqlite_library.change_user(local_user(), ana.email, is_active=False)
    with pytest.raises(NotAllowed, match="no account"):
        sqlite_library.scenarios(ana)


def test_texts_are_cleaned_and_titles_needed() -> None:
    assert clean_text(" a\x00b\r\nc\u202e ", 10) == "ab\nc"
    assert clean_text("lone \ud800", 10) == "lone ?"
    assert clean_title(" <b>Plan\n2027</b>  ") == "<b>Plan 2027</b>"
    with pytest.raises(BadInput, match="title"):
        clean_title("\t\n")
    with pytest.raises(BadInput, match="201 characters; at most 200"):
        clean_title("a" * 201)


def test_ids_differ() -> None:
    assert new_id() != new_id()
