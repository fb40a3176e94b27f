from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.drafts.templates import examples
from prioritizer.language import say, speaking
from tests.app.editing_pages import again, click, draft, page, texts
from tests.app.library_pages import SECONDS, fresh_library


@pytest.fixture(autouse=True)
def _own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)


def test_the_example_is_opened_in_one_click() -> None:
    at = click(page("home", case=""), "open_example")
    assert draft(at).title.startswith("Mexico: reform")
    assert "Open: Mexico" in texts(at)
    assert draft(at).faults() == ()


@pytest.mark.parametrize("name", [name for name in examples() if name != "mexico"])
def test_every_other_example_opens(name: str) -> None:
    at = click(page("home", case=""), f"open_{name}")
    assert draft(at).faults() == ()


def test_a_new_scenario_begins_with_the_smallest_or_the_template() -> None:
    at = page("home", case="")
    assert at.download_button(key="template").label == "Download the empty workbook"
    click(at, "open_start")
    assert len(draft(at).rows("interventions")) == 5


def test_every_working_copy_can_be_resumed() -> None:
    first = click(page("home", case=""), "open_example")
    second = page("home", case="")
    (resume,) = [button for button in second.button if str(button.key).startswith("resume_")]
    assert resume.label.startswith("Mexico")
    resume.click()
    again(second)
    assert draft(second) == draft(first)


def test_the_page_speaks_spanish() -> None:
    script = "from prioritizer.app import session\nsession.begin()\n"
    script += "from prioritizer.app.pages import home\nhome.page()"
    at = AppTest.from_string(script, default_timeout=SECONDS)
    at.context["locale"] = "es-MX"
    again(at)
    with speaking("es"):
        assert at.button(key="open_example").label == say("Open the Mexican example")
