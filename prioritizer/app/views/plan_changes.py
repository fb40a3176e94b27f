"""What differs from the run before, and what had been changed in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import running
from prioritizer.app.charts.style import Formats, show_table
from prioritizer.app.parts import plain
from prioritizer.explanation.comparing_inputs import (
    InputDifference,
    RowDifference,
    input_differences,
)
from prioritizer.language import number_text, say
from prioritizer.report.matter import Matter
from prioritizer.report.plan_sections import VISIBLE, scales_of

NOW, BEFORE = "now", "before"


def show_changes(found: running.Answered) -> None:
    """Compare a plan with that of the latest other scenario in the history that has one."""
    before = previous(found)
    if before is None:
        st.info(
            say("There is no earlier plan to compare with: change something and run again."),
            icon=":material/info:",
        )
        return
    inputs, rows = input_differences({BEFORE: before.scenario, NOW: found.scenario})
    st.subheader(say("What you changed"), anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in change_lines(inputs, rows)))
    st.subheader(say("What became of the plan"), anchor=False)
    now, was = found.matter, before.matter
    st.markdown(
        say(
            "The objective went from {before} to {after}, the total cost from {money} to "
            "{money_after} ({unit}).",
            before=plain(number_text(was.answer["objective"], 4)),
            after=plain(number_text(now.answer["objective"], 4)),
            money=plain(number_text(was.answer["total_cost"])),
            money_after=plain(number_text(now.answer["total_cost"])),
            unit=plain(now.unit),
        )
    )
    frame, formats = changed_decisions(now, was)
    if frame.empty:
        st.markdown(say("The same interventions operate at the same scale and cost."))
    else:
        show_table(frame, formats, alt=say("What changed in the plan"), key="changes_table")
    _reasons(found)


def previous(found: running.Answered) -> running.Answered | None:
    """The plan of the state before, with another scenario."""
    passed = False
    for answer in running.answers(*running.SOLVED):
        if answer.scenario.digest == found.scenario.digest:
            passed = True
        elif passed and answer.matter.has_plan:
            return answer
    return None


def change_lines(
    inputs: Sequence[InputDifference], rows: Sequence[RowDifference], most: int = 30
) -> list[str]:
    """What differs in the inputs, a line each."""
    lines = [
        say(
            "{place}: {before} → {after}",
            place=" · ".join(filter(None, (entry.table, entry.id, entry.column))),
            before=shown(entry.values[BEFORE]),
            after=shown(entry.values[NOW]),
        )
        for entry in inputs
    ]
    for row in rows:
        place = " · ".join((row.table, row.id))
        if NOW in row.present:
            lines.append(say("{place}: added", place=place))
        else:
            lines.append(say("{place}: taken away", place=place))
    if len(lines) > most:
        left = len(lines) - most
        lines = [*lines[:most], say("and {count} more changes", count=left)]
    return lines or [say("Nothing that decides: only names, sources or notes.")]


def shown(value: Any) -> str:
    """A cell as text."""
    if value is None:
        return say("blank")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return number_text(value, 4, least=0) if isinstance(value, int | float) else str(value)


def changed_decisions(now: Matter, was: Matter) -> tuple[pd.DataFrame, Formats]:
    """Decisions whose greatest scale or cost differs, the largest change of cost first."""
    kinds = {
        (False, True): say("comes in"),
        (True, False): say("drops out"),
        (True, True): say("changes"),
    }
    costs = [cost_by_decision(matter) for matter in (was, now)]
    most = [{key: max(s) for key, s in scales_of(matter).items()} for matter in (was, now)]
    rows = []
    for key in dict.fromkeys((*most[1], *most[0])):
        before, after = (scale.get(key, 0.0) for scale in most)
        paid, pays = (cost.get(key, 0.0) for cost in costs)
        is_same = abs(before - after) <= VISIBLE and abs(paid - pays) <= 1e-6 * max(1.0, abs(paid))
        kind = kinds.get((before > VISIBLE, after > VISIBLE))
        if kind is None or is_same:
            continue
        name = now.decision({"intervention": key[0], "region": key[1]})
        rows.append((name, kind, before, after, paid, pays, pays - paid))
    names = [
        say("intervention"),
        say("what happens"),
        say("scale before"),
        say("scale now"),
        say("cost before"),
        say("cost now"),
        say("change of cost"),
    ]
    rows.sort(key=lambda row: -abs(row[-1]))
    return pd.DataFrame(rows, columns=names), dict.fromkeys(names[2:], 2)


def cost_by_decision(matter: Matter) -> dict[tuple[str, str], float]:
    """Cost of all years by intervention and region."""
    found: dict[tuple[str, str], float] = {}
    for row in matter.rows("allocation"):
        key = (row["intervention"], row["region"])
        found[key] = found.get(key, 0.0) + row["cost"]
    return found


def _reasons(found: running.Answered) -> None:
    """Where the reasons of this plan are, if they are known."""
    from prioritizer.app.main import page_address

    document: Mapping[str, Any] | None = running.document_of(found.scenario, "explain")
    words = (
        say("Why each of these is funded or not")
        if document
        else say("Find out why each of these is funded or not")
    )
    st.page_link(page_address("why"), label=words, icon=":material/east:")
