import pytest

from prioritizer.library import (
    ADMINISTRATOR,
    DONOR,
    PLANNER,
    BadInput,
    Library,
    NotAllowed,
    NotFound,
    User,
    local_user,
)
from prioritizer.library.accounts import clean_address, clean_ids
from tests.library.drafted import donor, planner


def test_the_first_to_sign_in_becomes_administrator(library: Library) -> None:
    first = library.sign_in("Ana@Plan.example", "Ana")
    assert (first.email, first.role) == ("ana@plan.example", ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="ask an administrator to add you"):
        library.sign_in("eva@plan.example")
    assert library.sign_in("ana@plan.example", "Ana") == first


def test_who_was_invited_does_not_become_administrator_by_being_first(library: Library) -> None:
    invited = donor(library)
    assert invited.role == DONOR
    with pytest.raises(NotAllowed, match="ask an administrator"):
        library.sign_in("stranger@else.example")


def test_named_administrators_come_first(library: Library) -> None:
    named = {"administrators": ["BOSS@plan.example"]}
    with pytest.raises(NotAllowed):
        library.sign_in("ana@plan.example", **named)  # type: ignore[arg-type]
    assert library.sign_in("boss@plan.example", **named).role == ADMINISTRATOR  # type: ignore[arg-type]


def test_who_is_named_later_rises(library: Library) -> None:
    ana = planner(library)
    raised = library.sign_in(ana.email, administrators=[ana.email])
    assert raised.role == ADMINISTRATOR


def test_with_open_sign_in_others_come_in_as_donors(library: Library) -> None:
    library.sign_in("ana@plan.example", "Ana")
    other = library.sign_in("x@else.example", "X", is_open=True)
    assert (other.role, library.scenarios(other)) == (DONOR, [])


def test_people_who_were_added_come_in_with_their_role(library: Library) -> None:
    ana = planner(library)
    assert (ana.role, ana.name) == (PLANNER, "Ana")
    with pytest.raises(BadInput, match="already"):
        library.add_user(local_user(), "ANA@plan.example", DONOR)
    library.change_user(local_user(), ana.email, is_active=False)
    with pytest.raises(NotAllowed, match="closed"):
        library.sign_in(ana.email)


def test_only_administrators_change_accounts(sqlite_library: Library) -> None:
    for user in (planner(sqlite_library), donor(sqlite_library)):
        for ask in (
            lambda user=user: sqlite_library.users(user),
            lambda user=user: sqlite_library.add_user(user, "a@b.example", ADMINISTRATOR),
            lambda user=user: sqlite_library.change_user(user, user.email, role=ADMINISTRATOR),
            lambda user=user: sqlite_library.administration(user),
        ):
            with pytest.raises(NotAllowed, match="Only an administrator"):
                ask()


def test_the_last_administrator_stays(library: Library) -> None:
    ana = library.sign_in("ana@plan.example")
    for change in ({"role": PLANNER}, {"is_active": False}):
        with pytest.raises(NotAllowed, match="last administrator"):
            library.change_user(ana, ana.email, **change)  # type: ignore[arg-type]
    library.add_user(ana, "eva@plan.example", ADMINISTRATOR)
    assert library.change_user(ana, ana.email, role=PLANNER).role == PLANNER


def test_links_to_funders_are_kept(library: Library) -> None:
    dora = donor(library)
    changed = library.change_user(local_user(), dora.email, funders=[" us_inl", "eu", "eu", ""])
    assert changed.funders == ("us_inl", "eu")
    assert library.sign_in(dora.email, "Dora") == changed
    assert changed in library.users(local_user())


def test_mistakes_are_told(sqlite_library: Library) -> None:
    with pytest.raises(BadInput, match="no role"):
        sqlite_library.add_user(local_user(), "a@b.example", "king")
    with pytest.raises(NotFound, match="no account"):
        sqlite_library.change_user(local_user(), "nobody@b.example", role=DONOR)
    with pytest.raises(NotFound):  # the local user has no address
        sqlite_library.change_user(local_user(), "", role=DONOR)


def test_the_local_user_is_made_again(library: Library) -> None:
    assert library.make_local_user() == local_user()
    assert isinstance(library.users(local_user())[0], User)


@pytest.mark.parametrize(
    "text", ["", "ana", "@b", "a@", "a b@c", "a@b@c", "<a@b>", "a@b\n", "a@\x00b", "a" * 300 + "@b"]
)
def test_what_is_no_address(text: str) -> None:
    if text == "a@b\n":
        assert clean_address(text) == "a@b"
        return
    with pytest.raises(BadInput, match="no e-mail address"):
        clean_address(text)


def test_ids_are_trimmed() -> None:
    assert clean_ids([" a ", "b", "a", " "]) == ("a", "b")
