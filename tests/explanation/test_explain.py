"""The whole explanation: of a case that can be followed by hand, and of a published one."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.explanation.workers import Step
from tests.explanation.tiny import tiny

# Simulated data of the R package oppr (Hanson and others, Methods in Ecology and Evolution 10,
# 2019), as its documentation prints them: five projects, each of one action, each raising the
# persistence of one feature. Its losses are those of its replacement costs.
COSTS = (
    94.39929245204631,
    100.99137063812827,
    103.22582902627475,
    99.24274067996055,
    99.90791303153381,
)
WEIGHTS = (
    0.2113582085621491,
    0.2113582085621491,
    0.221180480529697,
    0.6296373868815456,
    1.5916703202561575,
)
SUCCESS = (
    0.9190984628675505,
    0.9232556140702217,
    0.829349943799898,
    0.8475052926153875,
    0.8137867748271673,
)
PERSISTENCE = (
    0.7905799814499914,
    0.8881011188961565,
    0.5020887366496026,
    0.6899938362650573,
    0.6166464859619737,
)
BASELINE = (
    0.29779646902345125,
    0.25002235506661236,
    0.08646120335673912,
    0.24892457924783232,
    0.18200047899968924,
)
BUDGET = 400
OPTIMUM = 1.749044775334
LOSSES = {
    "project 1": 0.107843,
    "project 2": 0.045835,
    "project 4": 0.192404,
    "project 5": 0.569223,
}


def oppr() -> pr.Scenario:
    """Persistence is an indicator from its baseline to 1, which weighs in its own unit."""
    numbers = range(1, 6)
    rows = list(zip(numbers, COSTS, WEIGHTS, SUCCESS, PERSISTENCE, BASELINE, strict=True))
    return pr.Scenario(
        {"years": [2020]},
        {
            "interventions": [
                {
                    "intervention": f"project {n}",
                    "decision": "binary",
                    "capital_cost": cost,
                    "success_probability": success,
                }
                for n, cost, _, success, _, _ in rows
            ],
            "indicators": [
                {
                    "indicator": f"feature {n}",
                    "baseline": base,
                    "target": 1,
                    "weight": weight * (1 - base),
                }
                for n, _, weight, _, _, base in rows
            ],
            "effects": [
                {
                    "intervention": f"project {n}",
                    "indicator": f"feature {n}",
                    "effect": persistence * (1 - base),
                }
                for n, _, _, _, persistence, base in rows
            ],
            "funding": [{"funder": "all", "year": 2020, "amount": BUDGET}],
        },
    )


def test_the_published_replacement_costs() -> None:
    room = sum(w * (1 - b) for w, b in zip(WEIGHTS, BASELINE, strict=True))
    without = sum(w * b for w, b in zip(WEIGHTS, BASELINE, strict=True))

    found = pr.explain(oppr(), workers=1)

    assert found.objective is not None
    assert without + room * found.objective == pytest.approx(OPTIMUM, abs=1e-11)
    funded = {why.intervention for why in found.answers if why.funded}
    assert funded == set(LOSSES)
    losses = {w.intervention: room * w.loss for w in found.answers if w.funded and w.loss}
    assert losses == pytest.approx(LOSSES, abs=5e-7)


def test_an_explanation_by_hand() -> None:
    steps: list[Step] = []

    found = pr.explain(tiny(), workers=1, on_progress=steps.append)

    assert found.status == "optimal"
    assert found.objective == pytest.approx(0.6)
    why = {answer.intervention: answer for answer in found.answers}
    assert list(why) == ["vetting", "cameras", "lighting", "archive"]
    # cameras (4) need vetting (2): 6 of 5; forced in they displace lighting, and cost 1 too much
    cameras = why["cameras"]
    assert (cameras.status, cameras.essential) == ("infeasible", False)
    assert set(cameras.blocked_by) == {
        "funder_balance[treasury,2026]",
        "requires[first,cameras,vetting,2026]",
    }
    # vetting and cameras gain 0.6 as well: 2 and 3 of the 4 may be paid
    assert cameras.break_even_cost == pytest.approx(3)
    assert cameras.extra_budget_needed == pytest.approx(1)
    assert why["vetting"].loss == pytest.approx(0.4)
    assert why["lighting"].loss == pytest.approx(0.2)
    assert why["archive"].continues
    assert all(answer.sentence for answer in found.answers)
    # with 6 vetting and cameras are as good as vetting and lighting
    (money,) = found.values
    assert (money.name, money.gain_per_unit) == ("treasury", 0.0)
    (rule,) = found.prices
    assert (rule.name, rule.gain, rule.compensating_budget) == ("first", 0.0, 0.0)
    assert found.missing == ()
    assert [step.done for step in steps] == list(range(1, len(steps) + 1))


def test_processes_find_the_same() -> None:
    alone = pr.explain(tiny(), workers=1).to_dict()
    several = pr.explain(tiny(), workers=2).to_dict()

    for name in ("interventions", "marginal_values", "price_of_constraints"):
        assert several[name] == alone[name]


def test_an_impossible_scenario_has_nothing_to_explain() -> None:
    indicators = [{"indicator": "trust", "baseline": 0, "target": 10, "required": 9}]

    found = pr.explain(tiny(indicators=indicators))

    assert (found.status, found.objective, found.answers) == ("infeasible", None, ())
    assert found.message


def test_without_time_nothing_is_claimed() -> None:
    found = pr.explain(tiny(), time_limit=1e-9)

    assert found.answers == () or all(why.status == "unknown" for why in found.answers)


def test_ctrl_c_keeps_what_was_found() -> None:
    def interrupt(step: Step) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    found = pr.explain(tiny(), workers=1, on_progress=interrupt)

    assert found.was_stopped
    assert len(found.answers) == 2
    assert "without first (logic)" in found.missing
    assert len(found.missing) == 4


def test_a_tolerance_gives_away_no_loss() -> None:
    found = pr.explain(tiny(objective_tolerance=[0.5]), workers=1)

    assert found.objective == pytest.approx(0.6)
    assert all(why.loss is None or why.loss >= 0 for why in found.answers)


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="engine"):
        pr.explain(tiny(), engine="abacus")
