"""Rules with their lists resolved."""

from prioritizer.parameters import resolve
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, logic


def test_lists_are_places_and_rules_out_of_force_are_gone() -> None:
    rules = resolve(
        tiny(
            binary("a"),
            binary("b"),
            binary("c"),
            logic=[
                *logic("requires", "c", "b;a", lag=2, basis="law"),
                {"rule": "off", "kind": "together", "interventions": "b;c", "active": "no"},
                {"rule": "pack", "kind": "together", "interventions": "a;b"},
                {"rule": "count", "kind": "at_most", "interventions": "a;b;c", "count": 2},
            ],
        )
    ).logic

    assert [rule.name for rule in rules] == ["the rule", "pack", "count"]
    assert (rules[0].interventions.tolist(), rules[0].other.tolist()) == ([2], [1, 0])
    assert (rules[0].lag, rules[0].basis, rules[0].count) == (2, "law", 0)
    assert rules[1].other.tolist() == rules[1].interventions.tolist() == [0, 1]
    assert rules[2].count == 2
