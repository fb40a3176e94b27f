"""The families that the model is made of: each as agreed, and each documented."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from prioritizer.models.objectives import OBJECTIVES

from prioritizer.models import allocation
from prioritizer.program import FAMILIES
from tests.models import examples
from tests.models.documented import formulas, one_line, section, titles
from tests.models.golden import GOLDEN, agreed, criteria_of, program_of, rows_of

ROOT = Path(__file__).parents[2]


def test_every_family_has_an_example_and_a_golden_file() -> None:
    assert allocation is not None  # its import registers the families
    assert set(examples.EXAMPLES) == set(FAMILIES)
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(FAMILIES)


def test_every_objective_has_an_example_and_a_golden_file() -> None:
    assert set(examples.OBJECTIVES) == set(OBJECTIVES)
    assert {path.stem for path in (GOLDEN / "objectives").glob("*.txt")} == set(OBJECTIVES)


@pytest.mark.parametrize("family", examples.EXAMPLES)
def test_rows_are_as_agreed(family: str) -> None:
    rows = rows_of(program_of(examples.EXAMPLES[family]), family)

    assert rows == agreed(GOLDEN / f"{family}.txt", rows)


@pytest.mark.parametrize("family", examples.EXAMPLES)
def test_every_row_has_a_name_of_its_own(family: str) -> None:
    names = Counter(program_of(examples.EXAMPLES[family]).row_names)

    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", examples.OBJECTIVES)
def test_criteria_are_as_agreed(name: str) -> None:
    criteria = criteria_of(program_of(examples.OBJECTIVES[name]))

    assert criteria == agreed(GOLDEN / "objectives" / f"{name}.txt", criteria)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_documented_with_its_formula(family: str) -> None:
    given = formulas(FAMILIES[family])

    assert given, "give the formula between double backticks in the second paragraph"
    assert [formula for formula in given if f"`{formula}`" not in section(family)] == []


@pytest.mark.parametrize("name", OBJECTIVES)
def test_every_objective_is_documented_with_its_formula(name: str) -> None:
    sentence = one_line((OBJECTIVES[name].__doc__ or "").split("\n\n")[0])

    assert re.split(r"[:.]", sentence)[0] in section(name)


def test_sources_point_at_sections_that_exist() -> None:
    sources = [
        path for folder in ("models", "prioritizer") for path in (ROOT / folder).rglob("*.py")
    ]
    named = {
        title.strip()
        for path in sources
        for title in re.findall(r"docs/model\.md, ([A-Z][a-z]+)", path.read_text(encoding="utf-8"))
    }

    assert named - set(titles()) == set()
