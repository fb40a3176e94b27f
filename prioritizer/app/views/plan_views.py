"""The plan from several sides: parts of the page results, and of others that show a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app.charts.bars import stacked_by_year
from prioritizer.app.charts.indicator_dots import Reach, reach_chart
from prioritizer.app.charts.money_flow import flow_chart, flow_of
from prioritizer.app.charts.style import Formats, show_chart, show_table
from prioritizer.app.parts import choose_view
from prioritizer.language import percent_text, say
from prioritizer.report.matter import Matter
from prioritizer.report.plan_sections import VISIBLE, by_year, economic, payer


def show_plan(matter: Matter) -> None:
    """Cost by year, stacked as chosen, and every decision in a table."""
    parts: dict[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
        "category": (say("category"), category_of(matter)),
        "intervention": (
            say("intervention"),
            lambda row: matter.name("interventions", row["intervention"]),
        ),
    }
    if len(matter.scenario.table("regions")):
        parts["region"] = (say("region"), region_of(matter))
    titles = {name: title for name, (title, _) in parts.items()}
    by = choose_view(titles, "plan_by", say("Stacked by"))
    title, part_of = parts[by]
    amounts = amounts_by(matter, part_of)
    frame, formats = yearly(amounts, matter.years, title)
    largest = max(amounts, key=lambda part: sum(amounts[part]), default="")
    show_chart(
        stacked_by_year(grouped(amounts), matter.years, matter.unit),
        frame,
        formats,
        alt=say(
            "Bars of the cost of each year, stacked by {part}. The most goes to {largest}.",
            part=title,
            largest=largest,
        ),
        key="plan_chart",
    )
    st.subheader(say("Every decision"), anchor=False)
    decisions, formats = decision_table(matter)
    show_table(decisions, formats, alt=say("Every decision by year"), key="plan_table")
    st.caption(
        say(
            "Scale 1 is the whole programme, or one unit where whole units are decided. Costs in "
            "{unit}.",
            unit=matter.unit,
        )
    )


def category_of(matter: Matter) -> Callable[[Mapping[str, Any]], str]:
    """What tells the category of a row of the allocation."""
    frame = matter.scenario.table("interventions")
    kinds = dict(zip(frame["intervention"], frame["category"], strict=True))
    return lambda row: kinds[row["intervention"]] or say("without category")


def region_of(matter: Matter) -> Callable[[Mapping[str, Any]], str]:
    """What tells the region of a row of the allocation."""
    return lambda row: (
        matter.name("regions", row["region"]) if row["region"] else say("the whole country")
    )


def amounts_by(
    matter: Matter, part_of: Callable[[Mapping[str, Any]], str]
) -> dict[str, list[float]]:
    """Cost by part and year; parts that cost nothing are left out."""
    place = {year: t for t, year in enumerate(matter.years)}
    found: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(matter.years))
    for row in matter.rows("allocation"):
        found[part_of(row)][place[row["year"]]] += row["cost"]
    return {part: costs for part, costs in found.items() if sum(costs) > VISIBLE}


MOST_PARTS = 12
"""Parts of a stacked bar that can be told apart."""


def grouped(amounts: Mapping[str, list[float]]) -> dict[str, list[float]]:
    """The largest parts, and the others together."""
    order = sorted(amounts, key=lambda part: -sum(amounts[part]))
    shown = {part: amounts[part] for part in order[:MOST_PARTS]}
    if rest := order[MOST_PARTS:]:
        sums = [sum(amounts[part][t] for part in rest) for t in range(len(amounts[rest[0]]))]
        shown[say("all others")] = sums
    return shown


def yearly(
    amounts: Mapping[str, list[float]], years: tuple[int, ...], title: str
) -> tuple[pd.DataFrame, Formats]:
    """A table of amounts by part and year, with their sum."""
    total = say("all years")
    columns: dict[str, Any] = {title: list(amounts)}
    for t, year in enumerate(years):
        columns[str(year)] = [values[t] for values in amounts.values()]
    columns[total] = [sum(values) for values in amounts.values()]
    frame = pd.DataFrame(columns)
    return frame, {str(column): 1 for column in frame if column != title}


def decision_table(matter: Matter) -> tuple[pd.DataFrame, Formats]:
    """Scale and cost of every decision by year."""
    scale, cost = by_year(matter, "scale"), by_year(matter, "cost")
    frame = matter.scenario.table("interventions")
    kinds = dict(zip(frame["intervention"], frame["category"], strict=True))
    keys = [key for key in scale if max(scale[key]) > VISIBLE or sum(cost[key]) > VISIBLE]
    columns: dict[str, Any] = {
        say("intervention"): [matter.name("interventions", key[0]) for key in keys],
    }
    if len(matter.scenario.table("regions")):
        columns[say("region")] = [matter.name("regions", key[1]) if key[1] else "" for key in keys]
    columns[say("category")] = [kinds[key[0]] for key in keys]
    formats: dict[str, int] = {}
    for t, year in enumerate(matter.years):
        name = say("scale {year}", year=year)
        columns[name], formats[name] = [scale[key][t] for key in keys], 2
    for t, year in enumerate(matter.years):
        name = say("cost {year}", year=year)
        columns[name], formats[name] = [cost[key][t] for key in keys], 1
    total = say("cost, all years")
    columns[total], formats[total] = [sum(cost[key]) for key in keys], 1
    return pd.DataFrame(columns), formats


def show_indicators(matter: Matter, current: Matter | None = None) -> None:
    """How far every indicator gets, and its values."""
    rows = last_by_indicator(matter)
    before = last_by_indicator(current) if current is not None and current.has_plan else {}
    reaches = [
        Reach(
            matter.name("indicators", ident),
            row["progress"] or 0.0,
            before[ident]["progress"] if ident in before else None,
        )
        for ident, row in rows.items()
    ]
    least = min(reaches, key=lambda reach: reach.plan)
    names = [say("Baseline"), say("Current plan"), say("This plan"), say("Target")]
    progress = say("Progress")
    frame = pd.DataFrame(
        {
            say("Indicator"): [matter.indicator(ident) for ident in rows],
            names[0]: [matter.indicator_rows[ident]["baseline"] for ident in rows],
            names[1]: [before[i]["value"] if i in before else None for i in rows],
            names[2]: [row["value"] for row in rows.values()],
            names[3]: [matter.indicator_rows[ident]["target"] for ident in rows],
            progress: [row["progress"] for row in rows.values()],
        }
    )
    show_chart(
        reach_chart(reaches),
        frame,
        {**dict.fromkeys(names, 2), progress: percent_text},
        alt=say(
            "A dot for each indicator between its baseline (0 %) and its target (100 %) in {year}. "
            "The least far gets {name}: {share}.",
            year=matter.years[-1],
            name=least.name,
            share=percent_text(least.plan),
        ),
        key="indicator_chart",
        is_open=True,
    )
    st.caption(
        say(
            "Progress is what the plan adds by {year}, as a share of the way from baseline to "
            "target; the projected values also hold the trend without reform.",
            year=matter.years[-1],
        )
    )


def last_by_indicator(matter: Matter) -> dict[str, Mapping[str, Any]]:
    """The national row of each indicator in the last year."""
    last = matter.years[-1]
    return {
        row["indicator"]: row
        for row in matter.rows("indicators")
        if row["year"] == last and row["region"] == ""
    }


def show_flow(matter: Matter) -> None:
    """Money from funding sources through interventions to indicators."""
    if not matter.rows("money"):
        st.info(say("The scenario names no funding source: nobody's money is planned."))
        return
    flow = flow_of(matter)
    amount = say("amount ({unit})", unit=matter.unit)
    links = [(*pair, value) for pair, value in (*flow.paid.items(), *flow.moved.items())]
    frame = pd.DataFrame(links, columns=[say("from"), say("to"), amount])
    show_chart(
        flow_chart(flow, matter.unit),
        frame,
        {amount: 1},
        alt=say(
            "Bands from funding sources on the left through interventions to indicators on the "
            "right; their width is the money of all years."
        ),
        key="flow_chart",
    )
    st.caption(
        say(
            "An intervention's money is divided among the indicators that it improves, in "
            "proportion to its weighted contribution to each: what the money is for, not what an "
            "indicator costs."
        )
    )


def show_cost(matter: Matter) -> None:
    """Capital and current cost in the plan's years, and what stays due after them."""
    now, later = matter.years, sorted({row["year"] for row in matter.rows("tail")})
    years = (*now, *later)
    amounts = cost_parts(matter, years)
    frame, formats = yearly(amounts, years, say("kind of cost"))
    show_chart(
        stacked_by_year(amounts, years, matter.unit),
        frame,
        formats,
        alt=say(
            "Bars of the cost of the plan's years and of what is still due in the years after "
            "{year}.",
            year=now[-1],
        ),
        key="cost_chart",
        is_open=True,
    )
    st.subheader(say("Who would have to go on paying"), anchor=False)
    rows = [row for row in matter.rows("tail") if row["funder"]]
    amount = say("amount ({unit})", unit=matter.unit)
    owed = pd.DataFrame(
        {
            say("funding source"): [payer(matter, row["funder"]) for row in rows],
            say("year"): [str(row["year"]) for row in rows],
            say("kind of cost"): [economic(row["kind"]) for row in rows],
            amount: [row["amount"] for row in rows],
        }
    )
    show_table(owed, {amount: 1}, alt=say("What is due after the plan"), key="tail_table")


def cost_parts(matter: Matter, years: tuple[int, ...]) -> dict[str, list[float]]:
    """Cost by kind and year: in the plan, and due after it."""
    place = {year: t for t, year in enumerate(years)}
    found: dict[str, list[float]] = {}
    kinds = {"capital": say("capital"), "current": say("current")}
    if matter.rows("money"):
        for row in matter.rows("money"):
            own = found.setdefault(kinds[row["economic"]], [0.0] * len(years))
            own[place[row["year"]]] += row["amount"]
    else:
        own = found.setdefault(say("capital and current"), [0.0] * len(years))
        for row in matter.rows("allocation"):
            own[place[row["year"]]] += row["cost"]
    for row in matter.rows("tail"):
        if not row["funder"]:
            name = say("{kind}, due after the plan", kind=kinds[row["kind"]])
            own = found.setdefault(name, [0.0] * len(years))
            own[place[row["year"]]] += row["amount"]
    return {name: values for name, values in found.items() if sum(values) > VISIBLE}
