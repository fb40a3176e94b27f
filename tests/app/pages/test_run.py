from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.deciding import Pages, minimal, pages_with


def test_the_check_and_a_full_run(pages: Pages) -> None:
    pages.go("run")
    assert pages.metrics()["Interventions"] == "5"
    assert "No faults" in pages.texts()
    pages.click("run_solve")
    assert "The plan is proven best" in pages.texts()
    frame = pages.frame()
    assert frame["State"].tolist() == ["done"]
    assert frame["Gap"].tolist() == [0.0]


def test_a_test_run_stops_within_its_gap(pages: Pages) -> None:
    pages.go("run")
    pages.click("run_test_solve")
    assert pages.frame()["Kind"].tolist() == ["test run"]


def test_faults_bar_the_way(pages: Pages) -> None:
    pages.go("run")
    session_draft = pages.at.session_state["history"]
    broken = session_draft.present.with_cell("interventions", 0, "capital_cost", "-1")
    pages.at.session_state["history"] = session_draft.commit(broken, "break it")
    pages.run()
    assert "1 fault to repair" in pages.texts()
    assert not pages.at.button


@pytest.fixture
def stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    """A scenario without a plan."""
    scenario = minimal().with_overrides(["indicators.homicide_rate.required=1"])
    yield from pages_with(scenario, tmp_path, monkeypatch)


def test_a_conflict_is_told_and_a_repair_gives_a_plan(stuck: Pages) -> None:
    stuck.go("run")
    stuck.click("run_solve")
    assert "No plan keeps every rule" in stuck.texts()
    stuck.click("run_diagnose")
    assert "Conflict 1: these cannot hold together" in stuck.texts()
    stuck.click("repair_0")
    assert stuck.at.session_state["history"].undone_next.startswith("Repair: ")
    stuck.click("run_solve")
    assert "The plan is proven best" in stuck.texts()
