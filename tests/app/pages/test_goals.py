from pathlib import Path

import pytest

from tests.app.editing_pages import again, click, draft, page, texts
from tests.app.library_pages import fresh_library


@pytest.fixture(autouse=True)
def _own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)


def test_targets_weights_and_criteria_are_here() -> None:
    at = page("goals", case="mexico")
    assert [tab.label for tab in at.tabs] == ["Targets", "Weights", "What is optimised"]
    assert len(at.data_editor[0].value) == 13
    assert len(at.slider) == 13
    at.slider(key="slider_homicide_rate").set_value(0)
    again(at)
    click(at, "use_weights")
    assert draft(at).values("indicators", "weight")[0] == "0"


def test_milestones_are_added_when_wanted_and_faults_told() -> None:
    at = page("goals", case="mexico")
    click(at, "add_milestones")
    bad = draft(at).with_cell("indicators", 0, "baseline", "23,3")
    at.session_state["history"] = at.session_state["history"].commit(bad, "bad")
    assert "has a decimal comma" in texts(again(at))
