from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.cli.app_command import command
from tests.app.library_pages import SECONDS, fresh_library


def test_no_page_lies_where_streamlit_would_run_it_past_the_sign_in() -> None:
    script = Path(command(8501)[4])
    assert script.name == "start.py"
    assert script.exists()
    assert not (script.parent / "pages").exists()
    assert not (Path(__file__).parents[3] / "pages").exists()  # beside app.py


def test_it_draws_the_first_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)
    at = AppTest.from_file(command(8501)[4], default_timeout=SECONDS).run()
    assert not at.exception
    assert at.title[0].value == "Prioritizer"
