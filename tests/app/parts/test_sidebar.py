from pathlib import Path

import pytest

from prioritizer.language import say, speaking
from prioritizer.library import local_user
from tests.app.editing_pages import again, run, texts
from tests.app.library_pages import fresh_library
from tests.drafts.drafted import drafted

LINES = "from prioritizer.app.parts.sidebar import sidebar\nsidebar()"


def test_the_sidebar_tells_what_is_open() -> None:
    at = run(LINES)
    shown = texts(at)
    assert at.session_state["history"].present.title in shown
    assert "not yet in the library · saved" in shown
    assert "Amounts in" in shown


def test_faults_are_counted_beside_every_page() -> None:
    bad = 'session.commit(session.draft().with_settings(discount_rate="x"), "rate")\n'
    assert "1 fault to repair" in texts(run(bad + LINES))


def test_a_scenario_bears_its_name_in_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = fresh_library(tmp_path, monkeypatch)
    entry = library.create(local_user(), "Plan", drafted("minimal").to_json())
    opens = f"session.open_draft(session.draft(), entry_id={entry.id!r}, based_on=1)\n"
    at = run(opens + LINES)
    assert at.sidebar.markdown[0].value == "**Plan**"
    own = at.session_state["history"].present.title
    assert f"called “{own}” in its tables" in texts(at)
    library.rename(local_user(), entry.id, "Plan B")
    again(at)
    assert at.sidebar.markdown[0].value == "**Plan B**"


def test_nothing_is_told_where_nothing_is_open() -> None:
    assert texts(run(LINES, case="")) == ""


def test_language_and_numbers_are_chosen_here() -> None:
    at = run(LINES)
    at.selectbox(key="language").set_value("es")
    again(at)
    again(at)
    with speaking("es"):
        assert at.selectbox(key="number_style").label == say("Numbers")


@pytest.mark.parametrize(
    ("locale", "language", "style"),
    [
        ("es-CO", "es", "es_CO"),
        ("es-AR", "es", "es_ES"),
        ("fr-FR", "en", "en_US"),
        ("es-MX", "es", "es_MX"),
    ],
)
def test_the_first_choice_is_the_browser_s(locale: str, language: str, style: str) -> None:
    from streamlit.testing.v1 import AppTest

    at = AppTest.from_string(f"from prioritizer.app import session\nsession.begin()\n{LINES}")
    at.context["locale"] = locale
    again(at)
    assert (at.selectbox(key="language").value, at.selectbox(key="number_style").value) == (
        language,
        style,
    )
