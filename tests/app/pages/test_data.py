from pathlib import Path

import pytest

from prioritizer.tables.schema import TABLES
from tests.app.editing_pages import again, click, draft, labels, page, texts
from tests.app.library_pages import fresh_library


@pytest.fixture(autouse=True)
def _own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)


def test_without_a_scenario_there_is_only_a_hint() -> None:
    assert not page("data", case="").data_editor


@pytest.mark.parametrize("case", ["guatemala", "mexico-states"])
def test_every_table_can_be_shown(case: str) -> None:
    at = page("data", case=case)
    for name in draft(at).tables:
        at.selectbox(key="table_choice").set_value(name)
        again(at)
        assert len(at.data_editor[0].value) == len(draft(at).rows(name))


def test_every_table_can_be_added_and_removed() -> None:
    at = page("data")
    before = draft(at)
    for name in [name for name in TABLES if name not in before.tables]:
        at.selectbox(key="table_to_add").set_value(name)
        again(at)
        click(at, "add_table")
        assert at.selectbox(key="table_choice").value == name
        click(at, "remove_table")
    assert draft(at).scenario() == before.scenario()
    assert labels(at)[-1].endswith("removed")


def test_rows_are_sought_by_what_they_contain() -> None:
    at = page("data", case="mexico")
    at.text_input(key="sought_interventions").set_value("VETTING")
    again(at)
    shown = at.data_editor[0].value
    assert 0 < len(shown) < 38
    assert "rows of 38" in texts(at)
    assert all("vetting" in " ".join(map(str, row)).lower() for row in shown.to_numpy())


def test_faults_of_this_and_of_other_tables_are_listed() -> None:
    at = page("data")
    bad = draft(at).with_cell("interventions", 0, "decision", "perhaps")
    bad = bad.with_cell("funding", 0, "amount", "4,9")
    at.session_state["history"] = at.session_state["history"].commit(bad, "bad")
    again(at)
    shown = texts(at)
    assert (
        "interventions, row 1, column decision, “perhaps”".replace(
            "interventions", "**interventions**"
        )
        in shown
    )
    assert "has a decimal comma" in shown
    assert "1 fault in another table" in [part.label for part in at.expander]


def test_settings_are_edited_here_too() -> None:
    at = page("data")
    at.selectbox(key="table_choice").set_value("scenario")
    again(at)
    assert any(field.label == "Title of the scenario." for field in at.text_input)


def test_a_table_that_is_unknown_can_only_be_removed() -> None:
    at = page("data")
    strange = draft(at).with_table("fundings", [{"a": "1"}])
    at.session_state["history"] = at.session_state["history"].commit(strange, "strange")
    again(at)
    at.selectbox(key="table_choice").set_value("fundings")
    again(at)
    click(at, "remove_table")
    assert "fundings" not in draft(at).tables


def test_a_large_table_is_shown_in_part() -> None:
    at = page("data")
    rows = [{"region": f"r{n}", "population": "1"} for n in range(5_000)]
    large = draft(at).with_table("regions", rows)
    at.session_state["history"] = at.session_state["history"].commit(large, "large")
    again(at)
    at.selectbox(key="table_choice").set_value("regions")
    again(at)
    assert len(at.data_editor[0].value) == 2_000
    at.text_input(key="sought_regions").set_value("r4999")
    again(at)
    assert list(at.data_editor[0].value["_row"]) == [5_000]
