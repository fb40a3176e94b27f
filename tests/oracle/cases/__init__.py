"""Tiny scenarios with optima worked out by hand, section by section of docs/model.md."""

from tests.oracle.cases import (
    capacity_logic,
    decisions,
    effects,
    money,
    objectives,
    politics,
    regional_logic,
    regional_money,
    regions,
    rules,
)
from tests.oracle.cases.build import Case

SECTIONS: dict[str, list[Case]] = {
    "decisions": decisions.CASES,
    "money": money.CASES,
    "rules": rules.CASES,
    "capacity and logic": capacity_logic.CASES,
    "effects": effects.CASES,
    "objectives": objectives.CASES,
    "regions": regions.CASES,
    "regional logic": regional_logic.CASES,
    "regional money": regional_money.CASES,
    "politics": politics.CASES,
}

__all__ = ["SECTIONS", "Case"]
