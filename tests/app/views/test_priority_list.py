from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import prioritizer as pr
from prioritizer.app.views.priority_list import items_table, levels_table, loss_writer
from prioritizer.report.matter import Matter
from tests.app.deciding import minimal


def test_a_line_for_each_place_of_the_list() -> None:
    found = pr.priority_list(minimal())
    frame, _ = items_table(found.to_dict(), Matter(minimal(), {}))
    names = dict(minimal().table("interventions")[["intervention", "name"]].to_numpy().tolist())
    assert frame["Rank"].tolist() == [entry.rank for entry in found.items]
    assert frame["Intervention"].tolist() == [names[entry.item] for entry in found.items]
    assert frame["Comes in at"].tolist() == [entry.factor for entry in found.items]
    cost = {level.factor: level.total_cost for level in found.levels}
    assert frame["Cost of the list up to there"].tolist() == [
        cost[entry.factor] for entry in found.items
    ]


def test_a_line_for_each_budget() -> None:
    found = pr.priority_list(minimal())
    frame, formats = levels_table(found.to_dict()["levels"])
    assert frame["Share"].tolist() == [0.6, 0.8, 1.0, 1.2, 1.4]
    assert frame["Interventions"].tolist() == [len(level.funded) for level in found.levels]
    assert frame["Loss"].tolist() == [level.loss for level in found.levels]
    gaps = [level.best_objective - level.objective for level in found.levels]
    assert frame["Difference"].tolist() == pytest.approx(gaps, abs=1e-6)
    writer = formats["Loss"]
    assert callable(writer)
    assert writer(0.0125) == "1.25 %"


def test_a_loss_against_nothing_is_no_percentage() -> None:
    assert loss_writer([{"best_objective": 0.0}, {"best_objective": 2.0}])(0.05) == "0.0500"
    assert loss_writer([{"best_objective": 2.0}])(None) == "–"


def verdict(**changes: Any) -> str:
    """What is said of a list in all."""
    document = pr.priority_list(minimal()).to_dict() | {"worst": False} | changes
    at = AppTest.from_function(drawn, default_timeout=60)
    at.session_state["document"] = document
    at.run()
    assert not at.exception
    parts = (*at.markdown, *at.warning)
    return "\n".join(str(element.value) for element in parts).replace("\\", "")


def drawn() -> None:
    import streamlit as st

    from prioritizer.app.views.priority_list import _verdict
    from prioritizer.report.matter import Matter
    from tests.app.deciding import minimal

    _verdict(st.session_state["document"], Matter(minimal(), {}))


def test_what_was_proven_is_said_of_what_was_minimised() -> None:
    assert "no list loses less on average" in verdict()
    assert "no list has a smaller largest loss" in verdict(worst=True)


def test_what_was_not_found_out_is_said() -> None:
    said = verdict(status="feasible", bound=0.001)
    assert "The search ended early" in said
    assert "Every list loses 0.10 % or more on average." in said
    assert "proven" not in said
    said = verdict(status="feasible", bound=0.002, worst=True)
    assert "Every list has a largest loss of 0.20 % or more." in said
    for nothing in (None, 0.0):
        assert "or more" not in verdict(status="feasible", bound=nothing)


def test_a_list_that_loses_nothing() -> None:
    levels = [dict(level, loss=0.0) for level in pr.priority_list(minimal()).to_dict()["levels"]]
    said = verdict(levels=levels, expected_loss=0.0, worst_loss=0.0)
    assert "as good as the best plan" in said
    assert "at most" not in said
