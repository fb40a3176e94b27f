from streamlit.testing.v1 import AppTest

from tests.app.editing_pages import again, click, draft, labels, run

LINES = """
from prioritizer.app.parts.table_editor import apply_table_edits, edit_table
from prioritizer.app.parts.undoing import undo_buttons
if st.session_state.get("shown", True):
    edit_table("interventions", session.draft().columns["interventions"], key="test")
undo_buttons()
place = "editor_interventions_test"
revision = st.session_state[place].revision
st.button("as the browser does", key="edit", on_click=apply_table_edits,
          args=(place, f"table_interventions_test_{revision}", "interventions"))
"""


def edit(at: AppTest, **delta: object) -> AppTest:
    """Hand the editor all its edits, as the browser does."""
    revision = at.session_state["editor_interventions_test"].revision
    empty = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    at.session_state[f"table_interventions_test_{revision}"] = empty | delta
    return click(at, "edit")


def test_edits_become_steps_and_the_editor_goes_on() -> None:
    at = run(LINES)
    edit(at, edited_rows={0: {"name": "One", "_status": "no column"}})
    assert labels(at) == ["interventions: name"]
    assert "_status" not in draft(at).columns["interventions"]
    assert at.session_state["editor_interventions_test"].revision == 1
    edit(at, edited_rows={0: {"name": "One", "capital_cost": "x"}, 1: {"name": "Two"}})
    assert draft(at).values("interventions", "name")[:2] == ("One", "Two")
    assert at.data_editor[0].value["_status"][0] == "1 fault"
    assert at.data_editor[0].value["_status"][1] == "OK"


def test_undo_begins_the_editor_anew_with_what_is_true() -> None:
    at = run(LINES)
    before = draft(at)
    edit(at, edited_rows={0: {"name": "One"}})
    click(at, "undo")
    assert draft(at) == before
    assert at.session_state["editor_interventions_test"].revision == 2
    assert at.data_editor[0].value["name"][0] == before.values("interventions", "name")[0]


def test_rows_are_added_and_deleted() -> None:
    at = run(LINES)
    count = len(draft(at).rows("interventions"))
    edit(at, added_rows=[{"intervention": "new", "decision": "binary", "_row": None}])
    assert draft(at).rows("interventions")[-1]["intervention"] == "new"
    edit(at, added_rows=[{"intervention": "new", "decision": "binary"}], deleted_rows=[0])
    assert len(draft(at).rows("interventions")) == count
    assert at.session_state["editor_interventions_test"].revision == 2
    assert list(at.data_editor[0].value["_row"]) == list(range(1, count + 1))


def test_numbers_are_read_in_the_chosen_style_and_doubts_told_once() -> None:
    at = run('st.session_state["number_style"] = "es_CO"\n' + LINES)
    edit(at, edited_rows={0: {"capital_cost": "3,75"}})
    assert draft(at).values("interventions", "capital_cost")[0] == "3.75"
    edit(at, edited_rows={0: {"capital_cost": "3.750"}})
    assert draft(at).values("interventions", "capital_cost")[0] == "3750"
    assert "thousands" in at.session_state["notes"][0]
    edit(at, edited_rows={0: {"capital_cost": "3.750"}, 1: {"name": "x"}})
    assert len(at.session_state["notes"]) == 1


def test_the_editor_shows_the_draft_when_its_page_is_opened_again() -> None:
    at = run(LINES)
    edit(at, edited_rows={0: {"name": "One"}})
    at.session_state["shown"] = False
    again(at)
    at.session_state["shown"] = True
    again(at)
    assert at.data_editor[0].value["name"][0] == "One"
