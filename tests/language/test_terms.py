from typing import get_args

import pytest

from prioritizer.engines import Status
from prioritizer.language import terms
from prioritizer.tables.settings import SETTINGS
from prioritizer.tradeoffs.robust import Verdict
from tests.report.matters import document, extras


def test_every_status_has_a_word():
    assert {str(status) for status in Status} <= set(terms.STATUSES)


def test_every_criterion_has_a_word():
    assert set(SETTINGS["objective"].choices) <= set(terms.CRITERIA)
    assert document()["objectives"][0]["name"] in terms.CRITERIA


def test_kinds_of_rules_have_words():
    assert {price["family"] for price in extras()["explain"]["price_of_constraints"]} <= set(
        terms.FAMILIES
    )


def test_every_verdict_has_a_word():
    assert set(terms.VERDICTS) == set(get_args(Verdict))


@pytest.mark.parametrize("words", [terms.STATUSES, terms.CRITERIA, terms.FAMILIES, terms.BASES])
def test_a_name_without_a_word_stays(words):
    assert terms.term(words, "no such name") == "no such name"
    assert all(terms.term(words, name) == word for name, word in words.items())
