"""People sign in at an identity provider and see what their role lets them see."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from prioritizer.library import Library, User, open_library
from tests.browser.conftest import Server, new_context
from tests.browser.identity_provider import CLIENT, SECRET, Provider, provider_of
from tests.library.drafted import donor, planner, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BOSS = "boss@plan.example"

PEOPLE = {
    BOSS: {"name": "Boss", "email_verified": True},
    "ana@plan.example": {"name": "Ana", "email_verified": True},
    "dora@donor.example": {"name": "Dora <b>bold</b>", "email_verified": True},
    "faker@plan.example": {"name": "Faker", "email_verified": False},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provider_of(PEOPLE) as running:
        yield running


@pytest.fixture(scope="module")
def guarded(
    browser: "Browser", provider: Provider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The app with sign-in, on a library with one scenario that is shared with a donor."""
    assert browser  # where there is none, nothing is started
    home = tmp_path_factory.mktemp("home")
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "secrets.toml").write_text(
        f"""
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "a secret of the tests, long enough to sign with"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
"""
    )
    library = open_library(str(home / "library.sqlite"))
    fill(library)
    library.close()
    running = Server(home, HOME=str(home), PRIORITIZER_ADMINISTRATORS=BOSS)
    yield running
    running.stop()


def fill(library: Library) -> None:
    ana, dora = planner(library), donor(library)
    entry = library.create(ana, "Plan for donors", small().to_json())
    library.create(ana, "Plan of our own", small().to_json())
    library.share(ana, entry.id, dora.email)


@contextmanager
def signed_in(browser: "Browser", server: Server, email: str, page: str) -> Iterator["Page"]:
    """A page of the app, asked for by somebody who then signs in."""
    from tests.browser.steps import settled

    context = new_context(browser)
    opened = context.new_page()
    opened.goto(f"{server.address}/{page}")
    opened.get_by_role("button", name="Sign in").click()
    opened.get_by_role("link", name=email).click()
    opened.wait_for_url(f"{server.address}/**")
    settled(opened)
    yield opened
    context.close()


def headings(page: "Page") -> list[str]:
    return page.get_by_role("heading").all_inner_texts()


def test_nobody_sees_a_page_before_an_administrator_signs_in_and_administers(
    browser: "Browser", guarded: Server
) -> None:
    from playwright.sync_api import expect

    from tests.browser.steps import go, settled

    context = new_context(browser)
    page = context.new_page()
    page.goto(f"{guarded.address}/settings")  # past the first page, on a fresh server
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert headings(page) == ["Prioritizer"]
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=BOSS).click()
    settled(page)
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Boss, administrator")
    go(page, "Settings")
    page.get_by_label("E-mail address").fill("eva@plan.example")
    page.get_by_role("button", name="Add user").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("eva@plan.example may sign in now.")
    context.close()
    assert "eva@plan.example" in {user.email for user in users(guarded)}


def users(server: Server) -> list[User]:
    library = open_library(server.environment["PRIORITIZER_LIBRARY"])
    found = library.users(library.make_local_user())
    library.close()
    return found


def test_a_planner_opens_its_scenarios_and_cannot_administer(
    browser: "Browser", guarded: Server
) -> None:
    from playwright.sync_api import expect

    from tests.browser.steps import go

    with signed_in(browser, guarded, "ana@plan.example", "") as page:
        go(page, "Settings")
        expect(page.get_by_text("Only an administrator may do this.")).to_be_visible()
        expect(page.get_by_label("E-mail address")).to_have_count(0)
        go(page, "Scenario library")
        expect(page.get_by_text("Plan of our own").first).to_be_attached()
        page.get_by_role("button", name="Open the newest version").click()
        expect(page.get_by_test_id("stAlert").first).to_contain_text("is open.")


def test_a_donor_sees_what_was_shared_and_leaves(
    browser: "Browser", guarded: Server, provider: Provider
) -> None:
    from playwright.sync_api import expect

    from tests.browser.steps import go

    with signed_in(browser, guarded, "dora@donor.example", "") as page:
        sidebar = page.get_by_test_id("stSidebar")
        expect(sidebar).to_contain_text("Dora <b>bold</b>, donor")
        go(page, "Scenario library")
        expect(page.get_by_text("without stakeholders and their positions")).to_be_visible()
        expect(page.get_by_text("Plan for donors").first).to_be_attached()
        expect(page.get_by_text("Plan of our own")).to_have_count(0)
        page.get_by_role("button", name="Copy under this title").click()
        expect(page.get_by_test_id("stAlert").first).to_contain_text("Copied as")
        before = provider.signed_out
        sidebar.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        assert provider.signed_out == before + 1
        assert headings(page) == ["Prioritizer"]


def test_an_address_that_is_not_verified_stays_out(browser: "Browser", guarded: Server) -> None:
    from playwright.sync_api import expect

    with signed_in(browser, guarded, "faker@plan.example", "library") as page:
        refusal = "has not verified the address faker@plan.example"
        expect(page.get_by_test_id("stAlert")).to_contain_text(refusal)
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        assert headings(page) == []
