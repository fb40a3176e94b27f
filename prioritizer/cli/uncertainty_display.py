"""The range of a plan's effects as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from prioritizer.cli.curve_display import console
from prioritizer.cli.display import grid, number

if TYPE_CHECKING:
    from prioritizer.evaluation.effect_range import EffectRange


def show_effect_range(found: EffectRange) -> None:
    """Print a plan at adverse, central and favourable effects, then the evidence behind it."""
    screen = console()
    for table in (case_table(found), evidence_table(found)):
        if table.row_count:
            screen.print(table)
    screen.print(summary(found), markup=False, highlight=False)


def case_table(found: EffectRange) -> Table:
    """Objectives and indicators in the last year, one column for each end of the effects."""
    rows = [
        [name, *(number(dict(case.objectives)[name], 4) for case in found.cases)]
        for name, _ in found.cases[0].objectives
    ]
    indicators = zip(*(case.indicators for case in found.cases), strict=True)
    rows += [
        [ends[0].indicator, *(f"{number(end.value, 2)} ({end.progress:.0%})" for end in ends)]
        for ends in indicators
    ]
    rows.append(["rules broken", *(str(len(case.broken)) for case in found.cases)])
    head = ["", *(case.case for case in found.cases)]
    return grid("Uncertain effects: value in the last year (progress to the target)", head, rows)


def evidence_table(found: EffectRange) -> Table:
    """The weighted gain by grade of evidence."""
    rows = [
        [
            part.evidence or "none",
            str(part.effects),
            number(part.gain, 4),
            "-" if part.share is None else f"{part.share:.1%}",
        ]
        for part in found.evidence
    ]
    return grid("Evidence behind the gain", ["evidence", "effects", "gain", "share"], rows)


def summary(found: EffectRange) -> str:
    """How much rests on weak evidence, and how many effects have no range."""
    lines = []
    if found.weak_share is not None:
        lines.append(
            f"{found.weak_share:.1%} of the weighted gain rests on evidence D, E or on none."
        )
    for count, end in (
        (found.without_adverse, "adverse"),
        (found.without_favourable, "favourable"),
    ):
        if count:
            lines.append(
                f"{count} of {found.effects} effects have no {end} end (low or high in the table "
                "effects) and stay at their central value there."
            )
    return "\n".join(lines) or f"All {found.effects} effects have a low and a high end."
