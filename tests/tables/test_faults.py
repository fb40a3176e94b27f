import pickle

import pytest

from prioritizer.tables.faults import Fault, ScenarioError, did_you_mean, settings_fault


def test_a_fault_names_its_place() -> None:
    fault = Fault("effects", 3, "effect", "1,5", "has a decimal comma: write 1.5")
    assert str(fault) == (
        "effects, row 3, column effect, value '1,5': has a decimal comma: write 1.5"
    )


def test_a_fault_of_a_setting_names_it() -> None:
    assert str(settings_fault("years", None, "is missing")) == "scenario, years: is missing"


def test_a_fault_as_json() -> None:
    fault = Fault("effects", None, None, None, "is missing")
    assert fault.to_dict() == {
        "table": "effects",
        "row": None,
        "column": None,
        "value": None,
        "message": "is missing",
    }


def test_long_values_are_shortened_on_screen_only() -> None:
    fault = Fault("effects", 1, "notes", "a" * 500, "is long")
    assert len(str(fault)) < 150
    assert fault.value == "a" * 500


def test_an_error_lists_its_faults_and_counts_what_it_does_not_show() -> None:
    faults = [Fault("effects", row, None, None, "is odd") for row in range(1, 41)]
    error = ScenarioError(faults)
    assert error.faults == tuple(faults)
    assert "40 faults" in str(error)
    assert "15 more" in str(error)
    assert isinstance(error, ValueError)


def test_an_error_survives_the_way_from_a_worker_process() -> None:
    error = ScenarioError([settings_fault("years", None, "is missing")])
    assert pickle.loads(pickle.dumps(error)).faults == error.faults


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("vettng", ["training", "vetting"], "did you mean vetting?"),
        ("Vetting", ["vetting"], "did you mean vetting?"),
        ("zzz", ["a", "b"], "use one of: a, b"),
        ("zzz", [], "there is none to choose from"),
        ("zzz", [f"k{i}" for i in range(30)], "30 are known, such as k0, k1, k2"),
    ],
)
def test_hints(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint
