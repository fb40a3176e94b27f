from pathlib import Path

import pytest

from prioritizer.tables.folder import read_folder, settings_toml, write_folder
from prioritizer.tables.schema import TABLES
from tests.tables.cases import scenario


def small_folder(path: Path, **files: bytes) -> Path:
    path.mkdir(exist_ok=True)
    write_folder(scenario().content, path)
    for name, content in files.items():
        (path / name.replace("_csv", ".csv")).write_bytes(content)
    return path


def test_files(tmp_path: Path) -> None:
    small_folder(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "effects.csv",
        "funding.csv",
        "indicators.csv",
        "interventions.csv",
        "scenario.toml",
    ]
    text = (tmp_path / "effects.csv").read_text(encoding="utf-8")
    assert text == "intervention,indicator,effect\nvetting,trust,0.1\ntraining,crime,-2\n"


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    small_folder(tmp_path, funders_csv=b"\xef\xbb\xbffunder,name\r\neu,Uni\xc3\xb3n\r\n")
    table = read_folder(tmp_path).tables["funders"]
    assert {name: list(cells) for name, cells in table.columns.items()} == {
        "funder": ["eu"],
        "name": ["Unión"],
    }


@pytest.mark.parametrize(
    ("content", "row", "problem"),
    [
        (b"funder,name\neu,Uni\xf3n\n", 1, "not UTF-8 (in line 2)"),
        ("funder\neu\n".encode("utf-16"), None, "not UTF-8"),
        (b"", None, "no header row"),
        (b"funder,name\neu\n", 1, "has 1 cells"),
        (b"funder,funder\neu,eu\n", None, "two columns"),
        (b'funder,name\neu,"open\n', None, "is not CSV"),
        (b'funder,name\neu,"a"b\n', None, "is not CSV"),
        (b"funder;name\neu;EU\n", None, "separates columns with `;`"),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, content: bytes, row: int | None, problem: str
) -> None:
    source = read_folder(small_folder(tmp_path, funders_csv=content))
    (fault,) = source.faults
    assert (fault.table, fault.row) == ("funders", row)
    assert problem in fault.message


def test_unknown_csv_files(tmp_path: Path) -> None:
    small_folder(tmp_path, fundings_csv=b"a\n")
    (tmp_path / "Notes.CSV").write_text("a\n")
    faults = {fault.table: fault.message for fault in read_folder(tmp_path).faults}
    assert "did you mean funding?" in faults["fundings"]
    assert "Notes.CSV" in faults["Notes"]


def test_other_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    small_folder(tmp_path)
    (tmp_path / "README.md").write_text("about")
    (tmp_path / "old.csv").mkdir()
    assert read_folder(tmp_path).faults == []


def test_settings_are_needed(tmp_path: Path) -> None:
    (small_folder(tmp_path) / "scenario.toml").unlink()
    (fault,) = read_folder(tmp_path).faults
    assert (fault.table, "scenario.toml is missing" in fault.message) == ("scenario", True)


def test_settings_that_are_no_toml(tmp_path: Path) -> None:
    (small_folder(tmp_path) / "scenario.toml").write_text("years = 2027..2029")
    assert "is not TOML" in read_folder(tmp_path).faults[0].message


def test_settings_toml() -> None:
    given = {"years": [2027], "title": 'a "b"', "politics.quorum": 0.5}
    assert settings_toml(given) == (
        'years = [2027]\ntitle = "a \\"b\\""\n\n[politics]\nquorum = 0.5\n'
    )


def test_writing_removes_tables_of_before_and_nothing_else(tmp_path: Path) -> None:
    small_folder(tmp_path)
    for name in (*TABLES, "mine"):
        (tmp_path / f"{name}.csv").write_text("a\n")
    (tmp_path / "README.md").write_text("about")
    write_folder(scenario(funding=None).content, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "README.md",
        "effects.csv",
        "indicators.csv",
        "interventions.csv",
        "mine.csv",
        "scenario.toml",
    ]
