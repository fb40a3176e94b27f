from prioritizer.report.matter import figures
from tests.report.matters import SPANISH, TRAP, document, matter, scenario, without_plan


def test_names_are_those_of_the_tables_and_ids_without():
    first, second = scenario().table("interventions")["intervention"].tolist()[:2]
    assert matter().name("interventions", first) == TRAP
    assert matter().decision({"intervention": second, "region": ""}) == SPANISH
    assert matter().decision({"intervention": second, "region": "n"}) == f"{SPANISH} (n)"
    assert matter().name("interventions", "nobody") == "nobody"


def test_indicators_bear_their_unit():
    ident = next(i for i, row in matter().indicator_rows.items() if row["unit"])
    assert matter().indicator(ident).endswith(f"[{matter().indicator_rows[ident]['unit']}]")


def test_there_is_a_plan_or_there_is_none():
    assert matter().has_plan
    assert not without_plan().has_plan
    assert len(matter().rows("funds")) == len(document()["funds"])
    assert matter().rows("nothing") == ()


def test_numbers_that_do_not_exist_are_a_dash():
    assert figures([1.25, None], 1) == ("1.2", "–")
