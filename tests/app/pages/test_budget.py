from pathlib import Path

import pytest

from tests.app.editing_pages import again, click, draft, page, texts
from tests.app.library_pages import fresh_library


@pytest.fixture(autouse=True)
def _own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)


def test_money_is_a_grid_of_funders_and_years_with_totals() -> None:
    at = page("budget", case="mexico")
    grid = at.data_editor[0].value
    assert list(grid.columns) == ["funder", "_title", "2027", "2028", "2029"]
    assert list(grid["2027"]) == ["4,884", "1,221", "270", "120"]
    (totals,) = [part.value for part in at.dataframe if "All years" in part.value.columns]
    assert list(totals.iloc[0])[1:] == ["6,495.0", "6,525.0", "6,405.0", "19,425.0"]


def test_foreign_and_nominal_money_has_lines_of_its_own() -> None:
    at = page("budget", case="guatemala")
    grid = at.data_editor[0].value
    assert {"funder", "currency"} <= set(grid.columns)
    assert len(grid) == len(
        {
            (row["funder"], row.get("currency"), row.get("prices"))
            for row in draft(at).rows("funding")
        }
    )


def test_a_funder_is_added_with_a_form() -> None:
    at = page("budget")
    at.text_input(key="new_funder_id").set_value("bank")
    at.text_input(key="new_funder_name").set_value("The Bank")
    (add,) = [button for button in at.button if "FormSubmitter" in str(button.key)]
    add.click()
    again(at)
    assert draft(at).faults() == ()
    assert draft(at).values("funding", "funder").count("bank") == len(draft(at).settings["years"])
    assert draft(at).rows("funders")[-1]["name"] == "The Bank"


def test_without_funding_money_is_unlimited() -> None:
    at = page("budget")
    bare = (
        draft(at).without_table("funding").without_table("funders").without_table("spending_rules")
    )
    at.session_state["history"] = at.session_state["history"].commit(bare, "bare")
    assert "unlimited" in texts(again(at))


def test_guardrails_are_on_the_page_and_faults_are_told() -> None:
    at = page("budget", case="mexico")
    assert "Rules on the money" in texts(at)
    bad = draft(at).with_cell("spending_rules", 0, "min_share", "10%")
    at.session_state["history"] = at.session_state["history"].commit(bad, "bad")
    assert "is a percentage" in texts(again(at))
    assert "every fault is repaired" in texts(at)
    click(at, "add_exchange_rates")
    assert draft(at).rows("exchange_rates") == ()
