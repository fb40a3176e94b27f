"""The weights of one stakeholder, and the mean of all."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.preferences import with_weights_of
from tests.cli.running import document, run
from tests.explanation.purses import purse

ROWS = [
    {"stakeholder": "police", "indicator": "crime", "weight": 3},
    {"stakeholder": "police", "indicator": "trust", "weight": 1},
    {"stakeholder": "people", "indicator": "trust", "weight": 20},
]


def debated(extra: str = "") -> pr.Scenario:
    names = ["police", "people", *([extra] if extra else [])]
    more = [{"stakeholder": extra, "indicator": "crime", "weight": 1}] if extra else []
    stakeholders = [{"stakeholder": name, "influence": 1} for name in names]
    return purse(2).replace(stakeholders=stakeholders, preferences=[*ROWS, *more])


def weights(scenario: pr.Scenario) -> list[float]:
    return list(scenario.table("indicators")["weight"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("police", [0.25, 0.75]), ("people", [1, 0]), ("mean", [0.625, 0.375])],
)
def test_weights_of_trust_and_crime(name: str, expected: list[float]) -> None:
    scenario = debated()

    changed = with_weights_of(scenario, name)

    assert weights(changed) == pytest.approx(expected)
    assert weights(scenario) == [2, 1]
    frame = scenario.given("indicators")
    assert frame is not None
    by_hand = scenario.replace(indicators=frame.assign(weight=expected))
    assert pr.solve(changed).objective == pytest.approx(pr.solve(by_hand).objective)


def test_a_stakeholder_may_be_called_mean() -> None:
    assert weights(with_weights_of(debated("mean"), "mean")) == pytest.approx([0, 1])


def test_an_unknown_stakeholder() -> None:
    with pytest.raises(ValueError, match=r"no row of the stakeholder 'polise': .*police"):
        with_weights_of(debated(), "polise")
    with pytest.raises(ValueError, match="no row of the stakeholder 'mean'"):
        with_weights_of(purse(2), "mean")


def test_on_the_command_line(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("debated") / "case"
    debated().write(place)

    answer = document(run("solve", place, "--json", "--weights-of", "police"))
    unknown = run("solve", place, "--weights-of", "nobody")

    expected = pr.solve(with_weights_of(debated(), "police")).objective
    assert answer["objective"] == pytest.approx(expected)
    assert unknown.exit_code == 2
    assert "'nobody'" in unknown.stderr
