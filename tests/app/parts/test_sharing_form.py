from pathlib import Path

import pytest

from prioritizer.app.parts.sharing_form import split_ids
from prioritizer.library import local_user
from tests.app.library_pages import click, fresh_library, page_of, said, submit
from tests.library.drafted import planner, small

ME = local_user()


def test_sharing_and_taking_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = fresh_library(tmp_path, monkeypatch)
    planner(library, "eva")
    entry = library.create(ME, "Plan", small().to_json())
    at = page_of("library")
    at.text_input(key="share_email").set_value("nobody")
    submit(at, "Share")
    assert "“nobody” is no e-mail address." in said(at)
    at.text_input(key="share_email").set_value("dora@donor.example")
    at.text_input(key="share_funders").set_value("donor; eu")
    at.checkbox(key="share_positions").set_value(True)
    submit(at, "Share")
    (share,) = library.shares(ME, entry.id)
    assert (share.email, share.funders, share.stakeholders, share.with_positions) == (
        "dora@donor.example",
        ("donor", "eu"),
        None,
        True,
    )
    shown = at.dataframe[3].value.values.tolist()
    assert shown == [["dora@donor.example", "", "donor", "no", "yes", "donor; eu"]]
    click(at, "unshare")
    assert library.shares(ME, entry.id) == []


def test_ids_are_split() -> None:
    assert split_ids(" a ;b;; ") == ("a", "b")
    assert split_ids(" ; ") is None
