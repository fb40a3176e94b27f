from prioritizer.evaluation.sentences import decisions
from tests.evaluation.sentences.breaches import breach


def test_what_is_regional_names_its_region() -> None:
    said = decisions.lock_in(breach(("a", "north"), 0.0, 1.0, float("inf")))
    assert said.startswith("a in north is mandatory")


def test_a_scale_below_nothing() -> None:
    said = decisions.scale_minimum(breach(("a", "", "2026"), -1.0, 0.0, float("inf")))
    assert said == "a (2026): operates at -1, but no scale can be below 0."
