from pathlib import Path

import pytest

from prioritizer.drafts import templates
from prioritizer.drafts.importing import import_workbook, without_empty_tables
from prioritizer.tables.read import read_scenario
from prioritizer.tables.schema import TABLES


def test_the_examples_are_scenarios() -> None:
    assert {templates.EXAMPLE, templates.START} <= set(templates.examples())
    assert read_scenario(templates.example_path(templates.START)).settings.years
    with pytest.raises(KeyError):
        templates.example_path("../minimal")


def test_examples_beside_the_package_come_before_those_of_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        templates, "__file__", str(tmp_path / "package" / "drafts" / "templates.py")
    )
    with pytest.raises(FileNotFoundError):
        templates.examples_folder()
    inside = tmp_path / "package" / "examples" / templates.EXAMPLE
    inside.mkdir(parents=True)
    (inside / "scenario.toml").write_text("")
    assert templates.examples_folder() == tmp_path / "package" / "examples"


def test_the_empty_workbook_has_every_header_and_lacks_only_content() -> None:
    imported = import_workbook(templates.empty_workbook(), "template.xlsx")
    assert imported.draft is not None
    assert list(imported.draft.tables) == list(TABLES)
    for name, table in TABLES.items():
        assert set(table.by_name) < set(imported.draft.columns[name])
    assert {(fault.table, fault.column) for fault in imported.faults} == {
        ("scenario", "years"),
        ("interventions", None),
        ("indicators", None),
    }
    assert without_empty_tables(imported.draft).tables == {}
