from pathlib import Path

import pytest

from prioritizer.app import running
from prioritizer.library import DONOR, PLANNER, Library, local_user
from tests.app.library_pages import click, fresh_library, page_of, said, submit
from tests.library.drafted import donor, planner

ME = local_user()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    return fresh_library(tmp_path, monkeypatch)


def test_users_are_added_changed_and_linked(library: Library) -> None:
    at = page_of("settings")
    at.text_input(key="new_email").set_value("dora@donor.example")
    at.selectbox(key="new_role").set_value(DONOR)
    submit(at, "Add user")
    assert "dora@donor.example may sign in now." in said(at)
    (dora,) = [user for user in library.users(ME) if user.email]
    assert dora.role == DONOR
    at.selectbox(key=f"role_{dora.id}").set_value(PLANNER)
    at.text_input(key=f"funders_{dora.id}").set_value("us_inl; eu")
    at.checkbox(key=f"active_{dora.id}").set_value(False)
    submit(at, "Keep changes")
    (changed,) = [user for user in library.users(ME) if user.email]
    assert (changed.role, changed.funders, changed.is_active) == (PLANNER, ("us_inl", "eu"), False)
    submit(at, "Add user")
    assert "has an account already" in said(at)
    assert at.dataframe[0].value.values.tolist()[1] == [
        "dora@donor.example",
        "dora@donor.example",
        "planner",
        "us_inl; eu",
        "",
        "closed",
    ]


def test_storage_and_limits(library: Library) -> None:
    library.keep_result("key", "solve", {})
    at = page_of("settings")
    facts = dict(at.dataframe[1].value.values.tolist())
    assert (facts["Stored results"], facts["Users"]) == ("1", "1")
    assert facts["Space taken"].endswith(" megabytes")
    click(at, "drop_results")
    assert library.result("key") is None
    assert facts["Computing now"] == "0"
    at.number_input(key="limit_scenarios_per_user").set_value(7)
    at.number_input(key="limit_computations_at_once").set_value(2)
    submit(at, "Keep limits")
    assert library.limits().scenarios_per_user == 7
    assert len(running.runs()._crew) == 2
    running.runs().set_limits(0, 1.0)
    trail = at.dataframe[2].value.values.tolist()
    assert [row[2][:20] for row in trail] == ["Changed the limits: ", "Removed 1 stored res"]


def test_others_see_nothing_of_it(library: Library) -> None:
    for user in (planner(library), donor(library)):
        at = page_of("settings", signed_in={"email": user.email, "name": user.name})
        assert said(at) == "Only an administrator may do this."
        assert (len(at.dataframe), len(at.text_input)) == (0, 0)
