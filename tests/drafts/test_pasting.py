import pytest

from prioritizer.drafts.pasting import MOST_PASTED_ROWS, PasteError, paste
from tests.drafts.drafted import drafted


def test_a_block_changes_known_rows_and_adds_new_ones() -> None:
    draft = drafted()
    first = draft.rows("funding")[0]
    text = f"funder\tyear\tamount\n{first['funder']}\t{first['year']}\t1.234,50\nnew\t2027\t3,75\n"
    pasted = paste(draft, "funding", text, "es_ES")
    assert (pasted.changed, pasted.added) == (1, 1)
    assert pasted.draft.values("funding", "amount")[0] == "1234.5"
    assert pasted.draft.rows("funding")[-1]["amount"] == "3.75"
    assert pasted.draft.row_ids["funding"][:-1] == draft.row_ids["funding"]


def test_a_decimal_comma_in_a_point_style_is_refused_by_the_table() -> None:
    draft = drafted()
    first = draft.rows("funding")[0]
    text = f"funder\tyear\tamount\n{first['funder']}\t{first['year']}\t4,9"
    (fault,) = paste(draft, "funding", text, "es_MX").draft.faults()
    assert (fault.table, fault.row, fault.column, fault.value) == ("funding", 1, "amount", "4,9")


def test_a_block_can_take_the_place_of_the_table() -> None:
    pasted = paste(drafted(), "funding", "funder;year;amount\na;2027;5", "en_US", replace=True)
    assert [row["funder"] for row in pasted.draft.rows("funding")] == ["a"]


@pytest.mark.parametrize(
    ("text", "style", "message"),
    [
        ("funder\tyear\tamount", "en_US", "two lines"),
        ("funder\tyears\tamount\na\t1\t2", "en_US", "did you mean year"),
        ("funder\tamount\na\t2", "en_US", "lacks year"),
        ("funder\tfunder\tyear\na\ta\t2", "en_US", "twice: funder"),
        ("funder\tyear\na\t2027\t5", "en_US", "3 cells"),
        ("funder,year,amount\na,2027,5", "es_CO", "separated by commas"),
        ("funder\tyear\n" + "a\t2027\n" * (MOST_PASTED_ROWS + 1), "en_US", "at most"),
        ('funder\tyear\na\t"2027', "en_US", "cannot be read"),
    ],
)
def test_what_is_no_block_is_refused_with_the_reason(text: str, style: str, message: str) -> None:
    with pytest.raises(PasteError, match=message):
        paste(drafted(), "funding", text, style)
