from tests.app.editing_pages import click, draft, run

LINES = """
from prioritizer.app.parts.optional_table import optional_table
optional_table("stakeholders", key="here")
"""


def test_a_missing_table_is_added_with_a_button() -> None:
    at = run(LINES)
    assert not at.data_editor
    click(at, "add_stakeholders")
    assert draft(at).rows("stakeholders") == ()
    assert "influence" in at.data_editor[0].value.columns
