from prioritizer.app.parts.column_settings import (
    all_columns,
    column_settings,
    header,
    help_text,
    ids,
)
from prioritizer.tables.schema import TABLES
from tests.drafts.drafted import drafted

FUNDING = TABLES["funding"].by_name


def test_headers_have_units_and_stars() -> None:
    draft = drafted().with_settings(currency="MXN", currency_unit=1e6)
    assert header(FUNDING["amount"], "amount", draft) == "amount * [million MXN]"
    recurrent = TABLES["interventions"].by_name["recurrent_cost"]
    assert header(recurrent, "recurrent_cost", draft) == "recurrent_cost [million MXN a year]"
    assert header(FUNDING["currency"], "currency", draft) == "currency"
    assert header(None, "x_own", draft) == "x_own"


def test_help_tells_meaning_bounds_and_default() -> None:
    text = help_text(TABLES["funders"].by_name["carry_over"])
    assert "carried" in text
    assert "at most 1" in text
    assert "Blank means 0." in text


def test_numbers_are_text_and_choices_lists_that_keep_what_is_there() -> None:
    draft = drafted().with_cell("interventions", 0, "decision", "perhaps")
    decision = column_settings(draft, "interventions", "decision")
    assert decision["type_config"]["options"][-1] == "perhaps"
    assert column_settings(draft, "funding", "amount")["type_config"]["type"] == "text"
    assert column_settings(draft, "funding", "x_own")["type_config"]["type"] == "text"
    lists = column_settings(draft, "effects", "intervention")["type_config"]
    assert set(lists["options"]) == set(draft.values("interventions", "intervention"))


def test_references_offer_ids_of_every_table_they_may_stand_in() -> None:
    draft = drafted().with_table("funders", [{"funder": "only_here"}])
    column = TABLES["spending_rules"].by_name["funder"]
    assert set(ids(draft, column)) == {"only_here", *draft.values("funding", "funder")}


def test_all_columns_come_after_those_that_are_there() -> None:
    draft = drafted()
    assert all_columns(draft, "funding", every=False) == draft.columns["funding"]
    every = all_columns(draft, "funding", every=True)
    assert every[: len(draft.columns["funding"])] == draft.columns["funding"]
    assert set(every) >= {*FUNDING, "source", "notes"}
    assert all_columns(draft, "unknown", every=True) == ()
