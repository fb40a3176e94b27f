from prioritizer.drafts.changes import Change, changes
from tests.drafts.drafted import drafted


def test_cells_rows_tables_and_settings_that_differ_are_told() -> None:
    before = drafted()
    after = before.with_cell("indicators", 0, "weight", "9").with_settings(discount_rate=0.5)
    rows = after.rows("interventions")
    after = after.with_table("interventions", [*rows[1:], {"intervention": "new"}])
    after = after.with_table("regions", [{"region": "north", "population": "1"}])
    after = after.without_table("logic")
    found = changes(before, after)
    indicator = before.rows("indicators")[0]
    assert (
        Change("indicators", indicator["indicator"], "weight", indicator.get("weight", ""), "9")
        in found
    )
    kinds = {(change.table, change.row, change.kind) for change in found}
    assert ("interventions", "new", "added") in kinds
    assert ("interventions", rows[0]["intervention"], "removed") in kinds
    assert ("regions", "", "added") in kinds
    assert ("logic", "", "removed") in kinds
    assert ("scenario", "discount_rate", "added" if "discount_rate" not in before.settings
            else "changed") in kinds  # fmt: skip
    assert len(found) == 6


def test_the_same_draft_differs_in_nothing() -> None:
    assert changes(drafted(), drafted()) == ()


def test_rows_in_another_order_are_no_change() -> None:
    draft = drafted()
    turned = draft.with_table("effects", reversed(draft.rows("effects")))
    assert changes(draft, turned) == ()


def test_two_rows_of_one_key_are_told_apart() -> None:
    draft = drafted()
    row = draft.rows("logic")[0]
    (change,) = changes(draft, draft.with_table("logic", [*draft.rows("logic"), row]))
    assert (change.kind, "(2)" in change.row) == ("added", True)
