from dataclasses import replace

from prioritizer.evaluation.sentences import money
from tests.evaluation.sentences.breaches import breach


def test_both_sides_of_a_rule() -> None:
    said = money.rule_amount(breach(("floor", "all"), 1.0, 3.0, 9.0))
    assert said == (
        "Spending rule floor (all years): 1.0 MXN spent on the selection, at least 3.0 MXN "
        "required: 2.0 MXN too little."
    )
    said = money.rule_share(breach(("cap", "2027"), 10.0, 3.0, 9.0))
    assert said == (
        "Spending rule cap (2027): 10.0 MXN spent on the selection, at most 9.0 MXN allowed by "
        "max_share: 1.0 MXN too much."
    )


def test_a_condition_names_both_places() -> None:
    row = breach(("c", "donor", "south", "north", "2027"), 2.0, 0.0, 0.0)
    assert money.condition(replace(row, remarks=("vetting",))) == (
        "Condition c (2027): donor pays 2.0 MXN in south, but vetting in north, which this money "
        "requires, is not met in time."
    )
