from tests.app.editing_pages import again, click, draft, run, texts

LINES = "from prioritizer.app.parts.new_guardrail import new_guardrail\nnew_guardrail()"


def test_a_rule_is_read_as_a_sentence_before_it_is_added() -> None:
    at = run(LINES, case="mexico")
    at.selectbox(key="new_kind").set_value("share_floor")
    again(at)
    at.text_input(key="new_amount").set_value("25 %")
    at.multiselect(key="new_spending_rules_category").set_value(["training"])
    at.text_input(key="new_id_spending_rules").set_value("train")
    again(at)
    assert "Money of category training: at least 25 % of what the funder spends" in texts(at)
    click(at, "add_to_spending_rules")
    row = draft(at).rows("spending_rules")[-1]
    assert (row["rule"], row["min_share"], row["category"]) == ("train", "0.25", "training")
    assert draft(at).faults() == ()
    click(at, "add_to_spending_rules")
    assert draft(at).rows("spending_rules")[-1]["rule"] == "train_2"


def test_conditions_and_logic_are_stated_by_forms_too() -> None:
    at = run(LINES, case="mexico")
    at.multiselect(key="new_conditions_funder").set_value(["eu"])
    at.multiselect(key="new_logic_interventions").set_value(["vetting", "leadership"])
    at.selectbox(key="new_logic_kind").set_value("at_most")
    again(at)
    at.multiselect(key="new_logic_interventions").set_value(["vetting", "leadership"])
    again(at)
    assert "Money of funder eu is paid only where vetting is met." in texts(at)
    assert "At most 1 of vetting, leadership." in texts(at)
    click(at, "add_to_conditions")
    click(at, "add_to_logic")
    assert draft(at).faults() == ()
    assert draft(at).rows("logic")[-1]["count"] == "1"
    assert draft(at).rows("conditions")[-1]["funder"] == "eu"
