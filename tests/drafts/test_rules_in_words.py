import pytest

from prioritizer.drafts.rules_in_words import RULE_TABLES, rule_sentence, selected
from prioritizer.language import use_language
from tests.drafts.drafted import drafted


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"funder": "eu", "category": "!a; b", "min_amount": "1200.5", "year": "each"},
            "Money of funder eu; every category but a, b: at least 1,200.5 million MXN, "
            "in each year.",
        ),
        ({"max_amount": "0", "economic": "current"},
         "Money of current expenditure: nothing may be spent, over all years."),
        ({"max_share": "0.35", "share_of": "all", "year": "2027"},
         "All money: at most 35 % of what all funders pay for it, in 2027."),
        ({"min_change": "-0.1", "max_change": "0.025"},
         "All money: a change of at least -10 % on the year before, a change of at most 2.5 % on "
         "the year before, over all years."),
        ({"max_amount": "x,5"}, "All money: at most x,5 million MXN, over all years."),
        ({}, "All money: no bound yet, over all years."),
    ],
)  # fmt: skip
def test_a_spending_rule_as_a_sentence(row: dict[str, str], sentence: str) -> None:
    assert rule_sentence("spending_rules", row, "million MXN") == sentence


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"kind": "requires", "interventions": "a;b", "other": "c", "lag": "1"},
         "a, b: each requires all of c, 1 year before."),
        ({"kind": "requires_any", "interventions": "a", "other": "b; c"},
         "a: each requires one of b, c."),
        ({"kind": "at_most", "interventions": "a;b", "count": "1"}, "At most 1 of a, b."),
        ({"kind": "at_least", "interventions": "a;b", "count": "1"}, "At least 1 of a, b."),
        ({"kind": "exactly", "interventions": "a;b"}, "Exactly ? of a, b."),
        ({"kind": "together", "interventions": "a;b"}, "All of a, b, or none of them."),
        ({"kind": "", "interventions": ""}, "?: ?."),
    ],
)  # fmt: skip
def test_logic_as_a_sentence(row: dict[str, str], sentence: str) -> None:
    assert rule_sentence("logic", row) == sentence


def test_a_condition_as_a_sentence() -> None:
    row = {"funder": "eu", "requires": "vetting", "lag": "0"}
    assert rule_sentence("conditions", row) == (
        "Money of funder eu is paid only where vetting is met."
    )
    assert rule_sentence("conditions", {**row, "category": "training"}) == (
        "Money of funder eu goes to category training only where vetting is met."
    )


@pytest.mark.parametrize("case", ["minimal", "mexico", "guatemala", "mexico-states"])
def test_every_rule_of_the_examples_is_told(case: str) -> None:
    draft = drafted(case)
    sentences = [rule_sentence(table, row) for table in RULE_TABLES for row in draft.rows(table)]
    assert sentences
    assert not [sentence for sentence in sentences if "?" in sentence or "no bound" in sentence]


def test_numbers_are_those_of_the_reader() -> None:
    use_language("en", "es_CO")
    try:
        assert "1.200,5" in rule_sentence("spending_rules", {"min_amount": "1200.5"})
    finally:
        use_language("en", "en_US")
    assert selected({}) == "All money"
