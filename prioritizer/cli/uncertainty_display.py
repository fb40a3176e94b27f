"""The range of a plan's effects as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from prioritizer.cli.curve_display import console
from prioritizer.cli.display import grid, number, percent
from prioritizer.language import in_style, say

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
        [ends[0].indicator, *(f"{number(end.value, 2)} ({percent(end.progress)})" for end in ends)]
        for ends in indicators
    ]
    rows.append([say("rules broken"), *(str(len(case.broken)) for case in found.cases)])
    head = ["", *(say(case.case) for case in found.cases)]
    return grid(
        say("Uncertain effects: value in the last year (progress to the target)"), head, rows
    )


def evidence_table(found: EffectRange) -> Table:
    """The weighted gain by grade of evidence."""
    rows = [
        [
            part.evidence or say("none"),
            str(part.effects),
            number(part.gain, 4),
            "-" if part.share is None else in_style(f"{part.share:.1%}"),
        ]
        for part in found.evidence
    ]
    return grid(
        say("Evidence behind the gain"),
        [say("evidence"), say("effects"), say("gain"), say("share")],
        rows,
    )


def summary(found: EffectRange) -> str:
    """How much rests on weak evidence, and how many effects have no range."""
    lines = []
    if found.weak_share is not None:
        lines.append(
            say(
                "{share} of the weighted gain rests on evidence D, E or on none.",
                share=in_style(f"{found.weak_share:.1%}"),
            )
        )
    if found.without_adverse:
        lines.append(
            say(
                "{count} of {effects} effects have no adverse end (low or high in the table "
                "effects) and stay at their central value there.",
                count=found.without_adverse,
                effects=found.effects,
            )
        )
    if found.without_favourable:
        lines.append(
            say(
                "{count} of {effects} effects have no favourable end (low or high in the table "
                "effects) and stay at their central value there.",
                count=found.without_favourable,
                effects=found.effects,
            )
        )
    return "\n".join(lines) or say(
        "All {effects} effects have a low and a high end.", effects=found.effects
    )
