import pytest

from prioritizer.drafts import Draft
from prioritizer.drafts.grids import BUDGET, SUPPORT, read_grid, with_cells
from tests.drafts.drafted import drafted


@pytest.mark.parametrize("case", ["minimal", "mexico", "guatemala"])
def test_a_grid_put_back_unchanged_is_the_same_table(case: str) -> None:
    draft = drafted(case)
    grid = read_grid(draft, BUDGET)
    assert with_cells(draft, BUDGET, grid.cells) == draft
    assert len(grid.cells) == len(draft.rows("funding"))


def test_cells_are_changed_added_and_removed() -> None:
    draft = drafted()
    first, second = draft.rows("funding")[:2]
    line = (first["funder"], "", "")
    after = with_cells(
        draft,
        BUDGET,
        {
            (line, first["year"]): "99",
            (line, second["year"]): "",
            (("new", "USD", ""), "2027"): "1",
        },
    )
    rows = after.rows("funding")
    assert rows[0] == {**first, "amount": "99", "currency": ""}
    assert second["year"] not in [row["year"] for row in rows if row["funder"] == first["funder"]]
    assert (rows[-1]["funder"], rows[-1]["currency"], rows[-1]["amount"]) == ("new", "USD", "1")
    assert after.row_ids["funding"][0] == draft.row_ids["funding"][0]


def test_lines_and_columns_that_are_asked_for_come_first() -> None:
    draft = Draft({}, {})
    grid = read_grid(draft, SUPPORT, across=["army"], lines=[("vetting",)])
    assert (grid.lines, grid.across, grid.cell(("vetting",), "army")) == (
        (("vetting",),),
        ("army",),
        "",
    )
    opposed = with_cells(draft, SUPPORT, {(("vetting",), "army"): "-0.5"})
    assert opposed.rows("positions") == (
        {"intervention": "vetting", "stakeholder": "army", "support": "-0.5"},
    )


def test_places_that_are_filled_twice_are_told() -> None:
    draft = drafted()
    row = draft.rows("funding")[0]
    twice = draft.with_table("funding", [*draft.rows("funding"), {**row, "amount": "3"}])
    grid = read_grid(twice, BUDGET)
    assert grid.twice == {((row["funder"], "", ""), row["year"])}
    assert grid.cell((row["funder"], "", ""), row["year"]) == row["amount"]
