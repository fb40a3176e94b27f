"""Bars: amounts by year, stacked by a part; and amounts by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from prioritizer.app.charts.style import (
    BLUE,
    COLOURS,
    GREY,
    INK,
    THOUSANDS,
    legend_below,
    new_figure,
    short,
)
from prioritizer.language import number_text

PATTERNS = ("", "/", "x", "-", ".", "+", "|", "\\")
"""Fills that tell parts apart where colours are used up or not seen."""


def stacked_by_year(
    amounts: Mapping[str, Sequence[float]], years: Sequence[int], unit: str
) -> go.Figure:
    """Bars by year, stacked by part, the largest part at the bottom.

    Args:
        amounts: by part, one for each year.
        years: in order.
        unit: of the amounts.
    """
    figure = new_figure(420)
    order = sorted(amounts, key=lambda part: -sum(amounts[part]))
    for place, part in enumerate(order):
        figure.add_bar(
            name=short(part),
            x=[str(year) for year in years],
            y=list(amounts[part]),
            marker={
                "color": COLOURS[place % len(COLOURS)],
                "pattern": {"shape": PATTERNS[place // len(COLOURS) % len(PATTERNS)]},
                "line": {"color": "white", "width": 1},
            },
            customdata=[number_text(amount, 1) for amount in amounts[part]],
            hovertemplate=f"{short(part)}<br>%{{x}}: %{{customdata}} {unit}<extra></extra>",
        )
    figure.update_xaxes(type="category", showgrid=False)
    figure.update_yaxes(title_text=unit, rangemode="tozero", tickformat=THOUSANDS)
    return figure


def by_name(
    values: Mapping[str, float],
    unit: str,
    *,
    digits: int = 1,
    marked: Sequence[str] = (),
) -> go.Figure:
    """Horizontal bars by name, in order from the top, each with its number; some marked."""
    names = list(values)[::-1]
    figure = new_figure(max(160, 60 + 30 * len(names)))
    figure.add_bar(
        orientation="h",
        y=[short(name) for name in names],
        x=[values[name] for name in names],
        marker={"color": [BLUE if name in marked or not marked else GREY for name in names]},
        text=[number_text(values[name], digits) for name in names],
        textposition="outside",
        cliponaxis=False,
        hovertext=names,
        hovertemplate="%{hovertext}<br>%{text} " + unit + "<extra></extra>",
        textfont={"color": INK},
    )
    figure.update_xaxes(title_text=unit, tickformat=THOUSANDS)
    figure.update_layout(bargap=0.3, showlegend=False, margin={"r": 70})
    return figure


def side_by_side(
    amounts: Mapping[str, Mapping[str, float | None]], items: Sequence[str], unit: str
) -> go.Figure:
    """Bars of several scenarios beside each other.

    Args:
        amounts: by scenario and item.
        items: in order from the top.
        unit: of the amounts.
    """
    figure = new_figure(120 + 24 * len(items) * max(1, len(amounts)))
    names = [short(item) for item in items[::-1]]
    for place, (scenario, own) in reversed(list(enumerate(amounts.items()))):
        values = [own.get(item) for item in items[::-1]]
        figure.add_bar(
            name=short(scenario),
            orientation="h",
            y=names,
            x=values,
            marker={
                "color": COLOURS[place % len(COLOURS)],
                "pattern": {"shape": PATTERNS[place % len(PATTERNS)]},
            },
            customdata=[number_text(value) for value in values],
            hovertemplate=f"{short(scenario)}<br>%{{y}}: %{{customdata}} {unit}<extra></extra>",
        )
    figure.update_layout(barmode="group", legend={"traceorder": "reversed"})
    figure.update_xaxes(title_text=unit, tickformat=THOUSANDS)
    legend_below(figure, lines=len(amounts))
    return figure
