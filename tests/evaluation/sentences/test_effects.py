from prioritizer.evaluation.sentences import effects
from tests.evaluation.sentences.breaches import breach

NO = float("inf")


def test_both_sides_of_an_indicator() -> None:
    assert effects.required_value(breach(("crime",), 8.0, -NO, 6.0)) == (
        "Indicator crime: 8.0 points in the last year, at most 6.0 points required: "
        "2.0 points too high."
    )
    assert effects.required_value(breach(("trust",), 4.0, 6.0, NO)) == (
        "Indicator trust: 4.0 points in the last year, at least 6.0 points required: "
        "2.0 points too low."
    )


def test_a_milestone_names_its_year() -> None:
    assert effects.milestone(breach(("crime", "2027"), 8.0, -NO, 6.0)) == (
        "Indicator crime: 8.0 points in 2027, at most 6.0 points required by then (milestones): "
        "2.0 points too high."
    )
