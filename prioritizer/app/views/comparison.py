"""Scenarios side by side: plans, inputs, what is funded, money, indicators, other eyes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import running
from prioritizer.app.charts.bars import side_by_side
from prioritizer.app.charts.style import Formats, show_chart, show_table
from prioritizer.app.parts import choose_view, plain
from prioritizer.app.run_panel import follow, run_button
from prioritizer.app.views.plan_changes import shown
from prioritizer.app.words import criterion_word
from prioritizer.language import number_text, percent_text, say
from prioritizer.language.terms import status_text
from prioritizer.report.matter import Matter
from prioritizer.report.naming import called
from prioritizer.scenario import Scenario

Document = Mapping[str, Any]

REASONS = {"gap": 0.0, "time_limit": 1800.0}
"""Options of the search for the price of rules."""


def show_plans(document: Document, scenario: Scenario | None) -> None:
    """A line for each scenario's plan."""
    plans = document["plans"]
    objective, cost, share = say("Objective"), say("Total cost"), say("Share of the best possible")
    frame = pd.DataFrame(
        {
            say("Scenario"): [plan["scenario"] for plan in plans],
            say("Status"): [status_text(plan["status"], plan["gap"]) for plan in plans],
            say("Criterion"): [criterion_word(plan["criterion"]) for plan in plans],
            objective: [plan["objective"] for plan in plans],
            cost: [plan["total_cost"] for plan in plans],
            say("Unit of money"): [plan["money_unit"] for plan in plans],
            share: [plan["share_of_best"] for plan in plans],
        }
    )
    formats: Formats = {objective: 4, cost: 1, share: lambda part: percent_text(part, 1)}
    show_table(frame, formats, alt=say("Plans side by side"), key="compare_plans")
    st.caption(plain(document["definition"]))


def show_inputs(document: Document, scenario: Scenario | None) -> None:
    """Settings and cells that differ, and rows that only some have."""
    names = document["scenarios"]
    rows = [
        (entry["table"], entry["id"], entry["column"], *(shown(entry["values"][n]) for n in names))
        for entry in document["inputs"]
    ]
    for entry in document["rows"]:
        there = [say("there") if n in entry["present"] else say("not there") for n in names]
        rows.append((entry["table"], entry["id"], "", *there))
    if not rows:
        st.success(say("Nothing that decides differs in what goes in."))
        return
    frame = pd.DataFrame(rows, columns=[say("Table"), say("Row"), say("Column"), *names])
    show_table(frame, {}, alt=say("What differs in the inputs"), key="compare_inputs")


def show_funded(document: Document, scenario: Scenario | None) -> None:
    """Interventions that only some of the plans fund."""
    names = document["scenarios"]
    matter = Matter(scenario, {}) if scenario is not None else None

    def state(line: Document, name: str) -> str:
        if name in line["funded"]:
            return say("funded")
        return say("not funded") if name in line["not_funded"] else say("not in it")

    rows = [
        (
            called(line["item"], matter) if matter else line["item"],
            *(state(line, name) for name in names),
        )
        for line in document["funded"]
    ]
    if not rows:
        st.success(say("The plans fund the same interventions."))
        return
    frame = pd.DataFrame(rows, columns=[say("Intervention"), *names])
    show_table(frame, {}, alt=say("What only some plans fund"), key="compare_funded")


def show_money(document: Document, scenario: Scenario | None) -> None:
    """Money by category, funding source, region or year."""
    words = {
        "category": say("category"),
        "funder": say("funding source"),
        "region": say("region"),
        "year": say("year"),
    }
    by = choose_view(words, "compare_by", say("Summed up by"))
    names = document["scenarios"]
    lines = [line for line in document["money"] if line["by"] == by]
    items = [line["item"] or say("none") for line in lines]
    amounts = {
        name: {item: line["amounts"][name] for item, line in zip(items, lines, strict=True)}
        for name in names
    }
    frame = pd.DataFrame(
        {words[by]: items} | {name: [line["amounts"][name] for line in lines] for name in names}
    )
    unit = document["plans"][0]["money_unit"]
    show_chart(
        side_by_side(amounts, items, unit),
        frame,
        dict.fromkeys(names, 1),
        alt=say("Bars of the money of each scenario, summed up by {part}.", part=words[by]),
        key="compare_money",
    )


def show_indicators(document: Document, scenario: Scenario | None) -> None:
    """Progress of each indicator in each scenario."""
    names = document["scenarios"]
    matter = Matter(scenario, {}) if scenario is not None else None
    rows: dict[str, dict[str, Document]] = {}
    for line in document["indicators"]:
        rows.setdefault(line["indicator"], {})[line["scenario"]] = line
    called_so = {
        ident: matter.name("indicators", ident)
        if matter is not None and ident in matter.indicator_rows
        else ident
        for ident in rows
    }
    items = [called_so[ident] for ident in rows]
    progress = {
        name: {
            called_so[ident]: 100 * own[name]["progress"]
            if name in own and own[name]["progress"] is not None
            else None
            for ident, own in rows.items()
        }
        for name in names
    }
    columns: dict[str, Any] = {
        say("Indicator"): items,
        say("Unit"): [next(iter(own.values()))["unit"] for own in rows.values()],
    }
    for name in names:
        columns[name] = [own[name]["value"] if name in own else None for own in rows.values()]
    show_chart(
        side_by_side(progress, items, say("% of the way to the target")),
        pd.DataFrame(columns),
        dict.fromkeys(names, 2),
        alt=say("Bars of how far each indicator gets in each scenario."),
        key="compare_indicators",
        is_open=True,
    )


def show_eyes(document: Document, scenario: Scenario | None) -> None:
    """What each plan is worth by each scenario's objective and weights."""
    names = document["scenarios"]
    value = {(e["plan"], e["weights"]): e["value"] for e in document["objectives"]}
    frame = pd.DataFrame(
        {say("Plan of"): list(names)}
        | {name: [value.get((plan, name)) for plan in names] for name in names}
    )
    st.markdown(say("Each line is a plan; each column judges it by a scenario's weights."))
    show_table(frame, dict.fromkeys(names, 4), alt=say("Plans by each other's weights"), key="eyes")


VIEWS: dict[str, Callable[[Document, Scenario | None], None]] = {
    "plans": show_plans,
    "inputs": show_inputs,
    "funded": show_funded,
    "money": show_money,
    "indicators": show_indicators,
    "eyes": show_eyes,
}
"""The parts of a comparison by name."""


def show_earmarks(scenarios: Mapping[str, Scenario]) -> None:
    """What each rule costs in each scenario, where the reasons are known."""
    found = {name: running.document_of(own, "explain") for name, own in scenarios.items()}
    for name, own in scenarios.items():
        if found[name] is None:
            st.markdown(say("The prices of “{name}” are not known yet.", name=plain(name)))
            run_button(say("Find the prices of “{name}”", name=name), "explain", own, REASONS)
            break
    follow("explain")
    known = {name: document for name, document in found.items() if document is not None}
    if not known:
        return
    rules: dict[str, dict[str, Document]] = {}
    for name, document in known.items():
        for price in document["price_of_constraints"]:
            rules.setdefault(price["name"], {})[name] = price
    columns: dict[str, Any] = {say("Rule"): list(rules)}
    formats: dict[str, int] = {}
    for name in known:
        gain = say("{name}: gain without it", name=name)
        money = say("{name}: money that gains as much", name=name)
        columns[gain] = [own[name]["gain"] if name in own else None for own in rules.values()]
        columns[money] = [
            own[name]["compensating_budget"] if name in own else None for own in rules.values()
        ]
        formats |= {gain: 5, money: 1}
    show_table(pd.DataFrame(columns), formats, alt=say("Price of each rule"), key="earmarks")
    dearest = max(
        ((own["gain"] or 0.0, rule) for rule, by in rules.items() for own in by.values()),
        default=(0.0, ""),
    )
    if dearest[0] > 0:
        st.caption(
            say(
                "The dearest rule is {rule}: without it the objective would gain {gain}.",
                rule=plain(dearest[1]),
                gain=number_text(dearest[0], 4),
            )
        )
