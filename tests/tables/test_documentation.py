from pathlib import Path

from prioritizer.tables.documentation import data_format, write_data_format
from prioritizer.tables.schema import TABLES
from prioritizer.tables.settings import SETTINGS

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_is_current() -> None:
    page = (DOCS / "data-format.md").read_text(encoding="utf-8")
    assert page == data_format(), "run prioritizer.tables.documentation.write_data_format on it"


def test_the_page_names_everything() -> None:
    text = data_format()
    for table in TABLES.values():
        assert f"## {table.name}\n" in text
        assert all(f"`{column.name}`" in text for column in table.columns)
    assert all(f"`{key}`" in text for key in SETTINGS)


def test_writing(tmp_path: Path) -> None:
    write_data_format(tmp_path / "page.md")
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == data_format()
