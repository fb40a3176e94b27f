"""The command ``report``, and the language of every command."""

import json
from pathlib import Path

import pytest

import prioritizer as pr
from prioritizer.cli import report_command
from tests.cli.running import IMPOSSIBLE, MINIMAL, run

ENABLER = "inputs/shared-enabler"


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    """A report in every form."""
    folder = tmp_path_factory.mktemp("reports") / "deep"
    places = [folder / f"minimal{end}" for end in (".html", ".pdf", ".xlsx", ".json")]
    outs = [word for place in places for word in ("--out", place)]
    result = run("report", MINIMAL, *outs, "--gap", 0.001, "--language", "es")
    assert result.exit_code == 0, result.output
    return folder


def test_the_page_is_in_the_language_and_says_how_to_repeat_it(files):
    page = (files / "minimal.html").read_text(encoding="utf-8")
    assert "<h2>Resumen</h2>" in page
    assert "prioritizer solve inputs/minimal --gap 0.001" in page


def test_pdf_workbook_and_json_are_the_same_answer(files):
    assert (files / "minimal.pdf").read_bytes().startswith(b"%PDF")
    found = json.loads((files / "minimal.json").read_text(encoding="utf-8"))
    assert found["status"] == "optimal"
    again = pr.read_scenario(files / "minimal.xlsx")
    assert again.digest == pr.read_scenario(MINIMAL).digest


def test_named_sections_are_worked_out(tmp_path):
    place = tmp_path / "why.html"
    result = run(
        "report", MINIMAL, "--out", place, "--sections", "why, comparison,alternatives",
        "--against", "inputs/shared-enabler",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    page = place.read_text(encoding="utf-8")
    assert "forcing it in would cost" in page
    assert 'id="comparison"' in page
    assert 'id="summary"' not in page


def test_trade_offs_and_weights_are_worked_out_where_named(tmp_path):
    place = tmp_path / "weights.html"
    result = run(
        "report", ENABLER, "--out", place, "--sections", "trade_offs,weights,core",
        "--trade-off", "trust, homicide_rate",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    page = place.read_text(encoding="utf-8")
    front = pr.pareto_front(pr.read_scenario(ENABLER), ["trust", "homicide_rate"], workers=1)
    assert f"{len(front)} plan" in page
    assert "random weights that fund it" in page
    assert "Weights that may win: any that keep the order of the weights given." in page


def test_trade_offs_need_no_section_named_beside_their_objectives(tmp_path):
    place = tmp_path / "front.html"
    result = run("report", ENABLER, "--out", place, "--trade-off", "trust,cost")
    assert result.exit_code == 0, result.output
    assert 'id="trade_offs"' in place.read_text(encoding="utf-8")


def test_weights_that_do_not_decide_are_refused_before_anything_is_solved(tmp_path):
    place = tmp_path / "none.html"
    result = run(
        "report", MINIMAL, "--out", place, "--sections", "weights", "--set", "objective=min_cost",
        "--set", "indicators.police_trust.required=41",
    )  # fmt: skip
    assert result.exit_code == 2
    assert "weights decide only where it is weighted_gain alone" in result.output
    assert not place.exists()


def test_without_a_plan_sections_of_plans_are_left_out(tmp_path):
    place = tmp_path / "none.html"
    result = run(
        "report", MINIMAL, "--out", place, *IMPOSSIBLE,
        "--sections", "summary,trade_offs,weights,core", "--trade-off", "police_trust,cost",
    )  # fmt: skip
    assert result.exit_code == 1
    page = place.read_text(encoding="utf-8")
    assert "No plan keeps every rule" in page
    assert 'id="trade_offs"' not in page


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--out", "report.docx"], "ends in .html, .pdf, .xlsx, .json"),
        (["--out", "x.html", "--sections", "plans"], "is not known"),
        (["--out", "x.html", "--sections", "comparison"], "--against"),
        (["--out", "x.html", "--sections", "trade_offs"], "needs --trade-off NAME,NAME"),
        (
            ["--out", "x.html", "--sections", "summary", "--trade-off", "cost,police_trust"],
            "--trade-off is for the section trade_offs",
        ),
        (["--out", "x.html", "--trade-off", "cost"], "2 to 4 objectives; 1 are given"),
        (["--out", "x.html", "--trade-off", "cost,crime"], "No objective is called crime"),
        (["--out", "x.html", "--language", "fr"], "choose en, es"),
        (["--out", "x.html", "--number-style", "fr_FR"], "choose en_US"),
        ([], "--out"),
    ],
)
def test_what_cannot_be_done_is_refused(words, message):
    result = run("report", MINIMAL, *words)
    assert result.exit_code == 2
    assert message in result.output


def test_a_scenario_without_a_plan_has_a_report_and_status_one(tmp_path):
    place = tmp_path / "none.html"
    result = run("report", MINIMAL, "--out", place, *IMPOSSIBLE)
    assert result.exit_code == 1
    assert "No plan keeps every rule" in place.read_text(encoding="utf-8")


def test_a_name_is_found_for_a_scenario_compared_with_its_namesake():
    answer = pr.solve(pr.read_scenario(MINIMAL).replace(title="shared-enabler"))
    options = {"engine": "highs", "gap": 0.0, "time_limit": None}
    found = report_command.compared(answer, options, [Path("inputs/shared-enabler")])
    assert found["scenarios"] == ["shared-enabler *", "shared-enabler"]
