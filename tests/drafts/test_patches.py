from prioritizer.drafts.patches import make_patch, patched
from tests.drafts.drafted import drafted


def test_an_edited_row_is_kept_alone() -> None:
    before = drafted()
    after = before.with_cell("indicators", 1, "weight", "7")
    patch = make_patch(before, after)
    assert list(patch["tables"]) == ["indicators"]
    ((place, cells),) = patch["tables"]["indicators"]["edited"]
    assert (place, "7" in cells) == (1, True)
    assert patched(before, patch) == after


def test_new_rows_tables_and_settings_come_back() -> None:
    before = drafted()
    rows = (*before.rows("indicators"), {"indicator": "more", "x_note": "a"})
    after = before.with_table("indicators", rows).without_table("logic")
    after = after.with_table("regions", [{"region": "north", "population": "3"}])
    after = after.with_settings(discount_rate=0.1)
    assert patched(before, make_patch(before, after)) == after


def test_what_did_not_change_is_not_kept_and_is_shared() -> None:
    before = drafted()
    patch = make_patch(before, before)
    assert patch["tables"] == {}
    assert patched(before, patch).tables["effects"] is before.tables["effects"]
