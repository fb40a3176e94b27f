import prioritizer as pr
from tests.app.deciding import Pages, minimal


def test_why_rules_and_limits(pages: Pages) -> None:
    pages.go("why")
    pages.click("run_explain")
    expected = pr.explain(minimal())
    frame = pages.frame()
    funded = ["yes" if why.funded else "no" for why in expected.answers]
    assert frame["Funded"].tolist() == funded
    assert expected.answers[0].sentence in pages.texts()

    left_out = next(n for n, why in enumerate(expected.answers) if not why.funded)
    pages.choose("why_intervention", left_out)
    assert expected.answers[left_out].sentence in pages.texts()
    assert "less: " in pages.texts()  # the price cut
    assert "more money, a plan that holds it" in pages.texts()

    pages.choose("why_view", "rules")
    assert pages.charts == 1
    prices = {price.name: price.gain for price in expected.prices}
    shown = pages.frame()
    assert dict(zip(shown["Rule"], shown["Gain without it"], strict=True)) == prices

    pages.choose("why_view", "limits")
    assert pages.charts == 1
    assert len(pages.frame()) == len(expected.values)


def test_in_another_language_the_numbers_stay_and_the_sentences_are_not_mixed(
    pages: Pages,
) -> None:
    pages.go("why")
    pages.click("run_explain")
    english = pages.frame()
    pages.choose("language", "es")
    assert pages.frame().iloc[:, 3].tolist() == english.iloc[:, 3].tolist()
    assert "leaving it out would cost" not in pages.texts()
