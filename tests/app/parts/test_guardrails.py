from tests.app.editing_pages import again, click, draft, labels, run, texts

LINES = "from prioritizer.app.parts.guardrails import guardrails\nguardrails()"


def test_rules_are_sentences_that_can_be_switched_off_and_removed() -> None:
    at = run(LINES, case="mexico")
    assert "In each year" not in texts(at)
    assert "Money of category equipment; technology".replace("; ", ", ") in texts(at)
    count = len(draft(at).rows("spending_rules"))
    at.checkbox[0].uncheck()
    again(at)
    assert draft(at).rows("spending_rules")[0]["active"] == "no"
    assert "~~" in texts(at)
    assert labels(at)[-1].endswith("switched off")
    number = draft(at).row_ids["spending_rules"][0]
    click(at, f"remove_spending_rules_{number}")
    assert len(draft(at).rows("spending_rules")) == count - 1


def test_a_scenario_without_rules_says_so() -> None:
    bare = """
draft = session.draft()
for name in ("spending_rules", "logic"):
    draft = draft.without_table(name)
session.commit(draft, "bare")
"""
    assert "no guardrail" in run(bare + LINES).info[0].value
