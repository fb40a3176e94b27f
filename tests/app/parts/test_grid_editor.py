from streamlit.testing.v1 import AppTest

from tests.app.editing_pages import click, draft, run

LINES = """
from prioritizer.app.parts.grid_editor import apply_grid_edits, edit_grid
from prioritizer.drafts.grids import BUDGET
edit_grid(BUDGET, across=["2027", "2040"], line_titles={"x": "y"}, unit="million MXN")
revision = st.session_state["grid_funding"].revision
st.button("as the browser does", key="edit", on_click=apply_grid_edits,
          args=("grid_funding", f"grid_funding_{revision}", BUDGET))
"""


def edit(at: AppTest, cells: dict[int, dict[str, str | None]]) -> AppTest:
    revision = at.session_state["grid_funding"].revision
    at.session_state[f"grid_funding_{revision}"] = {
        "edited_rows": cells, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    return click(at, "edit")


def test_cells_of_the_grid_become_rows_of_the_table() -> None:
    at = run(LINES)
    first = draft(at).rows("funding")[0]
    grid = at.data_editor[0].value
    assert grid["funder"][0] == first["funder"]
    assert grid[first["year"]][0] == first["amount"]
    edit(at, {0: {first["year"]: "7.5", "2040": "1", "funder": "other"}})
    assert draft(at).rows("funding")[0]["amount"] == "7.5"
    assert draft(at).rows("funding")[-1]["year"] == "2040"
    assert "other" not in draft(at).values("funding", "funder")
    edit(at, {0: {first["year"]: None}})
    assert first["year"] not in [
        row["year"] for row in draft(at).rows("funding") if row["funder"] == first["funder"]
    ]


def test_a_decimal_comma_is_refused_where_it_is_none() -> None:
    at = run(LINES)
    edit(at, {0: {"2027": "4,9"}})
    assert draft(at).rows("funding")[0]["amount"] == "4,9"
    assert [fault.column for fault in draft(at).faults()] == ["amount"]


def test_places_that_are_filled_twice_are_told() -> None:
    double = """
draft = session.draft()
session.commit(draft.with_table("funding", [*draft.rows("funding"), draft.rows("funding")[0]]), "")
"""
    assert "more than once" in run(double + LINES).warning[0].value
