from prioritizer.tables.checks.registry import CHECKS, content_faults, in_order
from prioritizer.tables.content import build_content
from prioritizer.tables.faults import Fault, settings_fault
from tests.tables.cases import SETTINGS, tables


def test_every_check_is_registered_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
    assert all(check.__doc__ for check in CHECKS)


def test_a_valid_scenario_has_no_fault() -> None:
    content, faults = build_content(SETTINGS, tables())
    assert not faults
    assert content_faults(content) == []


def test_an_empty_scenario_is_at_fault_without_an_exception() -> None:
    content, faults = build_content({}, {})
    assert [fault.column for fault in faults] == ["years"]
    assert {fault.table for fault in content_faults(content)} == {
        "interventions",
        "indicators",
        "effects",
    }


def test_order() -> None:
    row = Fault("effects", 2, "effect", None, "b")
    whole = Fault("effects", None, None, None, "a")
    setting = settings_fault("years", None, "c")
    unknown = Fault("costs", None, None, None, "d")
    assert in_order([unknown, row, whole, setting, row]) == (setting, whole, row, unknown)
