"""Whose money a settled plan is paid with."""

from __future__ import annotations

import pytest

import prioritizer as pr
from tests.stages.staged import two_ways


def test_money_is_drawn_in_order_from_three_funders() -> None:
    amounts = {"treasury": 5.0, "donor": 0.5, "bank": 0.75}
    answer = pr.solve(
        two_ways(
            funding=[{"funder": f, "year": 2026, "amount": a} for f, a in amounts.items()],
            funders=[
                {"funder": "treasury", "draw_order": 3},
                {"funder": "donor", "draw_order": 1},
                {"funder": "bank", "draw_order": 2},
            ],
        )
    )

    assert answer.total_cost == pytest.approx(2)
    assert answer.funds.set_index("funder")["spent"].to_dict() == pytest.approx(
        {"donor": 0.5, "bank": 0.75, "treasury": 0.75}
    )


def test_the_draw_keeps_the_rules() -> None:
    answer = pr.solve(
        two_ways(
            funding=[{"funder": f, "year": 2026, "amount": 5} for f in ("donor", "treasury")],
            spending_rules=[
                {
                    "rule": "half",
                    "funder": "donor",
                    "max_share": 0.4,
                    "intervention": "b",
                    "share_of": "all",
                }
            ],
        )
    )

    assert answer.funds.set_index("funder")["spent"].to_dict() == pytest.approx(
        {"donor": 0.8, "treasury": 1.2}
    )
