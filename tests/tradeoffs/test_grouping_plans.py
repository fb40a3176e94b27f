"""What a group's members want, lose and share, against every plan."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from tests.tradeoffs.every_plan import INDICATORS, drawn


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_members_compromise_and_fairness(seed: int) -> None:
    scenario, plans = drawn(seed)
    people = ("police", "mothers", "donor")
    own = np.array([pr.weights_of(scenario, name).in_order(INDICATORS) for name in people])
    found = pr.group_plans(scenario, workers=1)

    value = plans.credit @ own.T
    best = value.max(axis=0)
    assert [member.name for member in found.members] == list(people)
    assert [member.best_value for member in found.members] == pytest.approx(list(best))
    middle = own.mean(axis=0)
    assert found.weights.in_order(INDICATORS) == pytest.approx(middle)
    assert found.compromise is not None
    assert found.fair is not None
    compromise = np.array([found.compromise.values.get(name, 0.0) for name in INDICATORS])
    assert middle @ compromise == pytest.approx(plans.best(middle), abs=1e-9)
    assert [member.compromise_loss for member in found.members] == pytest.approx(
        list(best - own @ compromise), abs=1e-9
    )
    assert found.fair_status == "optimal"
    assert found.least_share == pytest.approx((value / best).min(axis=1).max(), abs=1e-9)
    fair = np.array([found.fair.values.get(name, 0.0) for name in INDICATORS])
    assert [member.share(member.fair_value) for member in found.members] == pytest.approx(
        list(own @ fair / best)
    )
    for member in found.members:
        assert member.values[member.name] == pytest.approx(member.best_value)
        assert max(member.values.values()) <= member.best_value + 1e-9


def test_a_member_with_nothing_to_gain_is_left_out_and_named() -> None:
    tables = {
        "interventions": [{"intervention": "a", "decision": "binary", "capital_cost": 1}],
        "indicators": [
            {"indicator": name, "baseline": 0, "target": 10} for name in ("trust", "crime")
        ],
        "effects": [{"intervention": "a", "indicator": "trust", "effect": 5}],
        "stakeholders": [{"stakeholder": "police"}, {"stakeholder": "mothers"}],
        "preferences": [
            {"stakeholder": "police", "indicator": "crime", "weight": 1},
            {"stakeholder": "mothers", "indicator": "trust", "weight": 1},
        ],
    }
    found = pr.group_plans(pr.Scenario({"years": [2026]}, tables), workers=1)

    assert found.least_share == pytest.approx(1)
    assert "police" in found.missing[0]
    assert found.members[0].share(found.members[0].fair_value) is None


def test_a_stop_names_what_is_missing() -> None:
    found = pr.group_plans(drawn(1)[0], workers=1, should_stop=lambda: True)

    assert found.fair is None
    assert found.fair_status == "stopped"
    assert [text.split()[-4] for text in found.missing] == [
        "police", "mothers", "donor", "compromise"
    ]  # fmt: skip
    assert found.to_dict()["members"][0]["best"] is None
