import pytest

from prioritizer.drafts import Draft
from prioritizer.library.donors import refused_changes
from tests.library.drafted import small, with_amount, with_row, without_row


def refusals(after: Draft, before: Draft | None = None) -> tuple[str, ...]:
    return refused_changes(before or small(), after, funders={"donor"}, stakeholders={"embassy"})


def test_nothing_changed_is_nothing_refused() -> None:
    assert refusals(small()) == ()


@pytest.mark.parametrize(
    "after",
    [
        with_amount(small(), "donor", "9"),
        with_row(small(), "funding", funder="donor", year="2030", amount="1"),
        small().with_cell("spending_rules", 0, "max_amount", "1"),
        small().with_cell("spending_rules", 0, "active", "no"),
        without_row(small(), "spending_rules", 0),
        with_row(small(), "spending_rules", rule="own", funder=" donor ", min_amount="1"),
        with_row(small(), "conditions", rule="own", funder="donor", requires="vetting"),
        small().with_cell("indicators", 0, "weight", "5"),
        small().with_cell("preferences", 0, "weight", "5"),
        with_row(small(), "preferences", stakeholder="embassy", indicator="a", weight="1"),
    ],
)
def test_own_rules_amounts_and_weights_may_change(after: Draft) -> None:
    assert refusals(after) == ()


@pytest.mark.parametrize(
    ("after", "table", "row"),
    [
        (with_amount(small(), "treasury", "9"), "funding", "treasury, 2027"),
        (with_row(small(), "funding", funder="eu", year="2027", amount="1"), "funding", "eu"),
        (with_row(small(), "funding", funder="", year="2027", amount="1"), "funding", "2027"),
        (small().with_cell("funding", 3, "funder", "treasury"), "funding", "2027 (2)"),
        (without_row(small(), "funding", 0), "funding", "treasury, 2027"),
        (with_row(small(), "spending_rules", rule="r", funder=""), "spending_rules", "r"),
        (with_row(small(), "spending_rules", rule="r", funder="!eu"), "spending_rules", "r"),
        (
            with_row(small(), "spending_rules", rule="r", funder="donor; treasury"),
            "spending_rules",
            "r",
        ),
        (
            small().with_cell("spending_rules", 0, "funder", "treasury"),
            "spending_rules",
            "donor_earmark",
        ),
        (with_row(small(), "conditions", rule="c", funder="treasury"), "conditions", "c"),
        (small().with_cell("indicators", 0, "baseline", "5"), "indicators", "homicide_rate"),
        (without_row(small(), "indicators", 0), "indicators", "homicide_rate"),
        (small().with_cell("preferences", 1, "weight", "5"), "preferences", "union"),
        (small().with_cell("interventions", 0, "capital_cost", "0"), "interventions", "vetting"),
        (small().with_cell("effects", 0, "effect", "5"), "effects", "vetting, police_trust"),
        (small().with_cell("funders", 1, "carry_over", "1"), "funders", "donor"),
        (small().with_cell("positions", 0, "support", "1"), "positions", "union, vetting"),
        (with_row(small(), "other", a="1"), "other", "?"),
        (small().without_table("logic"), "logic", "vetting_first"),
    ],
)
def test_every_other_change_is_refused_with_its_table_and_row(
    after: Draft, table: str, row: str
) -> None:
    (sentence, *more) = refusals(after)
    assert f"Table {table}" in sentence
    assert row in sentence
    assert len(more) <= 1


def test_the_column_is_named() -> None:
    after = small().with_cell("indicators", 0, "target", "5")
    assert refusals(after) == (
        "Table indicators, row homicide_rate: a donor may not change target; "
        "of this table only the weights are yours to change.",
    )


def test_settings_are_refused() -> None:
    (sentence,) = refusals(small().with_settings(evaluate="final_year"))
    assert sentence.startswith("Setting evaluate:")


def test_another_order_is_refused() -> None:
    turned = small().with_table("funders", small().rows("funders")[::-1])
    assert refusals(turned) == ("Table funders: a donor may not put its rows in another order.",)


def test_money_may_not_become_unlimited() -> None:
    alone = small().with_table("funding", [small().rows("funding")[3]])
    (sentence,) = refusals(alone.with_table("funding", []), alone)
    assert "unlimited" in sentence
    (sentence,) = refusals(alone, small().without_table("funding"))
    assert "unlimited" in sentence


def test_all_refusals_are_told_at_once() -> None:
    after = with_amount(small(), "treasury", "9").with_cell("effects", 0, "effect", "5")
    assert len(refusals(after.with_settings(title="Mine"))) == 3


def test_without_links_only_weights_are_left() -> None:
    changed = with_amount(small(), "donor", "9").with_cell("indicators", 0, "weight", "5")
    (sentence,) = refused_changes(small(), changed, funders=(), stakeholders=())
    assert "no funder is linked to you" in sentence
