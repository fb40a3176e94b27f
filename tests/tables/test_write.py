from pathlib import Path

import pytest

from prioritizer.tables.write import write_content
from tests.tables.cases import scenario


@pytest.mark.parametrize(
    ("name", "is_folder"), [("a", True), ("a.xlsx", False), ("a.XLSX", False), ("a.v2", True)]
)
def test_the_suffix_decides(tmp_path: Path, name: str, is_folder: bool) -> None:
    path = tmp_path / "new" / name
    write_content(scenario().content, path)
    assert path.is_dir() == is_folder
