import pytest

from prioritizer.report import plan_sections
from prioritizer.report.matter import Matter
from prioritizer.report.parts import Grid
from tests.report.matters import cells, document, matter, scenario, without_plan


def grids(blocks):
    return [block for block in blocks if isinstance(block, Grid)]


def test_the_summary_says_how_sure_and_how_much():
    words = " ".join(cells(plan_sections.summary(matter())))
    assert "proven best" in words
    assert matter().money(document()["total_cost"]) in words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "feasible", "gap": 0.0123}, "at most 1.23 % more"),
        ({"status": "feasible", "gap": None}, "not proven best."),
        ({"status": "optimal", "gap": 0.0123}, "no other plan gains more than 1.23 % more"),
        ({"status": "stopped", "total_cost": None}, "before a plan was found"),
    ],
)
def test_what_is_not_proven_is_not_called_proven(change, words):
    text = plan_sections.verdict(Matter(scenario(), document() | change))
    assert words in text
    assert "is proven best" not in text


def test_a_judged_plan_that_breaks_rules_names_them():
    broken = {"status": "infeasible", "violations": [{"sentence": "Rule a: too much."}]}
    words = cells(plan_sections.summary(Matter(scenario(), document() | broken)))
    assert "it breaks 1 rule." in words[0]
    assert words[-1] == "Rule a: too much."


def test_no_plan_is_said_and_no_number_is_shown():
    words = cells(plan_sections.summary(without_plan()))
    assert len(words) == 1
    assert "No plan keeps every rule" in words[0]


def test_costs_of_the_plan_add_up():
    cost = grids(plan_sections.plan(matter()))[1]
    *rows, total = cost.rows
    assert float(total[-1].replace(",", "")) == pytest.approx(document()["total_cost"], abs=0.06)
    assert len(rows) == len({(r["intervention"], r["region"]) for r in document()["allocation"]})
    assert all(len(row) == len(cost.head) for row in cost.rows)


def test_every_funding_source_has_a_line_for_each_year():
    years, payments = grids(plan_sections.money(matter()))
    assert len(years.rows) == len(document()["funds"])
    paid = sum(float(row[-1].replace(",", "")) for row in payments.rows)
    assert paid == pytest.approx(document()["total_cost"], abs=0.5)


def test_a_scenario_without_funding_has_no_money_to_show():
    bare = Matter(scenario(), document() | {"funds": [], "money": []})
    assert "names no funding source" in cells(plan_sections.money(bare))[0]


def test_indicators_go_from_baseline_to_target():
    table = grids(plan_sections.indicators(matter()))[0]
    given = scenario().table("indicators")
    assert len(table.rows) == len(given)
    assert [float(row[1]) for row in table.rows] == pytest.approx(
        given["baseline"].tolist(), abs=0.005
    )


def test_the_tail_is_that_of_the_answer():
    after = scenario().settings.years[-1] + 1
    due = sum(r["amount"] for r in document()["tail"] if r["year"] == after and r["funder"] == "")
    assert plan_sections.forward_cost(matter()) == due
    table = grids(plan_sections.tail(matter()))[0]
    assert table.head[2] == str(after)
    assert {row[0] for row in table.rows} >= {"All"}
