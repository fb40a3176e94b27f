from prioritizer.drafts.editing import apply_edits, column_of
from tests.drafts.drafted import drafted


def test_edited_added_and_deleted_rows_are_applied_together() -> None:
    draft = drafted()
    ids = draft.row_ids["interventions"]
    delta = {
        "edited_rows": {0: {"capital_cost": "12,5"}},
        "added_rows": [{"intervention": "new", "decision": "binary", "capital_cost": "7"}],
        "deleted_rows": [1],
    }
    edited = apply_edits(draft, "interventions", delta, "es_CO")
    rows = edited.draft.rows("interventions")
    assert (edited.cells, edited.added, edited.deleted) == (1, 1, 1)
    assert rows[0]["capital_cost"] == "12.5"
    assert rows[-1]["intervention"] == "new"
    assert len(rows) == len(draft.rows("interventions"))
    assert edited.draft.row_ids["interventions"] == (ids[0], *ids[2:], max(ids) + 1)


def test_positions_are_those_of_the_rows_that_were_shown() -> None:
    draft = drafted()
    edited = apply_edits(
        draft, "interventions", {"edited_rows": {0: {"name": "Seen"}}}, "en_US", shown=[2, 3]
    )
    assert edited.draft.values("interventions", "name")[2] == "Seen"
    assert edited.draft.values("interventions", "name")[0] != "Seen"


def test_a_cleared_cell_is_blank_and_a_jump_is_asked_about() -> None:
    draft = drafted().with_cell("interventions", 0, "capital_cost", "5")
    cleared = apply_edits(
        draft, "interventions", {"edited_rows": {"0": {"capital_cost": None}}}, "en_US"
    )
    assert cleared.draft.values("interventions", "capital_cost")[0] == ""
    jump = apply_edits(
        draft, "interventions", {"edited_rows": {0: {"capital_cost": "500"}}}, "en_US"
    )
    assert len(jump.doubts) == 1
    assert jump.doubts[0].startswith("capital_cost")


def test_no_edit_is_the_same_draft() -> None:
    draft = drafted()
    assert apply_edits(draft, "interventions", {}, "en_US").draft == draft


def test_a_column_is_found_by_table_and_name() -> None:
    column = column_of("funding", "amount")
    assert column is not None
    assert column.name == "amount"
    assert column_of("funding", "notes") is None
    assert column_of("nothing", "amount") is None
