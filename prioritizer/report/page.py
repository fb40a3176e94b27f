"""A report as one HTML file that loads nothing: styles and pictures are inside."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from prioritizer.report.charts import as_image
from prioritizer.report.parts import Report


def as_html(report: Report) -> str:
    """The report as HTML; every text from the data is escaped."""
    return str(_template().render(report=report))


def kind(block: object) -> str:
    """Which part of the template prints a block."""
    return type(block).__name__


@lru_cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("prioritizer.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"kind": kind, "image": as_image}
    return environment.get_template("report.html")
