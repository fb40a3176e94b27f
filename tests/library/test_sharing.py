import pytest

from prioritizer.drafts import Draft
from prioritizer.library import (
    DONOR,
    BadInput,
    Library,
    NotAllowed,
    NotFound,
    Share,
    User,
    local_user,
)
from tests.library.drafted import donor, planner, small, with_amount


@pytest.fixture
def ana(library: Library) -> User:
    return planner(library)


@pytest.fixture
def plan(library: Library, ana: User) -> str:
    return library.create(ana, "Plan", small().to_json()).id


def test_what_is_shared_is_seen_and_can_be_taken_back(
    library: Library, ana: User, plan: str
) -> None:
    eva = planner(library, "eva")
    shared = library.share(ana, plan, " EVA@plan.example ", may_edit=True)
    assert shared == Share("eva@plan.example", "Eva", "planner", True, False, None, None)
    assert library.shares(ana, plan) == [shared]
    (entry,) = library.scenarios(eva)
    assert (entry.role_in_it, entry.owner, entry.with_positions) == ("editor", "Ana", False)
    library.unshare(ana, plan, eva.email)
    assert library.scenarios(eva) == []
    with pytest.raises(NotFound, match="not shared with"):
        library.unshare(ana, plan, eva.email)


def test_sharing_again_changes_how(library: Library, ana: User, plan: str) -> None:
    eva = planner(library, "eva")
    library.share(ana, plan, eva.email, may_edit=True, with_positions=True)
    library.share(ana, plan, eva.email)
    (entry,) = library.scenarios(eva)
    assert (entry.role_in_it, entry.with_positions) == ("reader", False)


def test_an_unknown_address_is_invited_as_a_donor(library: Library, ana: User, plan: str) -> None:
    shared = library.share(ana, plan, "new@donor.example", may_edit=True)
    assert (shared.role, shared.may_edit) == (DONOR, False)
    told = library.administration(local_user())[0]
    assert (told.who, told.what) == ("Ana", "Added new@donor.example as donor.")
    new = library.sign_in("new@donor.example", "New")
    assert [entry.id for entry in library.scenarios(new)] == [plan]


def test_funders_of_a_share_go_before_those_that_are_linked(
    library: Library, ana: User, plan: str
) -> None:
    dora = donor(library, funders=("treasury",))
    library.share(ana, plan, dora.email, funders=["donor"], stakeholders=[])
    copied = library.copy(dora, plan, "Mine")
    assert (copied.funders, copied.stakeholders) == (("donor",), ())
    seen = Draft.from_json(library.load(dora, copied.id)[1])
    with pytest.raises(NotAllowed, match="you speak for donor alone"):
        library.save(dora, copied.id, with_amount(seen, "treasury", "9").to_json(), based_on=1)


def test_a_donor_cannot_shake_off_the_funders_of_a_share(
    library: Library, ana: User, plan: str
) -> None:
    dora = donor(library, funders=("treasury",))
    library.share(ana, plan, dora.email, funders=["donor"])
    copied = library.copy(dora, plan, "Mine")
    with pytest.raises(NotFound):
        library.unshare(dora, copied.id, dora.email)
    again = library.copy(dora, copied.id, "Mine again")
    assert again.funders == ("donor",)


def test_what_is_linked_counts_at_once_in_old_copies(
    library: Library, ana: User, plan: str
) -> None:
    dora = donor(library)
    library.share(ana, plan, dora.email)
    copied = library.copy(dora, plan, "Mine")
    library.change_user(local_user(), dora.email, funders=[])
    assert library.entry(dora, copied.id).funders == ()
    seen = Draft.from_json(library.load(dora, copied.id)[1])
    with pytest.raises(NotAllowed, match="no funder is linked"):
        library.save(dora, copied.id, with_amount(seen, "donor", "9").to_json(), based_on=1)


def test_a_donor_shares_its_copy_with_people_who_are_known(
    library: Library, ana: User, plan: str
) -> None:
    dora = donor(library)
    library.share(ana, plan, dora.email, with_positions=True)
    copied = library.copy(dora, plan, "Mine")
    with pytest.raises(NotAllowed, match="have an account"):
        library.share(dora, copied.id, "stranger@else.example")
    with pytest.raises(NotAllowed, match="stakeholders"):
        library.share(dora, copied.id, ana.email, with_positions=True)
    library.share(dora, copied.id, ana.email)
    assert "union" not in library.load(ana, copied.id)[1]
    assert [share.email for share in library.shares(dora, copied.id)] == [ana.email]


def test_mistakes_are_told(library: Library, ana: User, plan: str) -> None:
    with pytest.raises(BadInput, match="owner already"):
        library.share(ana, plan, ana.email)
    with pytest.raises(BadInput, match="no e-mail address"):
        library.share(ana, plan, "nobody")
