import json
from pathlib import Path

from prioritizer.tables.advice import HINTS, advise, check
from tests.tables.cases import rule, scenario


def test_a_valid_scenario_with_advice() -> None:
    report = check(scenario(spending_rules=rule(active="no", max_share=1)))
    assert report.valid
    assert report.errors == ()
    assert any(fault.column == "active" for fault in report.warnings)


def test_a_path_at_fault_is_reported_and_not_raised(tmp_path: Path) -> None:
    scenario().write(tmp_path)
    (tmp_path / "effects.csv").write_text("intervention,indicator,effect\nvetting,trust,nan\n")
    report = check(tmp_path)
    assert not report.valid
    assert report.to_dict()["errors"] == [
        {
            "table": "effects",
            "row": 1,
            "column": "effect",
            "value": "nan",
            "message": "is not a finite number: write a number, or leave the cell blank",
        }
    ]
    assert json.loads(report.to_json()) == report.to_dict()


def test_a_path_without_fault(tmp_path: Path) -> None:
    scenario().write(tmp_path / "a.xlsx")
    assert check(str(tmp_path / "a.xlsx")).valid


def test_little_data_need_little_advice() -> None:
    rows = [{"intervention": "vetting", "decision": "binary"}]
    found = advise(scenario(interventions=rows, effects=[], funding=[]))
    assert {fault.table for fault in found} == {"interventions", "indicators"}


def test_advice_changes_nothing() -> None:
    case = scenario()
    before = case.digest
    assert advise(case) == advise(case)
    assert case.digest == before


def test_every_hint_is_registered_once_and_explained() -> None:
    assert len(set(HINTS)) == len(HINTS)
    assert all(hint.__doc__ for hint in HINTS)
