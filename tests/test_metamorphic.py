"""Laws between the answers to two scenarios, whatever the scenario."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import prioritizer as pr
from prioritizer.engines import Options, Status, engine_named
from tests.small import Row, Small, quarters, scenarios

# What a solve promises of the objective, and of a cost that is minimised with the objective held.
OBJECTIVE, COST = 1e-6, 1e-5

few = settings(max_examples=12)


def same(one: pr.Allocation, other: pr.Allocation, cost_factor: float = 1.0) -> None:
    assert one.status == other.status == "optimal"
    assert other.objective == pytest.approx(one.objective, rel=OBJECTIVE, abs=OBJECTIVE)
    assert one.total_cost is not None
    assert other.total_cost == pytest.approx(
        one.total_cost * cost_factor, rel=COST, abs=COST * cost_factor
    )


@few
@given(small=scenarios(), more=quarters, year=st.integers(0, 1))
def test_more_money_never_hurts(small: Small, more: float, year: int) -> None:
    funding = [dict(row) for row in small.tables["funding"]]
    funding[year]["amount"] += more
    before, after = (
        pr.solve(small.scenario()),
        pr.solve(small.with_table("funding", funding).scenario()),
    )

    assert before.objective is not None
    assert after.objective is not None
    assert after.objective >= before.objective - OBJECTIVE


@few
@given(small=scenarios(), required=st.integers(41, 44), more=quarters)
def test_more_money_never_makes_a_requirement_dearer(
    small: Small, required: int, more: float
) -> None:
    trust, crime = small.tables["indicators"]
    indicators = [{**trust, "required": required}, {**crime, "required": 25}]
    poor = replace(small, settings={**small.settings, "objective": "min_cost"}).with_table(
        "indicators", indicators
    )
    rich = poor.with_table(
        "funding", [{**row, "amount": row["amount"] + more} for row in poor.tables["funding"]]
    )
    before, after = pr.solve(poor.scenario()), pr.solve(rich.scenario())

    assert before.status in {"optimal", "infeasible"}
    if before.total_cost is not None:
        assert after.total_cost is not None
        assert after.total_cost <= before.total_cost + COST


ID_COLUMNS = frozenset({"intervention", "indicator", "funder", "resource", "rule", "category"})
LISTS = frozenset({"interventions", "other"})


def renamed(row: Row) -> Row:
    """The row with "<id> of ours" for each id; ids are read as they are, blanks inside included."""
    return {
        key: ";".join(f"{one} of ours" for one in cell.split(";")) if cell else cell
        for key, cell in row.items()
        if key in ID_COLUMNS | LISTS
    } | {key: cell for key, cell in row.items() if key not in ID_COLUMNS | LISTS}


@few
@given(small=scenarios(), seed=st.integers(0, 10**6))
def test_names_and_the_order_of_rows_change_nothing(small: Small, seed: int) -> None:
    rng = random.Random(seed)
    tables = {
        name: rng.sample([renamed(row) for row in rows], len(rows))
        for name, rows in small.tables.items()
    }

    same(pr.solve(small.scenario()), pr.solve(replace(small, tables=tables).scenario()))


@few
@given(small=scenarios(), factor=st.sampled_from([1e-3, 19.5, 1e6]))
def test_another_currency_changes_the_money_alone(small: Small, factor: float) -> None:
    ruled = small.with_table(
        "spending_rules",
        [
            *small.tables.get("spending_rules", []),
            {"rule": "ceiling", "category": "oversight", "max_amount": 3},
        ],
    )
    converted = ruled.scaled(
        factor,
        interventions=("capital_cost", "recurrent_cost"),
        funding=("amount",),
        spending_rules=("max_amount",),
    )

    same(pr.solve(ruled.scenario()), pr.solve(converted.scenario()), factor)


CONSTRAINTS: list[tuple[str, Row]] = [
    ("spending_rules", {"rule": "new", "intervention": "a", "max_amount": 1}),
    ("spending_rules", {"rule": "new", "funder": "donor", "economic": "current", "max_amount": 0}),
    ("spending_rules", {"rule": "new", "category": "oversight", "min_share": 0.3}),
    ("spending_rules", {"rule": "new", "max_change": 0.1}),
    ("logic", {"rule": "new", "kind": "requires", "interventions": "a", "other": "b", "lag": 1}),
    ("logic", {"rule": "new", "kind": "at_most", "interventions": "a;b", "count": 1}),
    ("logic", {"rule": "new", "kind": "together", "interventions": "a;b"}),
]


@settings(max_examples=20)
@given(small=scenarios(), new=st.sampled_from(CONSTRAINTS))
def test_another_constraint_never_improves(small: Small, new: tuple[str, Row]) -> None:
    table, row = new
    if table == "logic" and row["kind"] == "requires":
        small = small.with_table("logic", [])  # two that require each other are refused
    more = small.with_table(table, [*small.tables.get(table, []), row])
    free, bound = pr.solve(small.scenario()), pr.solve(more.scenario())

    assert free.objective is not None
    assert bound.objective is not None  # to do nothing keeps each of these
    assert bound.objective <= free.objective + OBJECTIVE


@few
@given(small=scenarios(kinds=("binary", "integer")))
def test_the_linear_relaxation_is_no_worse(small: Small) -> None:
    program = pr.compile(small.scenario())
    session = engine_named("highs").open(program, Options())
    whole = session.solve(program.objective, Options())
    session.relax()
    relaxed = session.solve(program.objective, Options())

    assert whole.status is relaxed.status is Status.OPTIMAL
    assert whole.objective is not None
    assert relaxed.objective is not None
    assert relaxed.objective >= whole.objective - OBJECTIVE


def halves(rows: list[Row], cells: tuple[str, ...]) -> list[Row]:
    """The rows with the treasury as two funders, the cells divided between them."""
    found = []
    for row in rows:
        if row["funder"] != "treasury":
            found.append(row)
            continue
        half = {key: cell / 2 if key in cells else cell for key, cell in row.items()}
        found += [{**half, "funder": "treasury 1"}, {**half, "funder": "treasury 2"}]
    return found


@few
@given(small=scenarios())
def test_a_funder_split_in_two_equal_ones_changes_nothing(small: Small) -> None:
    split = small.with_table("funding", halves(small.tables["funding"], ("amount",)))
    split = split.with_table("funders", halves(small.tables["funders"], ()))

    same(pr.solve(small.scenario()), pr.solve(split.scenario()))


@few
@given(small=scenarios(), factor=st.sampled_from([0.01, 1000.0]))
def test_another_unit_of_the_indicators_changes_nothing(small: Small, factor: float) -> None:
    converted = small.scaled(factor, indicators=("baseline", "target"), effects=("effect",))

    same(pr.solve(small.scenario()), pr.solve(converted.scenario()))


@few
@given(small=scenarios())
def test_a_free_programme_without_effect_is_not_started(small: Small) -> None:
    idle = {"intervention": "idle", "decision": "continuous", "category": "none"}
    more = small.with_table("interventions", [*small.tables["interventions"], idle])
    before, after = pr.solve(small.scenario()), pr.solve(more.scenario())

    same(before, after)
    assert "idle" not in set(after.allocation["intervention"])
