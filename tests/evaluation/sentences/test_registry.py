import pytest

from prioritizer.evaluation.sentences.registry import SENTENCES
from tests.evaluation.cases import CAPACITY, DECISIONS, FORWARD, LOGIC, REQUIREMENTS
from tests.evaluation.money_cases import CONDITIONS, FUNDERS, RULES
from tests.evaluation.political_cases import MILESTONES, POLITICS

OF_MONEY = FUNDERS | FORWARD | RULES | CONDITIONS
CASES = DECISIONS | OF_MONEY | CAPACITY | LOGIC | REQUIREMENTS | MILESTONES | POLITICS


def test_every_family_has_a_sentence_and_a_case() -> None:
    # No plan breaks carry_over_limit: what is carried is derived. test_funding.py has its case.
    assert set(SENTENCES) - {"carry_over_limit"} == set(CASES)


@pytest.mark.parametrize("family", SENTENCES)
def test_each_docstring_says_when(family: str) -> None:
    assert SENTENCES[family].__doc__
