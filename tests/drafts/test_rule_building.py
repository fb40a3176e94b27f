import pytest

from prioritizer.drafts.rule_building import KINDS, NewRule, free_id, rule_row
from tests.drafts.drafted import drafted


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_of_rule_is_valid(kind: str) -> None:
    draft = drafted()
    funder = draft.values("funding", "funder")[0]
    new = NewRule(
        "fresh", kind, "0.25", {"funder": (funder,)}, economic="current", year="each", basis="law"
    )
    row = rule_row(new)
    changed = draft.with_table("spending_rules", [*draft.rows("spending_rules"), row])
    assert changed.faults() == ()


def test_selectors_can_leave_out() -> None:
    row = rule_row(NewRule("r", "ban", "", {"category": ("a", "b")}, frozenset({"category"})))
    assert row == {"rule": "r", "category": "!a;b", "max_amount": "0"}


def test_changes_are_from_year_to_year_and_shares_of_a_whole() -> None:
    assert "year" not in rule_row(NewRule("r", "change_cap", "0.1", year="2027"))
    assert rule_row(NewRule("r", "share_cap", "0.1", share_of="all"))["share_of"] == "all"


def test_an_id_that_is_taken_gets_a_number() -> None:
    draft = drafted()
    taken = draft.values("spending_rules", "rule")[0]
    assert free_id(draft, "spending_rules", "fresh") == "fresh"
    assert free_id(draft, "spending_rules", taken) == f"{taken}_2"
