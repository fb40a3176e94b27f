from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prioritizer.tables.checks.registry import CHECKS, content_faults, in_order
from prioritizer.tables.content import build_content
from prioritizer.tables.faults import Fault, settings_fault
from prioritizer.tables.schema import TABLES
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


WORDS = (
    "a b a;b !a 0 1 0.5 -1 2027 2026 1,5 yes no each binary integer regional requires together "
    "fixed saturating"
)
CELLS = st.sampled_from([*WORDS.split(), "", None, 2])


@st.composite
def any_tables(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    names = draw(st.sets(st.sampled_from(sorted(TABLES)), max_size=8))
    drawn = {}
    for name in sorted(names | {"interventions"}):
        columns = [*TABLES[name].needed, *draw(st.sets(st.sampled_from([*TABLES[name].by_name])))]
        row = st.fixed_dictionaries(dict.fromkeys(columns, CELLS))
        drawn[name] = draw(st.lists(row, max_size=4))
    return drawn


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(any_tables(), st.sampled_from([{}, SETTINGS]))
def test_no_cells_are_too_odd_to_be_judged(
    drawn: dict[str, list[dict[str, Any]]], given_settings: dict[str, Any]
) -> None:
    content, found = build_content(given_settings, drawn)
    for fault in [*found, *content_faults(content)]:
        assert fault.message
        assert str(fault)
