"""Drafts for tests."""

from functools import cache
from pathlib import Path

from prioritizer.drafts import Draft
from prioritizer.tables.read import read_scenario

ROOT = Path(__file__).resolve().parents[2]


@cache
def drafted(case: str = "minimal") -> Draft:
    """The draft of a case under inputs/."""
    return Draft.of(read_scenario(ROOT / "inputs" / case))
