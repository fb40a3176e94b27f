import pandas as pd
import pytest

from prioritizer.evaluation import evaluate
from prioritizer.evaluation.tail import tail_table
from tests.evaluation.tiny import YEARS, Row, outcome, plan, tiny

COSTLY: Row = {"capital_cost": 8, "recurrent_cost": 2}


def shown(table: pd.DataFrame, funder: str, kind: str) -> dict[int, float]:
    rows = table[(table["funder"] == funder) & (table["kind"] == kind)]
    return {
        int(year): round(float(a), 9) for year, a in zip(rows["year"], rows["amount"], strict=True)
    }


def test_five_years_are_reported_even_without_a_ceiling() -> None:
    s = tiny(COSTLY | {"duration": 3})
    table = tail_table(outcome(s, plan(s, {("a", 2028): 1})))
    assert list(table.columns) == ["year", "funder", "kind", "amount"]
    assert shown(table, "", "current") == {2029: 2, 2030: 2, 2031: 0, 2032: 0, 2033: 0}
    assert shown(table, "", "capital") == dict.fromkeys(range(2029, 2034), 0)
    assert set(table["funder"]) == {""}


def funded(*interventions: Row, **tables: list[Row]) -> pd.DataFrame:
    """The treasury has 1 a year, the donor 99; everything starts in 2028."""
    amounts = {"treasury": 1, "donor": 99}
    plans: list[Row] = [
        {"intervention": "abc"[n], "year": 2028, "start": 1} for n in range(len(interventions))
    ]
    funding: list[Row] = [
        {"funder": f, "year": t, "amount": a} for f, a in amounts.items() for t in YEARS
    ]
    s = tiny(*interventions, plan=plans, funding=funding, **tables)
    found = evaluate(s)
    assert found.is_admissible
    whole = found.tail[found.tail["year"] == 2029]["amount"].sum()
    assert whole == pytest.approx(2 * found.forward_cost)
    return found.tail


def test_it_is_shared_as_the_last_year_was() -> None:
    # The treasury paid 1 of the 2 of current cost, the donor the rest and all capital.
    table = funded(
        COSTLY,
        spending_rules=[
            {"rule": "r", "funder": "treasury", "economic": "capital", "max_amount": 0}
        ],
    )
    assert shown(table, "treasury", "current") == dict.fromkeys(range(2029, 2034), 1)
    assert shown(table, "donor", "current") == dict.fromkeys(range(2029, 2034), 1)
    assert shown(table, "donor", "capital") == {}


def test_what_nobody_paid_yet_is_unattributed() -> None:
    phasing: list[Row] = [
        {"intervention": "a", "age": 0, "capital_share": 0, "current_share": 0},
        {"intervention": "a", "age": 1, "capital_share": 0.75},
        {"intervention": "a", "age": 2, "capital_share": 0.25},
    ]
    table = funded(COSTLY, phasing=phasing)
    assert shown(table, "unattributed", "capital") == {2029: 6, 2030: 2}
    assert shown(table, "unattributed", "current") == dict.fromkeys(range(2029, 2034), 2)
    assert set(table["funder"]) == {"", "unattributed"}


def test_capital_goes_on_with_who_paid_it_last() -> None:
    phasing: list[Row] = [{"intervention": "a", "age": age, "capital_share": 0.5} for age in (0, 1)]
    table = funded({"capital_cost": 8}, phasing=phasing)
    assert shown(table, "treasury", "capital") == {2029: 1}
    assert shown(table, "donor", "capital") == {2029: 3}


def test_money_for_nothing_shares_nothing() -> None:
    s = tiny(COSTLY, funding=[{"funder": "x", "year": 2028, "amount": 9}])
    table = tail_table(outcome(s, plan(s, {("a", 2027): 1})))
    assert shown(table, "unattributed", "current")[2029] == 2
