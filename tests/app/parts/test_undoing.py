from tests.app.editing_pages import click, draft, labels, run

LINES = """
from prioritizer.app.parts.undoing import undo_buttons
undo_buttons()
if st.button("edit", key="edit"):
    session.commit(session.draft().with_settings(title="other"), "the title")
    st.rerun()
"""


def test_a_step_is_taken_back_and_done_again() -> None:
    at = run(LINES)
    before = draft(at)
    assert at.button(key="undo").disabled
    click(at, "edit")
    assert labels(at) == ["the title"]
    assert "the title" in at.button(key="undo").help
    assert draft(click(at, "undo")) == before
    assert draft(click(at, "redo")).title == "other"
    assert at.button(key="redo").disabled
