from __future__ import annotations

import json

from prioritizer.explanation.diagnose import diagnose
from prioritizer.explanation.results import Diagnosis
from tests.explanation.infeasible import CASES


def found() -> Diagnosis:
    return diagnose(next(case for case in CASES if case.name == "a cap").scenario)


def test_the_json_has_the_promised_names() -> None:
    document = json.loads(found().to_json())

    assert list(document) == ["feasible", "conflicts", "repairs", "attainable", "message"]
    assert set(document["conflicts"][0][0]) == {"name", "family", "sentence"}
    repair = document["repairs"][0]
    assert {"changes", "sentence", "objective"} <= set(repair)
    assert {"name", "family", "from", "to", "unit"} <= set(repair["changes"][0])
    assert {"indicator", "year", "required", "attainable", "unit"} <= set(document["attainable"][0])


def test_the_tables_say_the_same() -> None:
    diagnosis = found()

    assert diagnosis.conflict_table["name"].tolist() == [
        "rule_amount[the rule]",
        "required_value[trust]",
    ]
    row = diagnosis.repair_table.iloc[0]
    assert (row["repair"], row["from"], row["to"]) == (1, 1.0, 4.0)
    assert diagnosis.attainable_table["required"].tolist() == [4.0]


def test_an_empty_diagnosis_has_empty_tables() -> None:
    diagnosis = Diagnosis(CASES[0].scenario, None)

    assert diagnosis.conflict_table.empty
    assert diagnosis.repair_table.empty
    assert diagnosis.attainable_table.empty
    assert json.loads(diagnosis.to_json())["feasible"] is None
