import pytest

from prioritizer.evaluation.sentences import SENTENCES, Breach, figure, whole
from tests.evaluation.cases import CAPACITY, DECISIONS, FORWARD, LOGIC, REQUIREMENTS
from tests.evaluation.money_cases import FUNDERS, RULES

CASES = DECISIONS | FUNDERS | FORWARD | RULES | CAPACITY | LOGIC | REQUIREMENTS


def test_every_family_has_a_sentence_and_a_case() -> None:
    # No plan breaks carry_over_limit: what is carried is derived. test_funding.py has its case.
    assert set(SENTENCES) - {"carry_over_limit"} == set(CASES)


@pytest.mark.parametrize("family", SENTENCES)
def test_each_docstring_says_when(family: str) -> None:
    assert SENTENCES[family].__doc__


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0.0"),
        (5, "5.0"),
        (412, "412.0"),
        (1234567.891, "1,234,567.9"),
        (0.01234, "0.0123"),
        (-2.25, "-2.25"),
        (9.999, "10.0"),
    ],
)
def test_figures(number: float, text: str) -> None:
    assert figure(number) == text


def test_whole_numbers_stay_whole() -> None:
    assert [whole(number) for number in (2.0, 0.25, 1e-9)] == ["2", "0.25", "1e-09"]


def breach(labels: tuple[str, ...], activity: float, lower: float, upper: float) -> Breach:
    return Breach(labels, activity, lower, upper, "MXN", "points")


def test_the_bound_that_is_missed() -> None:
    below = breach(("x",), 1.0, 3.0, 9.0)
    assert (below.is_above, below.bound, below.excess) == (False, 3.0, 2.0)
    above = breach(("x",), 10.0, 3.0, 9.0)
    assert (above.is_above, above.bound, above.excess) == (True, 9.0, 1.0)


def test_what_is_regional_names_its_region() -> None:
    said = SENTENCES["lock_in"](breach(("a", "north"), 0.0, 1.0, float("inf")))
    assert said.startswith("a in north is mandatory")
    said = SENTENCES["at_most"](breach(("few", "north"), 2.0, 0.0, 1.0))
    assert said.startswith("Rule few in north: 2 of")


def test_both_sides_of_a_rule_and_of_an_indicator() -> None:
    said = SENTENCES["rule_amount"](breach(("floor", "all"), 1.0, 3.0, 9.0))
    assert said == (
        "Spending rule floor (all years): 1.0 MXN spent on the selection, at least 3.0 MXN "
        "required: 2.0 MXN too little."
    )
    said = SENTENCES["required_value"](breach(("crime",), 8.0, float("-inf"), 6.0))
    assert said == (
        "Indicator crime: 8.0 points in the last year, at most 6.0 points required: "
        "2.0 points too high."
    )


def test_a_scale_below_nothing() -> None:
    said = SENTENCES["scale_minimum"](breach(("a", "", "2026"), -1.0, 0.0, float("inf")))
    assert said == "a (2026): operates at -1, but no scale can be below 0."
