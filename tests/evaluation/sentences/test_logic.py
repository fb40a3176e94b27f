from prioritizer.evaluation.sentences import logic
from tests.evaluation.sentences.breaches import breach


def test_a_count_by_region_names_it() -> None:
    said = logic.at_most(breach(("few", "north"), 2.0, 0.0, 1.0))
    assert said == (
        "Rule few in north: 2 of the listed interventions started, at most 1 allowed: 1 too many."
    )


def test_a_prerequisite_names_both_places() -> None:
    said = logic.requires(breach(("r", "a", "", "b", "south", "2027"), 1.0, 0.0, 0.0))
    assert said == (
        "Rule r: a starts 1 in 2027, but b in south, which it requires, is not met in time."
    )
