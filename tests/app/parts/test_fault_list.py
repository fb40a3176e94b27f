from prioritizer.app.parts.fault_list import fault_sentence
from prioritizer.tables.faults import Fault
from tests.app.editing_pages import run, texts

LINES = """
from prioritizer.app.parts.fault_list import show_faults
from prioritizer.tables.faults import Fault
show_faults([Fault("funding", n, "amount", "<b>", "is wrong") for n in range(1, {count} + 1)])
"""


def test_a_fault_is_told_with_its_place_and_without_markup() -> None:
    sentence = fault_sentence(Fault("funding", 3, "amount", "<b>4,9", "has a decimal comma"))
    assert sentence == "**funding**, row 3, column amount, “\\<b\\>4,9”: has a decimal comma"
    assert fault_sentence(Fault("plan", None, None, None, "is empty")) == "**plan**: is empty"


def test_few_faults_are_a_list_and_many_a_table() -> None:
    few = run(LINES.format(count=2))
    assert few.error[0].value == "2 faults to repair"
    assert "row 2" in texts(few)
    many = run(LINES.format(count=40))
    assert list(many.dataframe[0].value["Row"]) == list(range(1, 41))


def test_no_fault_is_not_mentioned() -> None:
    assert not run(LINES.format(count=0)).error
