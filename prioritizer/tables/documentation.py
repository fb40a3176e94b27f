"""docs/data-format.md, written from the schema."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prioritizer.tables.cells import number_text
from prioritizer.tables.columns import Column, Kind
from prioritizer.tables.hints.effects import FAINTEST_EFFECT, STRONGEST_EFFECT
from prioritizer.tables.hints.money import WIDEST_MONEY
from prioritizer.tables.schema import TABLES, Table
from prioritizer.tables.settings import SETTINGS, Setting
from prioritizer.tables.workbook import default_text

_INTRODUCTION = """\
# Data format

Every table, column and setting of a scenario, written from the schema by
`prioritizer.tables.documentation.write_data_format`. What they mean is in [model.md](model.md);
how folders and workbooks are read is in [data.md](data.md).

A scenario is a folder with `scenario.toml` and a CSV file per table (UTF-8, header row), or one
`.xlsx` workbook with a sheet per table and a two-column sheet `scenario` of settings. A blank cell
takes the default. Numbers have a point for decimals and nothing between thousands. Ids are text,
without blanks at the ends, without `;`, and do not begin with `!`. Lists of ids have `;` between;
where a column selects, one leading `!` means all but these. Every table also takes `source`,
`notes` and columns that begin with `x_`, which are kept unread.
"""

_ADVICE = """\
## Advice

`check` also points out what is legal but odd. Its thresholds:

- An effect that moves its indicator, at full scale, by less than {faintest} or by more than
  {strongest} of the way from baseline to target: its unit is probably another.
- Money amounts of which one is more than {widest} times smaller than the largest: a solver keeps
  rows to about 1e-7 of their size, so that the smallest is bought or dropped at random.
"""


def data_format() -> str:
    """The text of docs/data-format.md."""
    parts = [_INTRODUCTION, _settings_section()]
    parts += [_table_section(table) for table in TABLES.values()]
    thresholds = {
        "faintest": number_text(FAINTEST_EFFECT),
        "strongest": number_text(STRONGEST_EFFECT),
        "widest": number_text(WIDEST_MONEY),
    }
    parts.append(_ADVICE.format(**thresholds))
    return "\n".join(parts)


def write_data_format(path: Path) -> None:
    """Write docs/data-format.md."""
    path.write_text(data_format(), encoding="utf-8")


def _settings_section() -> str:
    rows = [_setting_row(setting) for setting in SETTINGS.values()]
    header = ("setting", "value", "default", "meaning")
    return f"## scenario.toml\n\n{_markdown_table(header, rows)}"


def _setting_row(setting: Setting) -> tuple[str, ...]:
    choices = ", ".join(f"`{choice}`" for choice in setting.choices)
    value = f"{setting.kind.value}: {choices}" if choices else setting.kind.value
    default = "required" if setting.required else (setting.default or "none")
    bounds = _bounds(setting.above, setting.minimum, setting.maximum)
    return (f"`{setting.key}`", _joined(value, bounds), default, setting.description)


def _table_section(table: Table) -> str:
    lines = [f"## {table.name}", "", table.description]
    if table.required:
        lines[-1] += " Required."
    lines += [f"A row is identified by {' and '.join(f'`{name}`' for name in table.key)}.", ""]
    rows = [_column_row(column) for column in table.columns]
    header = ("column", "kind", "default", "unit", "meaning")
    return "\n".join(lines) + "\n" + _markdown_table(header, rows)


def _column_row(column: Column) -> tuple[str, ...]:
    default = "required" if column.required else default_text(column) or "blank"
    return (f"`{column.name}`", _kind(column), default, column.unit, column.description)


def _kind(column: Column) -> str:
    if column.choices:
        choices = ", ".join(f"`{choice}`" for choice in column.choices)
        return f"any of {choices}" if column.kind is Kind.SELECTOR else choices
    if column.refers_to:
        return f"{column.kind.value} of {' or '.join(f'`{place}`' for place in column.refers_to)}"
    return _joined(column.kind.value, _bounds(column.above, column.minimum, column.maximum))


def _bounds(above: float | None, minimum: float | None, maximum: float | None) -> str:
    parts = [
        f"{words} {number_text(bound)}"
        for words, bound in (("above", above), ("at least", minimum), ("at most", maximum))
        if bound is not None
    ]
    return ", ".join(parts)


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _markdown_table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
