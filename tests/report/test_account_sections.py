import pytest

from prioritizer.report import account_sections
from prioritizer.report.matter import Matter
from prioritizer.report.parts import Grid
from tests.report.matters import cells, document, extras, matter, scenario


def test_every_intervention_has_its_sentence():
    words = cells(account_sections.why(matter()))
    for row in extras()["explain"]["interventions"]:
        assert row["sentence"] in words


def test_what_was_not_found_out_is_named():
    cut = extras()["explain"] | {"missing": ["vetting"], "message": "stopped"}
    words = " ".join(cells(account_sections.why(matter(explain=cut))))
    assert "stopped" in words
    assert "the time ended: vetting" in words


def test_rules_are_sorted_by_their_price_and_free_ones_are_named():
    price = {"family": "rule", "basis": "law", "compensating_budget": None}
    found = extras()["explain"] | {
        "price_of_constraints": [
            price | {"name": "cheap", "gain": 0.001},
            price | {"name": "dear", "gain": 0.1, "compensating_budget": 3.0},
            price | {"name": "free", "gain": 0.0},
            price | {"name": "unknown", "gain": None},
        ]
    }
    blocks = list(account_sections.guardrails(matter(explain=found)))
    table = next(b for b in blocks if isinstance(b, Grid) and b.title == "Price of rules")
    assert [row[0] for row in table.rows] == ["dear", "cheap"]
    assert "These rules cost nothing: free." in cells(blocks)


def test_a_comparison_shows_what_differs():
    words = cells(account_sections.comparison(matter()))
    assert {"now", "late", "scenario evaluate", "all_years", "final_year"} <= set(words)


def test_each_budget_has_a_line():
    table = next(b for b in account_sections.what_if(matter()) if isinstance(b, Grid))
    assert [row[0] for row in table.rows] == ["0.50", "1.00", "1.50"]


def test_alternatives_are_listed_with_what_they_share():
    words = cells(account_sections.alternatives(matter()))
    assert any(word.startswith("In every plan:") for word in words)


def test_parts_by_evidence_add_up_to_the_whole_gain():
    found = account_sections.gain_by_grade(matter())
    assert found
    for shares in found.values():
        assert sum(shares) == pytest.approx(1.0)


def test_gains_of_regions_count_by_their_people():
    two = scenario().replace(
        regions=[{"region": "n", "population": 0.75}, {"region": "s", "population": 0.25}]
    )
    effect = scenario().table("effects").iloc[0]
    row = {
        "intervention": effect["intervention"],
        "indicator": effect["indicator"],
        "year": two.settings.years[-1],
    }
    other = {"intervention": "a + b", "indicator": effect["indicator"], "year": row["year"]}
    rows = [row | {"region": "n", "gain": 1.0}, other | {"region": "s", "gain": 1.0}]
    found = account_sections.gain_by_grade(Matter(two, {"contributions": rows}))
    place = "ABCDE".index(effect["evidence"]) if effect["evidence"] else 5
    shares = found[effect["indicator"]]
    assert shares[5] == pytest.approx(0.25 if place != 5 else 1.0)


def test_weak_effects_are_those_of_the_plan_with_weak_evidence():
    weak = account_sections.weak_effects(matter())
    acting = {(r["intervention"], r["indicator"]) for r in document()["contributions"]}
    frame = scenario().table("effects")
    expected = [
        1
        for i, k, grade in zip(
            frame["intervention"], frame["indicator"], frame["evidence"], strict=True
        )
        if (i, k) in acting and grade in ("D", "E", "")
    ]
    assert len(weak) == len(expected)


def test_the_range_of_effects_has_three_cases():
    blocks = list(account_sections.uncertainty(matter()))
    assert blocks[-1].head[1:] == ("adverse", "central", "favourable")


@pytest.mark.parametrize(
    ("cell", "text"), [(None, "–"), ("", "–"), (True, "yes"), (0.25, "0.25"), ("law", "law")]
)
def test_cells_of_any_kind_are_shown(cell, text):
    assert account_sections.shown(cell) == text
