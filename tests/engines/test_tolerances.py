import highspy

from prioritizer.engines.tolerances import (
    ABSOLUTE_GAP,
    CLAIM_TOLERANCE,
    PLAN_TOLERANCE,
    STRICT,
    USUAL,
)


def test_the_strict_ones_are_stricter() -> None:
    assert STRICT.primal < USUAL.primal
    assert STRICT.dual < USUAL.dual
    assert STRICT.whole < USUAL.whole


def test_a_plan_of_the_usual_tolerances_still_is_a_plan() -> None:
    assert max(USUAL.primal, USUAL.whole) <= PLAN_TOLERANCE


def test_the_gap_asked_for_is_within_the_claim() -> None:
    assert ABSOLUTE_GAP / 1e4 < CLAIM_TOLERANCE


def test_highs_takes_them() -> None:
    highs = highspy.Highs()
    highs.silent()
    for tolerances in (STRICT, USUAL):
        for name, value in (
            ("primal_feasibility_tolerance", tolerances.primal),
            ("dual_feasibility_tolerance", tolerances.dual),
            ("mip_feasibility_tolerance", tolerances.whole),
        ):
            assert highs.setOptionValue(name, value) == highspy.HighsStatus.kOk
