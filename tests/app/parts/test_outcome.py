from streamlit.testing.v1 import AppTest

from tests.app.library_pages import SECONDS, said


def run(body: str) -> AppTest:
    script = f"""
from prioritizer.app.parts.outcome import show_outcome, tell, telling
from prioritizer.library import NotAllowed
with telling():
    {body}
    tell("Done.")
show_outcome()
show_outcome()
"""
    at = AppTest.from_string(script, default_timeout=SECONDS).run()
    assert not at.exception
    return at


def test_what_went_well_is_said_once() -> None:
    assert [element.value for element in run("pass").success] == ["Done\\."]


def test_what_is_refused_is_said_and_the_rest_is_not_done() -> None:
    at = run("raise NotAllowed('No <b>way</b>.')")
    assert said(at) == "No <b>way</b>."
    assert not at.success


def test_several_reasons_are_a_list() -> None:
    assert said(run("raise NotAllowed('One.', 'Two.')")) == "- One.\n- Two."
