"""Which numbers can be loosened, by how much, and what the tables then say."""

from __future__ import annotations

from typing import Any

import pytest

import prioritizer as pr
from prioritizer.explanation.limits import Limit, limits, loosened
from prioritizer.parameters import resolve
from tests.explanation.tiny import tiny


def limited() -> pr.Scenario:
    """One number of every kind."""
    rule = {"rule": "cap", "intervention": "cameras", "max_share": 0.5, "min_amount": 0}
    return tiny(
        spending_rules=[{**rule, "basis": "law"}],
        resources=[{"resource": "trainers", "available": 300, "unit": "persons"}],
        resource_use=[{"intervention": "vetting", "resource": "trainers", "start_use": 1}],
        stakeholders=[{"stakeholder": "union", "veto": True, "tolerance": 0.5}],
        positions=[{"stakeholder": "union", "intervention": "vetting", "support": -0.4}],
        tail_ceiling=1000,
        political_capital=2,
        quorum=0.5,
    )


def by_name() -> dict[str, Limit]:
    return {limit.name: limit for limit in limits(limited())}


def test_every_kind_of_number_has_its_step_and_unit() -> None:
    found = {name: (x.kind, x.unit, x.looser, x.step) for name, x in by_name().items()}

    assert found == {
        "treasury": ("funder", "million USD", 1, 1.0),
        "cap": ("rule", "share", 1, 0.01),
        "trainers": ("resource", "persons", 1, 3.0),
        "union": ("politics", "support", 1, 0.01),
        "political_capital": ("politics", "weighted opposition", 1, 0.02),
        "quorum": ("politics", "share of influence", -1, 0.01),
        "tail_ceiling": ("tail", "million USD", 1, 10.0),
    }
    assert by_name()["cap"].basis == "law"


@pytest.mark.parametrize(
    ("name", "amount", "read"),
    [
        ("treasury", 1.5, lambda p: p.funding.amount[0, 0] - 5),
        ("cap", 0.25, lambda p: p.spending_rules[0].max_share - 0.5),
        ("trainers", 7, lambda p: p.capacity.available[0, 0] - 300),
        ("union", 0.1, lambda p: p.politics.tolerance[0] - 0.5),
        ("political_capital", 0.3, lambda p: p.politics.political_capital - 2),
        ("quorum", 0.2, lambda p: 0.5 - p.politics.quorum),
        ("tail_ceiling", 9, lambda p: p.tail_ceiling - 1000),
    ],
)
def test_a_loosened_number_is_what_the_model_reads(name: str, amount: float, read: Any) -> None:
    changed = loosened(limited(), by_name()[name], amount)

    assert read(resolve(changed)) == pytest.approx(amount)


def test_more_money_is_in_the_prices_of_its_row() -> None:
    scenario = tiny(
        price_year=2024,
        funding=[
            {
                "funder": "treasury",
                "year": 2026,
                "amount": 10,
                "currency": "EUR",
                "prices": "nominal",
            }
        ],
        deflators=[{"year": 2024, "deflator": 1}, {"year": 2026, "deflator": 1.25}],
        exchange_rates=[{"currency": "EUR", "year": 2026, "rate": 2}],
    )
    (limit,) = [x for x in limits(scenario) if x.kind == "funder"]
    assert limit.value == pytest.approx(16)

    changed = loosened(scenario, limit, 4)

    assert changed.table("funding")["amount"].tolist() == pytest.approx([12.5])
    assert resolve(changed).funding.amount[0, 0] == pytest.approx(20)


def test_a_year_without_money_gets_a_row() -> None:
    scenario = tiny(years=[2026, 2027])
    limit = next(x for x in limits(scenario) if x.year == 2027)

    assert resolve(loosened(scenario, limit, 1)).funding.amount.tolist() == [[5.0, 1.0]]


def test_a_bound_without_room_is_not_asked_about() -> None:
    rule = {"rule": "free", "intervention": "cameras", "max_share": 1, "min_amount": 0}

    assert [x for x in limits(tiny(spending_rules=[rule])) if x.kind == "rule"] == []
