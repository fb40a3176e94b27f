"""The page that people take the answer away from."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import prioritizer as pr
from prioritizer.app import running
from prioritizer.app.pages import report
from prioritizer.report import SECTIONS, make_report
from tests.app.library_pages import fresh_library, page_of, said
from tests.library.drafted import small


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> running.Answered:
    """The answer of the small scenario that the page has open, and one document beside it."""
    fresh_library(tmp_path, monkeypatch)
    scenario = small().scenario()
    found = running.Answered(scenario, pr.solve(scenario).to_dict(), is_stale=False)
    curve = pr.budget_curve(scenario, points=2).to_dict()
    kept = {"budget_curve": curve}
    monkeypatch.setattr(running, "answered", lambda *kinds: found)
    monkeypatch.setattr(running, "document_of", lambda _, *kinds: kept.get(kinds[0]))
    return found


def captions(at: AppTest) -> str:
    return "\n".join(caption.value for caption in at.caption)


def test_without_an_answer_the_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh_library(tmp_path, monkeypatch)
    monkeypatch.setattr(running, "answered", lambda *kinds: None)
    assert "There is no answer yet" in said(page_of("report", opens=True))


def test_without_a_scenario_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh_library(tmp_path, monkeypatch)
    assert "No scenario is open" in said(page_of("report"))


def test_everything_can_be_downloaded(answer: running.Answered) -> None:
    at = page_of("report", opens=True)
    keys = {button.key for button in at.get("download_button")}
    assert keys == {"report_pdf", "report_html", "answer_xlsx", "answer_json"}
    codes = [code.value for code in at.code]
    assert codes[0].startswith("prioritizer solve ")
    assert "pr.solve(scenario" in codes[1]


def test_sections_that_were_computed_are_offered_and_others_are_named(
    answer: running.Answered,
) -> None:
    at = page_of("report", opens=True)
    chosen = at.multiselect(key="report_sections").value
    assert "what_if" in chosen
    assert "why" not in chosen
    assert "Not there, since nobody has computed it yet: Why, and why not" in captions(at)


def test_trade_offs_and_weights_that_were_computed_are_in_the_report(
    answer: running.Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = answer.scenario
    kept = {
        "pareto": pr.pareto_front(scenario, ["police_trust", "complaints"], workers=1).to_dict(),
        "weight_ranges": pr.weight_sensitivity(scenario, samples=2, workers=1).to_dict(),
        "core_index": pr.robust_portfolio(
            scenario, pr.possible_weights(scenario), samples=2, workers=1
        ).to_dict(),
    }
    monkeypatch.setattr(running, "document_of", lambda _, *kinds: kept.get(kinds[0]))
    at = page_of("report", opens=True)
    chosen = at.multiselect(key="report_sections").value
    assert {"trade_offs", "weights", "core"} <= set(chosen)
    page = make_report(scenario, answer.document, extras=report.extras_of(answer, "a.xlsx"))
    for key in ("trade_offs", "weights", "core"):
        assert f'id="{key}"' in page.decode()


def test_without_a_section_there_is_no_report(answer: running.Answered) -> None:
    at = page_of("report", opens=True)
    at.multiselect(key="report_sections").set_value([]).run()
    states = {button.key: button.disabled for button in at.get("download_button")}
    assert states["report_pdf"]
    assert states["report_html"]
    assert not states["answer_xlsx"]


def test_another_language_warns_of_sentences_that_stay(answer: running.Answered) -> None:
    at = page_of("report", opens=True)
    assert "stay in the language" not in captions(at)
    at.selectbox(key="report_language").set_value("es").run()
    assert "stay in the language" in captions(at)


def test_options_are_those_of_the_run_of_the_same_scenario(
    answer: running.Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prioritizer.runs import RunState

    digest = answer.scenario.digest
    state = RunState("1", "solve", "", digest, "k", "done", {"gap": 0.01})
    monkeypatch.setattr(running, "asked", lambda *kinds: state)
    assert report.options_of(answer) == {"gap": 0.01}
    other = RunState("1", "solve", "", "another", "k", "done", {"gap": 0.01})
    monkeypatch.setattr(running, "asked", lambda *kinds: other)
    assert report.options_of(answer) == {}


def test_the_document_is_json_with_its_letters(answer: running.Answered) -> None:
    assert json.loads(report.as_json(answer.document)) == answer.document
    assert "ñ".encode() in report.as_json({"a": "ñ"})


def test_every_document_has_its_section() -> None:
    needed = {kind.needs for kind in SECTIONS.values() if kind.needs}
    assert needed <= set(report.DOCUMENTS)
