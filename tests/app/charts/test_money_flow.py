import pytest

import prioritizer as pr
from prioritizer.app.charts.money_flow import flow_chart, flow_of, population_shares, shares_of
from prioritizer.report.matter import Matter
from tests.app.deciding import ROOT, minimal


@pytest.fixture(scope="module")
def matter() -> Matter:
    return Matter(minimal(), pr.solve(minimal()).to_dict())


def test_what_goes_in_comes_out(matter: Matter) -> None:
    flow = flow_of(matter)
    spent = sum(row["amount"] for row in matter.rows("money"))
    assert sum(flow.paid.values()) == pytest.approx(spent)
    assert sum(flow.moved.values()) == pytest.approx(spent)
    for name in {name for _, name in flow.paid}:
        paid = sum(amount for (_, into), amount in flow.paid.items() if into == name)
        moved = sum(amount for (out, _), amount in flow.moved.items() if out == name)
        assert moved == pytest.approx(paid)


def test_shares_are_of_what_an_intervention_improves(matter: Matter) -> None:
    for parts in shares_of(matter).values():
        assert sum(parts.values()) == pytest.approx(1)
        assert min(parts.values()) > 0


def test_the_bands_are_the_amounts(matter: Matter) -> None:
    flow = flow_of(matter)
    (sankey,) = flow_chart(flow, matter.unit).data
    total = sum(flow.paid.values()) + sum(flow.moved.values())
    assert sum(sankey.link.value) == pytest.approx(total)
    assert len(sankey.node.label) == len(set(sankey.node.customdata))


def test_shares_of_the_population_add_up() -> None:
    states = Matter(pr.read_scenario(ROOT / "inputs" / "mexico-states"), {})
    assert sum(population_shares(states).values()) == pytest.approx(1)
