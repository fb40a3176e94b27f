"""Which rules of politics are in force. Rows: tests/golden/."""

from typing import Any

import pytest

from tests.models.examples.politics import position
from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families, rows, whole
from tests.oracle.cases.build import binary

THEIRS = {"veto", "opposition", "political_capital", "consent", "quorum"}


def talks(**settings: float) -> Any:
    return tiny(
        binary("a"),
        stakeholders=[{"stakeholder": "union", "veto": "yes"}, {"stakeholder": "bar"}],
        positions=[position("union", "a", -1), position("bar", "a", 0.5)],
        settings={"politics": settings} if settings else None,
        years=(2026,),
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, {"veto"}),
        ({"political_capital": 1}, {"veto", "opposition", "political_capital"}),
        ({"quorum": 0.5}, {"veto", "consent", "quorum"}),
    ],
)
def test_a_rule_is_there_where_it_is_asked_for(
    settings: dict[str, float], expected: set[str]
) -> None:
    assert families(program_of(talks(**settings))) & THEIRS == expected


def test_only_a_stakeholder_with_a_veto_can_block() -> None:
    assert rows(talks(), "veto") == ["veto[union,2026]"]


def test_nobody_counts_in_part() -> None:
    assert {name for name in whole(talks(quorum=0.5)) if name.startswith("consents")} == {
        "consents[union,2026]",
        "consents[bar,2026]",
    }


def test_without_stakeholders_there_is_no_politics() -> None:
    assert not families(program_of(tiny(binary("a")))) & THEIRS
