"""What docstrings and docs/model.md say of a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "model.md"


def one_line(text: str) -> str:
    return " ".join(text.split())


def formulas(function: Callable[..., object]) -> list[str]:
    """The formulas in the second paragraph of a docstring, between double backticks."""
    paragraphs = (function.__doc__ or "").split("\n\n")
    return re.findall(r"``(.+?)``", one_line(paragraphs[1])) if len(paragraphs) > 1 else []


def section(title: str) -> str:
    """The text below a heading of the page, up to the next heading."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(
        rf"^#+ `?{re.escape(title)}`?\n(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE
    )
    return one_line(found[1]) if found else ""


def titles() -> list[str]:
    """The headings of the page, without code marks."""
    text = PAGE.read_text(encoding="utf-8")
    return [title.strip("` ") for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]
