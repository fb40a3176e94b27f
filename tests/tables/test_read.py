import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritizer.scenario import Scenario
from prioritizer.tables.faults import ScenarioError
from prioritizer.tables.read import read_scenario
from tests.tables.cases import SETTINGS, scenario, tables

FREE_TEXT = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t\r", codec="utf-8"
    ),
    max_size=12,
) | st.sampled_from(["=1+1", "+5", "-x", "@a", "NA", "1,5", '"', "a,b", " pad ", "_x000D_", "'"])
IDS = FREE_TEXT.filter(
    lambda text: (
        text.strip() == text != "" and not (set(";\n\r\t") & set(text) or text.startswith("!"))
    )
) | st.sampled_from(["NA", "null", "TRUE", "001", "1e3", "nan"])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12)
COSTS = st.none() | st.floats(0, 1e15) | st.integers(0, 10**15).map(float)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    rows: list[dict[str, Any]] = [
        {
            "intervention": one,
            "decision": draw(st.sampled_from(["binary", "continuous", "integer"])),
            "capital_cost": draw(COSTS),
            "lead_time": draw(st.none() | st.integers(0, 5)),
            "may_end": draw(st.sampled_from(["yes", "no", ""])),
            "name": draw(FREE_TEXT),
            "x_own": draw(FREE_TEXT),
            "notes": draw(FREE_TEXT),
        }
        for one in ids
    ]
    kept = draw(
        st.sets(st.sampled_from(["capital_cost", "lead_time", "may_end", "x_own", "notes"]))
    )
    rows = [{k: v for k, v in row.items() if k in kept or k[0] in "id"} for row in rows]
    effects = [{"intervention": one, "indicator": "crime", "effect": draw(NUMBERS)} for one in ids]
    title = draw(FREE_TEXT.map(lambda text: text.replace("\r", "")))
    return Scenario(
        SETTINGS | {"title": title, "discount_rate": draw(st.floats(0, 1))},
        tables(interventions=rows, effects=effects),
    )


def assert_same_cells(one: Scenario, other: Scenario) -> None:
    assert one.tables == other.tables
    assert one.settings == other.settings
    for name in one.tables:
        frame, again = one.given(name), other.given(name)
        assert frame is not None
        assert again is not None
        pd.testing.assert_frame_equal(frame, again, check_exact=True)


@settings(max_examples=60)
@given(scenarios())
def test_a_folder_keeps_every_cell_exactly(case: Scenario) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case.write(folder)
        again = read_scenario(folder)
        first = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
        again.write(folder)
        assert {path.name: path.read_bytes() for path in Path(folder).iterdir()} == first
    assert_same_cells(case, again)
    assert again.digest == case.digest


@settings(max_examples=40)
@given(scenarios())
def test_a_workbook_keeps_15_digits_and_a_second_trip_changes_nothing(case: Scenario) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        case.write(path)
        once = read_scenario(path)
        once.write(path)
        twice = read_scenario(path)
    assert once.digest == case.digest
    assert_same_cells(once, twice)
    effect = once.table("effects")["effect"].to_numpy()
    np.testing.assert_allclose(effect, case.table("effects")["effect"], rtol=1e-14)


def test_15_digits() -> None:
    rows = [tables()["effects"][0] | {"effect": 0.1 + 0.2}]
    case = scenario(effects=rows)
    with tempfile.TemporaryDirectory() as folder:
        case.write(Path(folder, "a.xlsx"))
        assert read_scenario(Path(folder, "a.xlsx")).table("effects")["effect"][0] == 0.3
        case.write(Path(folder, "a"))
        assert read_scenario(Path(folder, "a")).table("effects")["effect"][0] == 0.1 + 0.2


@pytest.mark.parametrize("name", ["nowhere", "a.xlsx", "a.ods"])
def test_paths_that_hold_no_scenario(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.ods").write_bytes(b"")
    with pytest.raises(ScenarioError, match=r"name a folder or an \.xlsx workbook"):
        read_scenario(tmp_path / name)


def test_an_unreadable_table_is_its_only_fault(tmp_path: Path) -> None:
    scenario().write(tmp_path)
    (tmp_path / "interventions.csv").write_bytes(b"\xff")
    with pytest.raises(ScenarioError) as caught:
        read_scenario(tmp_path)
    assert [fault.table for fault in caught.value.faults] == ["interventions"]


def test_unreadable_settings_are_their_only_fault(tmp_path: Path) -> None:
    scenario().write(tmp_path)
    (tmp_path / "scenario.toml").write_text("years = ")
    with pytest.raises(ScenarioError) as caught:
        read_scenario(tmp_path)
    assert [fault.table for fault in caught.value.faults] == ["scenario"]


def test_faults_of_files_cells_and_tables_come_together(tmp_path: Path) -> None:
    scenario().write(tmp_path)
    (tmp_path / "funders.csv").write_text("funder,funder\n")
    (tmp_path / "effects.csv").write_text('intervention,indicator,effect\nveting,trust,"1,5"\n')
    with pytest.raises(ScenarioError) as caught:
        read_scenario(tmp_path)
    places = [(fault.table, fault.column) for fault in caught.value.faults]
    assert sorted(places) == [
        ("effects", "effect"),
        ("effects", "intervention"),
        ("funders", "funder"),
    ]
