from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from prioritizer.app import signing_in
from prioritizer.library import ADMINISTRATOR, DONOR, Library, NotAllowed
from tests.app.library_pages import SECONDS, SIGN_IN, fresh_library, page_of, said
from tests.library.drafted import donor, small

LOCAL = {"Host": "127.0.0.1:8501"}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.delenv("PRIORITIZER_ADMINISTRATORS", raising=False)
    monkeypatch.delenv("PRIORITIZER_OPEN_SIGN_IN", raising=False)
    return fresh_library(tmp_path, monkeypatch)


def test_without_sign_in_it_is_the_local_user(library: Library) -> None:
    at = page_of("settings")
    assert at.title[0].value == "Settings"
    assert len(library.users(library.make_local_user())) == 1


def test_nobody_sees_anything_before_signing_in(library: Library) -> None:
    at = page_of("settings", signed_in={})
    assert [button.label for button in at.button] == ["Sign in"]
    assert (len(at.dataframe), len(at.text_input)) == (0, 0)


def test_the_whole_app_is_behind_it(library: Library) -> None:
    at = AppTest.from_file("../../app.py", default_timeout=SECONDS)
    at.secrets["auth"] = SIGN_IN
    at.user["is_logged_in"] = False
    at.run()
    assert not at.exception
    assert [button.label for button in at.button] == ["Sign in"]
    assert len(at.sidebar) == 0


def test_every_provider_has_its_button(library: Library) -> None:
    at = AppTest.from_string(
        "from prioritizer.app.session import current_user\ncurrent_user()", default_timeout=SECONDS
    )
    at.secrets["auth"] = {**SIGN_IN, "ministry": {"client_id": "a"}, "embassy": {"client_id": "b"}}
    at.user["is_logged_in"] = False
    at.run()
    assert [button.label for button in at.button] == [
        "Sign in with ministry",
        "Sign in with embassy",
    ]


def test_a_person_who_was_not_added_is_told_so(library: Library) -> None:
    donor(library)
    at = page_of("settings", signed_in={"email": "x@else.example"})
    assert "x@else.example has no account in this library" in said(at)
    assert [button.label for button in at.button] == ["Sign out"]


def test_claims_become_users(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = signing_in.user_of_claims(
        library, {"email": "Ana@plan.example", "name": None, "email_verified": True}
    )
    assert (first.email, first.name, first.role) == ("ana@plan.example", "", ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="no account"):
        signing_in.user_of_claims(library, {"email": "x@else.example"})
    monkeypatch.setenv("PRIORITIZER_OPEN_SIGN_IN", "yes")
    assert signing_in.user_of_claims(library, {"email": "x@else.example"}).role == DONOR
    monkeypatch.setenv("PRIORITIZER_ADMINISTRATORS", "a@b.example, X@else.example")
    assert signing_in.user_of_claims(library, {"email": "x@else.example"}).role == ADMINISTRATOR


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": None},
        {"email": 3},
        {"email": "ana@plan.example", "email_verified": False},
        {"email": "ana@plan.example", "email_verified": "false"},
        {"email": "ana@plan.example", "email_verified": None},
    ],
)
def test_an_address_must_be_there_and_verified(library: Library, claims: dict[str, object]) -> None:
    with pytest.raises(NotAllowed, match=r"e-mail address|not verified"):
        signing_in.user_of_claims(library, claims)


class Context:
    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = self
        self.given = headers

    def to_dict(self) -> dict[str, str]:
        return self.given


@pytest.mark.parametrize(
    ("address", "headers", "is_safe"),
    [
        ("127.0.0.1", LOCAL, True),
        ("localhost", {"Host": "localhost:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("127.0.0.1", {}, True),
        (None, LOCAL, False),
        ("0.0.0.0", LOCAL, False),
        ("10.1.2.3", LOCAL, False),
        ("plan.example", LOCAL, False),
        ("127.0.0.1", {"Host": "plan.example"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1.else.example:80"}, False),
        ("127.0.0.1", {**LOCAL, "X-Forwarded-For": "10.1.2.3"}, False),
        ("127.0.0.1", {"Origin": "http://x"}, False),
    ],
)
def test_without_sign_in_the_server_is_for_this_machine(
    address: str | None, headers: dict[str, str], is_safe: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "get_option", {"server.address": address}.get)
    monkeypatch.setattr(st, "context", Context(headers))
    if is_safe:
        signing_in.check_loopback()
        return
    with pytest.raises(signing_in.NotSafe, match="Sign-in is not configured"):
        signing_in.check_loopback()


def test_secrets_that_cannot_be_read_let_nobody_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "secrets.toml"
    monkeypatch.setattr(st, "get_option", {"secrets.files": [str(broken)]}.get)
    monkeypatch.setattr(st, "secrets", Unreadable())
    assert signing_in.sign_in_providers() is None
    broken.write_text("[auth")
    with pytest.raises(signing_in.NotSafe, match=r"secrets\.toml cannot be read"):
        signing_in.sign_in_providers()


class Unreadable:
    def to_dict(self) -> dict[str, object]:
        raise FileNotFoundError


def test_a_page_shows_no_scenario_to_strangers(library: Library) -> None:
    library.create(library.make_local_user(), "Secret", small().to_json())
    donor(library)
    at = page_of("library", signed_in={"email": "x@else.example"})
    assert (len(at.dataframe), len(at.selectbox)) == (0, 0)
