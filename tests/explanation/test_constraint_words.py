from prioritizer.explanation.blocking import BLOCKING
from prioritizer.explanation.constraint_words import SUBJECTS, constraint_words


def test_every_family_that_can_block_has_words():
    assert set(BLOCKING) == set(SUBJECTS)


def test_a_subject_is_named_once_with_its_years():
    names = ["funder_balance[city,2027]", "rule_amount[cap,all]", "funder_balance[city,2029]"]

    assert constraint_words(names) == ["the money of city in 2027 and 2029", "spending rule cap"]


def test_a_rule_is_named_by_its_id_alone():
    names = ["requires[vet_first,cams,vet,2027]", "requires[vet_first,cams,vet,2028]"]

    assert constraint_words(names) == ["rule vet_first in 2027 and 2028"]


def test_what_has_no_id_and_what_is_not_known():
    names = ["tail_ceiling", "political_capital[2027]", "bounds", "at_most[one_body]"]

    assert constraint_words(names) == [
        "the ceiling of the forward cost",
        "the political capital in 2027",
        "bounds",
        "rule one_body",
    ]
