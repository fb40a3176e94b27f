from tests.app.editing_pages import run, texts

LINES = """
from prioritizer.app.parts.heading import needs_scenario, page_head
st.session_state.setdefault("notes", ("look *here*",))
page_head("A page", ("First do this.", "Then that."))
st.write("open" if needs_scenario() else "closed")
"""


def test_the_head_tells_how_to_use_the_page_and_notes_once() -> None:
    at = run(LINES)
    assert at.title[0].value == "A page"
    assert at.expander[0].label == "How to use this page"
    assert "1. First do this.\n2. Then that." in texts(at)
    assert [note.value.replace("\\", "") for note in at.warning] == ["look *here*"]
    assert "open" in texts(at)


def test_without_a_scenario_it_says_where_to_open_one() -> None:
    at = run(LINES, case="")
    assert "closed" in texts(at)
    assert "Home" in at.info[0].value


def test_edits_that_could_not_be_kept_are_told() -> None:
    at = run('st.session_state["keeping_trouble"] = "the disk is full"\n' + LINES)
    assert at.error[0].value == "the disk is full"
