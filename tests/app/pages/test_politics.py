from pathlib import Path

import pytest

from prioritizer.app.pages.politics import named
from tests.app.editing_pages import again, click, draft, page, texts
from tests.app.library_pages import fresh_library
from tests.drafts.drafted import drafted


@pytest.fixture(autouse=True)
def _own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)


def test_support_is_a_grid_of_interventions_and_stakeholders() -> None:
    at = page("politics", case="guatemala")
    stakeholders = draft(at).values("stakeholders", "stakeholder")
    support = at.data_editor[1].value
    assert set(stakeholders) < set(support.columns)
    assert list(support["intervention"]) == list(draft(at).values("interventions", "intervention"))
    filled = support[list(stakeholders)].notna().sum().sum()
    assert filled == len(draft(at).rows("positions"))


def test_politics_begins_with_the_stakeholders() -> None:
    at = page("politics")
    click(at, "add_stakeholders")
    assert draft(at).tables["stakeholders"] == ()
    people = draft(at).with_table("stakeholders", [{"stakeholder": "army", "influence": "-1"}])
    at.session_state["history"] = at.session_state["history"].commit(people, "people")
    again(at)
    assert "army" in at.data_editor[1].value.columns
    assert "influence" in texts(at)


def test_names_of_things_that_have_one() -> None:
    names = named(drafted(), "interventions", "intervention")
    assert set(names) <= set(drafted().values("interventions", "intervention"))
    assert all(names.values())
