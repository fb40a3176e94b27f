"""Stakeholders and what they gain and lose by one unit of scale."""

from prioritizer.parameters import resolve
from tests.models.examples.politics import TALKS, position
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous
from tests.oracle.cases.regions import LAND, local, regional


def test_who_they_are() -> None:
    politics = resolve(TALKS).politics

    assert politics.stakeholders == ("union", "bar")
    assert politics.influence.tolist() == [1, 2]
    assert politics.has_veto.tolist() == [True, False]
    assert politics.tolerance.tolist() == [0.25, 0]
    assert (politics.political_capital, politics.quorum) == (1.5, 0.5)
    assert politics.support.toarray().tolist() == [[-0.5, 0.5, 0], [0, -0.5, 0.5]]


def test_a_region_counts_by_its_people_and_by_the_interventions_own_greatest_scale() -> None:
    politics = resolve(
        tiny(
            regional(continuous("a", max_scale=2)),
            binary("b"),
            regions=LAND,
            regional=[local("a", "south", max_scale=1)],
            stakeholders=[{"stakeholder": "union"}],
            positions=[position("union", "a", 1), position("union", "b", -1)],
        )
    ).politics

    assert politics.support.toarray().tolist() == [[0.375, 0.125, -1]]


def test_nobody_without_a_table() -> None:
    politics = resolve(tiny(binary("a"))).politics

    assert politics.stakeholders == ()
    assert politics.political_capital is None
    assert politics.quorum is None
