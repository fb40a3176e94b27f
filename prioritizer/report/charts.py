"""The charts of a report as Vega-Lite, drawn without a browser and without the internet.

Colours are those of Okabe and Ito (2008), which the colour-blind tell apart; every chart is
followed by a table of its numbers.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from prioritizer.language import current_number_style, number_text, percent_text, say
from prioritizer.language.numbers import POINT_STYLES
from prioritizer.report.matter import Matter
from prioritizer.report.parts import Chart

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#999999", "#44475A")
INK, RULE = "#1f2430", "#d5d8de"
WIDTH = 640
ROOM = 1.12
"""Length of the axis for each length of the longest bar: its number stands behind it."""

PRINT_SCALE = 2.5
"""Pixels of a printed picture for each unit of its width."""

CONFIG: Mapping[str, Any] = {
    "font": "Liberation Sans, Helvetica, Arial, sans-serif",
    "background": "white",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": RULE,
        "domainColor": RULE,
        "tickColor": RULE,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 300,
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 11, "labelLimit": 420},
    "range": {"category": list(COLOURS)},
}


def chart(title: str, alt: str, values: Sequence[Mapping[str, Any]], body: Any) -> Chart:
    """A chart of a few values with the report's looks."""
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "data": {"values": [dict(value) for value in values]},
        "config": dict(CONFIG),
    } | body
    return Chart(title, alt, spec)


def stacked(part: str, title: str, order: Sequence[str]) -> dict[str, Any]:
    """Bars by year, stacked by a part."""
    return {
        "height": 220,
        "mark": {"type": "bar", "size": 46},
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "amount", "type": "quantitative", "title": title},
            "color": {
                "field": part,
                "type": "nominal",
                "title": None,
                "sort": list(order),
                "scale": {"domain": list(order), "range": list(COLOURS[: len(order)])},
                "legend": {"orient": "bottom", "columns": 1},
            },
            "order": {"field": "place", "type": "ordinal"},
        },
    }


def stacked_values(amounts: Mapping[tuple[str, str], float], order: Sequence[str]) -> list[Any]:
    """Records of a stacked chart from amounts by (year, part)."""
    return [
        {"year": year, "part": part, "amount": amount, "place": order.index(part)}
        for (year, part), amount in amounts.items()
    ]


def fewer(totals: Mapping[str, float], rest: str) -> dict[str, str]:
    """What each part is shown as: the largest under their names, the others together."""
    most = len(COLOURS) - 1
    if len(totals) <= most:
        return {part: part for part in totals}
    first = sorted(totals, key=lambda part: -totals[part])[:most]
    return {part: part if part in first else rest for part in totals}


def cost_by_category(matter: Matter) -> Chart:
    """Cost by year and category of intervention."""
    frame = matter.scenario.table("interventions")
    kinds = dict(zip(frame["intervention"], frame["category"], strict=True))
    without = say("without category")
    raw: dict[tuple[str, str], float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    for row in matter.rows("allocation"):
        kind = kinds[row["intervention"]] or without
        raw[str(row["year"]), kind] += row["cost"]
        totals[kind] += row["cost"]
    shown = fewer(totals, say("other categories"))
    amounts: dict[tuple[str, str], float] = defaultdict(float)
    for (year, kind), cost in raw.items():
        amounts[year, shown[kind]] += cost
    order = list(dict.fromkeys(shown[k] for k in sorted(totals, key=lambda k: -totals[k])))
    largest = max(totals, key=lambda k: totals[k], default=without)
    return chart(
        say("Cost by year and category ({unit})", unit=matter.unit),
        say(
            "Stacked bars, one a year, of the cost of each category of interventions. The most "
            "goes to {category}: {money}.",
            category=largest,
            money=matter.money(totals[largest]),
        ),
        stacked_values(amounts, order),
        stacked("part", say("cost"), order),
    )


def money_by_funder(matter: Matter) -> Chart:
    """What each funding source spends, by year."""
    raw: dict[tuple[str, str], float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    for row in matter.rows("funds"):
        name = matter.name("funders", row["funder"])
        raw[str(row["year"]), name] += row["spent"]
        totals[name] += row["spent"]
    shown = fewer(totals, say("other funding sources"))
    amounts: dict[tuple[str, str], float] = defaultdict(float)
    for (year, name), spent in raw.items():
        amounts[year, shown[name]] += spent
    order = list(dict.fromkeys(shown[n] for n in sorted(totals, key=lambda n: -totals[n])))
    largest = max(totals, key=lambda n: totals[n])
    return chart(
        say("Money spent by year and funding source ({unit})", unit=matter.unit),
        say(
            "Stacked bars, one a year, of what each funding source spends. {funder} spends the "
            "most: {money}.",
            funder=largest,
            money=matter.money(totals[largest]),
        ),
        stacked_values(amounts, order),
        stacked("part", say("spent"), order),
    )


def progress(matter: Matter) -> Chart:
    """How far each indicator gets towards its target by the last year."""
    last = matter.years[-1]
    values: list[dict[str, Any]] = [
        {
            "name": matter.name("indicators", row["indicator"]),
            "share": row["progress"] or 0.0,
            "text": percent_text(row["progress"]),
            "end": max(row["progress"] or 0.0, 0.0),
        }
        for row in matter.rows("indicators")
        if row["year"] == last and row["region"] == ""
    ]
    axis = {"labelAngle": 0, "labelExpr": "format(datum.value * 100, ',.0f') + ' %'"}
    ends = [0.0, 1.0, *(value["share"] for value in values)]
    span = {"domain": [min(ends), ROOM * max(ends)], "nice": False}
    across = {
        "field": "share",
        "type": "quantitative",
        "title": None,
        "axis": axis,
        "scale": span,
    }
    down = {"field": "name", "type": "nominal", "title": None, "sort": None}
    met = sum(1 for value in values if value["share"] >= 1 - 1e-9)
    return chart(
        say("Progress from baseline to target by {year}", year=last),
        say(
            "Bars, one for each indicator, of the part of the way to its target that the plan "
            "goes; a line marks the target. {met} of {total} reach it.",
            met=met,
            total=len(values),
        ),
        values,
        {
            "height": {"step": 24},
            "layer": [
                {
                    "mark": {"type": "bar", "color": COLOURS[0], "height": 13},
                    "encoding": {"x": across, "y": down},
                },
                {
                    "mark": {"type": "text", "align": "left", "dx": 4, "color": INK},
                    "encoding": {
                        "x": {"field": "end", "type": "quantitative"},
                        "y": down,
                        "text": {"field": "text"},
                    },
                },
                {
                    "mark": {"type": "rule", "color": COLOURS[5], "strokeWidth": 1.5},
                    "encoding": {"x": {"datum": 1, "type": "quantitative"}},
                },
            ],
        },
    )


def cost_and_tail(matter: Matter) -> Chart:
    """Capital and current expenditure in the plan's years and after them."""
    now, after = say("in the plan"), say("due after it")
    names = {"capital": say("capital"), "current": say("current")}
    amounts: dict[tuple[str, str, str], float] = defaultdict(float)
    if matter.rows("money"):
        for row in matter.rows("money"):
            amounts[str(row["year"]), names[row["economic"]], now] += row["amount"]
    else:
        for row in matter.rows("allocation"):
            amounts[str(row["year"]), say("cost"), now] += row["cost"]
    for row in matter.rows("tail"):
        if not row["funder"]:
            amounts[str(row["year"]), names[row["kind"]], after] += row["amount"]
    order = list(dict.fromkeys(part for _, part, _ in amounts))
    values = [
        {"year": y, "part": p, "when": w, "amount": a, "place": order.index(p)}
        for (y, p, w), a in amounts.items()
    ]
    body = stacked("part", say("cost"), order)
    body["encoding"]["opacity"] = {
        "field": "when",
        "type": "nominal",
        "title": None,
        "sort": [now, after],
        "scale": {"domain": [now, after], "range": [1, 0.45]},
        "legend": {"orient": "bottom", "columns": 1},
    }
    due = sum(a for (y, _, w), a in amounts.items() if w == after and y == str(last_year(matter)))
    return chart(
        say("Cost now and forward cost ({unit})", unit=matter.unit),
        say(
            "Stacked bars, one a year, of capital and current expenditure in the plan and, paler, "
            "of what falls due in the five years after it: {money} in {year}.",
            money=matter.money(due),
            year=last_year(matter),
        ),
        values,
        body,
    )


def last_year(matter: Matter) -> int:
    """The first year after the plan."""
    return matter.years[-1] + 1


def bars(title: str, alt: str, rows: Sequence[tuple[str, float]], axis: str) -> Chart:
    """Horizontal bars in the order given."""
    values = [{"name": name, "value": value} for name, value in rows]
    return chart(
        title,
        alt,
        values,
        {
            "height": {"step": 22},
            "mark": {"type": "bar", "color": COLOURS[0], "height": 13},
            "encoding": {
                "x": {"field": "value", "type": "quantitative", "title": axis},
                "y": {"field": "name", "type": "nominal", "title": None, "sort": None},
            },
        },
    )


def budget_curve(matter: Matter, points: Sequence[Mapping[str, Any]]) -> Chart:
    """The best objective at each budget."""
    known = [point for point in points if point["objective"] is not None]
    values = [{"budget": p["budget"], "objective": p["objective"]} for p in known]
    alt = say(
        "A line of the objective of the best plan against the money there is, from {low} to "
        "{high}.",
        low=matter.money(known[0]["budget"]) if known else number_text(None),
        high=matter.money(known[-1]["budget"]) if known else number_text(None),
    )
    return chart(
        say("Objective of the best plan at each budget"),
        alt,
        values,
        {
            "height": 220,
            "mark": {"type": "line", "point": True, "color": COLOURS[0]},
            "encoding": {
                "x": {
                    "field": "budget",
                    "type": "quantitative",
                    "title": say("money ({unit})", unit=matter.unit),
                    "scale": {"zero": False},
                },
                "y": {
                    "field": "objective",
                    "type": "quantitative",
                    "title": say("objective"),
                    "scale": {"zero": False},
                },
            },
        },
    )


def number_locale() -> dict[str, Any]:
    """How charts write numbers, in the style in use."""
    point = current_number_style() in POINT_STYLES
    return {
        "decimal": "." if point else ",",
        "thousands": "," if point else ".",
        "grouping": [3],
        "currency": ["$", ""],
    }


def as_svg(spec: Mapping[str, Any]) -> str:
    """A chart as SVG text."""
    return str(_converter().vegalite_to_svg(dict(spec), format_locale=number_locale()))


def as_image(spec: Mapping[str, Any]) -> str:
    """A chart as the address of an image that holds its own SVG: nothing is loaded."""
    svg = base64.b64encode(as_svg(spec).encode()).decode()
    return f"data:image/svg+xml;base64,{svg}"


def as_png(spec: Mapping[str, Any]) -> bytes:
    """A chart as a PNG picture for print."""
    found = _converter().vegalite_to_png(
        dict(spec), scale=PRINT_SCALE, format_locale=number_locale()
    )
    return bytes(found)


@lru_cache
def _converter() -> Any:
    import vl_convert

    return vl_convert
