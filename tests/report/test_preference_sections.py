from itertools import pairwise

import pytest

import prioritizer as pr
from prioritizer.report import preference_sections
from prioritizer.report.matter import Matter
from prioritizer.report.naming import called
from prioritizer.report.parts import Chart, Grid, Paragraph
from tests.report.matters import TRAP, cells, document, extras, matter, without_plan
from tests.tradeoffs import knapsacks
from tests.tradeoffs.cases import case


def front_of(scenario, names=("o1", "o2"), **options):
    found = pr.pareto_front(scenario, names, workers=1, **options).to_dict()
    return found, Matter(scenario, {}, {"front": found})


def told(blocks):
    return " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def grids(blocks):
    return [block for block in blocks if isinstance(block, Grid)]


def test_a_complete_front_is_proven_and_all_of_it_is_shown():
    found, about = front_of(case())
    blocks = list(preference_sections.trade_offs(about))
    words = told(blocks)
    assert "7 plans, proven: no other plan beats any of these, and there are no more." in words
    assert "2 of these plans are best for no weights." in words
    assert "not" not in words
    table = grids(blocks)[0]
    assert [float(row[4]) for row in table.rows] == [p["values"]["o1"] for p in found["points"]]
    assert [row[2] == "yes" for row in table.rows] == [p["supported"] for p in found["points"]]
    assert [row[3] == "yes" for row in table.rows] == [p["knee"] for p in found["points"]]


def test_one_plan_that_is_best_in_everything_is_no_picture():
    gains = [[1.0, 2.0], [2.0, 1.0]]
    found, about = front_of(knapsacks.scenario(gains, [2, 3], 9))
    blocks = list(preference_sections.trade_offs(about))
    assert "It is the best in each of them: there is nothing to trade off." in told(blocks)
    assert not [block for block in blocks if isinstance(block, Chart)]
    ((row,),) = (grid.rows for grid in grids(blocks))
    assert row[1] == ", ".join(found["points"][0]["funded"])


def test_funded_interventions_bear_their_names():
    table = grids(preference_sections.trade_offs(matter()))[0]
    shared = told(preference_sections.trade_offs(matter())).partition("plans funds")[2]
    for row, point in zip(table.rows, extras()["front"]["points"], strict=True):
        for item in point["funded"]:
            name = called(item, matter())
            assert name in row[1] or name in shared
    assert TRAP in shared


def test_what_all_fund_is_told_once():
    found, about = front_of(case())
    always = set.intersection(*(set(point["funded"]) for point in found["points"]))
    blocks = list(preference_sections.trade_offs(about))
    assert always
    assert "Every one of these plans funds" in told(blocks)
    for row, point in zip(grids(blocks)[0].rows, found["points"], strict=True):
        assert row[1] == (", ".join(n for n in point["funded"] if n not in always) or "–")


def test_plans_that_fund_the_same_are_said_to_differ_otherwise():
    said = "Plans that fund the same differ in years or amounts."
    assert said in told(preference_sections.trade_offs(matter()))
    assert said not in told(preference_sections.trade_offs(front_of(case())[1]))


def test_an_approximated_front_is_never_called_complete():
    found, about = front_of(knapsacks.continuous("mixed"))
    assert found["status"] == "approximated"
    blocks = list(preference_sections.trade_offs(about))
    words = told(blocks)
    assert f"{len(found['points'])} plans that approximate the trade-offs" in words
    assert "by at most 1.0 % of the range of each objective" in words
    assert "proven" not in words


def test_a_long_front_is_shown_in_part_and_says_so():
    found, about = front_of(knapsacks.continuous("mixed"))
    points = found["points"]
    blocks = list(preference_sections.trade_offs(about))
    shown = [int(row[0]) - 1 for row in grids(blocks)[0].rows]
    left = len(points) - len(shown)
    assert left > 0
    assert f"The table shows {len(shown)} of them" in told(blocks)
    assert f"{left} are left out" in told(blocks)
    assert {n for n, point in enumerate(points) if point["knee"]} <= set(shown)
    charted = next(block for block in blocks if isinstance(block, Chart))
    assert len(charted.spec["data"]["values"]) >= len(points)


def test_points_are_spread_over_the_front():
    line = [{"values": {"a": n, "b": -n}, "knee": n == 7} for n in range(391)]
    places = preference_sections.spread_over(line, ["a", "b"])
    assert {0, 7, 390} <= set(places)
    assert preference_sections.MOST_POINTS <= len(places) <= preference_sections.MOST_POINTS + 1
    gaps = [after - before for before, after in pairwise(places)]
    assert max(gaps) <= 2 * 391 / preference_sections.MOST_POINTS
    assert preference_sections.spread_over(line[:5], ["a", "b"]) == [0, 1, 2, 3, 4]


def test_a_continuous_front_is_told_with_its_mixtures():
    found, about = front_of(knapsacks.continuous("all"))
    assert found["kind"] == "continuous"
    assert "No plan is better than mixtures of these by more than 0.0 %" in told(
        preference_sections.trade_offs(about)
    )


def test_a_front_that_was_stopped_says_what_may_be_missing():
    seen = []
    found, about = front_of(
        knapsacks.scenario(*knapsacks.drawn(5, 2, 22)),
        on_progress=seen.append,
        should_stop=lambda: bool(seen),
    )
    assert (found["status"], len(found["points"])) == ("stopped", 10)
    words = told(preference_sections.trade_offs(about))
    assert "10 plans, not proven to be all. The search was stopped early" in words
    assert "by at most 52.7 % of the range of each objective" in words


def test_a_search_that_was_stopped_at_once_found_nothing():
    found, about = front_of(case(), should_stop=lambda: True)
    assert (found["status"], found["points"]) == ("stopped", [])
    blocks = list(preference_sections.trade_offs(about))
    assert "No trade-off was found: stopped before a plan was found." in told(blocks)
    assert not grids(blocks)


def test_without_a_plan_there_is_nothing_to_trade_off():
    found, about = front_of(without_plan().scenario, ["police_trust", "cost"])
    assert found["status"] == "infeasible"
    assert "There is no plan, so there is nothing to trade off." in told(
        preference_sections.trade_offs(about)
    )


@pytest.mark.parametrize(
    ("coverage", "words"),
    [(0.0101, "at most 1.1 %"), (0.01, "at most 1.0 %"), (None, "is not known")],
)
def test_what_is_missing_is_never_made_smaller(coverage, words):
    assert words in " ".join(preference_sections.missing_at_most("mixed", coverage))


def test_three_objectives_have_a_table_and_no_picture():
    found, about = front_of(knapsacks.scenario(*knapsacks.drawn(7, 3, 9)), ("o1", "o2", "o3"))
    blocks = list(preference_sections.trade_offs(about))
    assert not [block for block in blocks if isinstance(block, Chart)]
    assert "No picture shows 3 objectives at once" in told(blocks)
    assert len(grids(blocks)[0].rows) == len(found["points"])


def test_ranges_and_random_weights_are_those_found():
    found = extras()["weight_ranges"]
    ranges, shares = grids(preference_sections.weights(matter()))
    assert [row[3] for row in ranges.rows] == ["40.0 %", "40.0 %", "20.0 %"]
    assert [row[5] for row in ranges.rows] == [f"{100 * r['high']:.1f} %" for r in found["ranges"]]
    assert dict(shares.rows) == {
        called(name, matter()): f"{100 * share:.1f} %"
        for name, share in found["funded_share"].items()
    }
    assert shares.title == "Share of 5 random weights that fund it"


@pytest.mark.parametrize(
    ("proven", "words"),
    [
        (True, "may be wrong by 52.0 % at once, and the plan is still the best"),
        (False, "wrong by 52.1 % at once, the plan may no longer be best"),
    ],
)
def test_a_tolerance_is_not_promised_where_it_is_not_proven(proven, words):
    found = {"tolerance": 0.52048, "tolerance_is_proven": proven}
    assert words in preference_sections.tolerance_sentence(found)


def test_what_a_limit_left_undone_is_named():
    cut = extras()["weight_ranges"] | {
        "tolerance": None,
        "funded_share": {},
        "missing": ["3 random weights", "the ranges of x"],
    }
    blocks = list(preference_sections.weights(matter(weight_ranges=cut)))
    assert told(blocks) == "Not done before the end: 3 random weights; the ranges of x."
    assert len(grids(blocks)) == 1


def test_what_comes_in_beyond_a_range():
    def words(added, dropped):
        exchange = {"added": added, "dropped": dropped}
        return preference_sections.exchanged(exchange, Matter(case(), document()))

    assert preference_sections.exchanged(None, matter()) == ""
    assert words(["i1"], ["i2"]) == "i1 instead of i2"
    assert words(["i1"], []) == "i1"
    assert words([], ["i2"]) == "nothing; i2 drops out"
    assert words([], []) == "the same in other years"


def test_every_intervention_has_its_verdict():
    found = extras()["core_index"]
    blocks = list(preference_sections.core(matter()))
    expected = {
        called(entry["name"], matter()): (
            entry["verdict"],
            "yes" if entry["is_proven"] else "no",
            f"{100 * entry['core_index']:.1f} %",
        )
        for entry in found["entries"]
    }
    assert {row[0]: row[1:] for row in grids(blocks)[0].rows} == expected
    assert "Weights that may win: any that keep the order of the weights given." in told(blocks)
    assert found["basis"] in told(blocks)
    for entry in found["entries"]:
        line = preference_sections.verdict_line(entry["verdict"], found["entries"], matter())
        assert called(entry["name"], matter()) in line
        assert line in cells(blocks)


def test_a_core_that_is_exact_says_of_what():
    scenario = case()
    found = pr.robust_portfolio(scenario, pr.possible_weights(scenario), workers=1)
    assert found.is_exact
    about = Matter(scenario, {}, {"core_index": found.to_dict()})
    blocks = list(preference_sections.core(about))
    assert f"all nondominated portfolios ({len(found.portfolios)})" in told(blocks)
    assert {row[2] for row in grids(blocks)[0].rows} == {"yes"}
    assert "Weights that may win" not in told(blocks)
