from prioritizer.evaluation.sentences import politics
from tests.evaluation.sentences.breaches import breach

NO = float("inf")


def test_numbers_of_politics_have_no_unit() -> None:
    assert politics.veto(breach(("union", "2027"), -0.5, -0.25, NO)) == (
        "Stakeholder union (2027): loses 0.5 of support, its veto lets it lose at most 0.25 "
        "(tolerance): 0.25 too much."
    )
    assert politics.political_capital(breach(("2027",), 0.75, -NO, 0.5)) == (
        "Opposition in 2027 takes 0.75 of political capital, at most 0.5 there is "
        "(political_capital): 0.25 too much."
    )
    assert politics.quorum(breach(("2027",), 1.0, 1.5, NO)) == (
        "Stakeholders who do not oppose the plan in 2027 have an influence of 1.0, at least 1.5 "
        "required (quorum): 0.5 too little."
    )
