"""Indicators on one scale: baseline at 0 %, target at 100 %, and how far plans get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from prioritizer.app.charts.style import (
    BLUE,
    GREY,
    INK,
    LIGHT,
    ORANGE,
    legend_below,
    new_figure,
    short,
)
from prioritizer.language import percent_text, say


@dataclass(frozen=True)
class Reach:
    """How far an indicator gets by the last year, as shares of the way to its target."""

    name: str
    plan: float
    current: float | None = None


def reach_chart(reaches: Sequence[Reach]) -> go.Figure:
    """A line for each indicator from baseline to target, with the plan and the current plan."""
    rows = list(reaches)[::-1]
    names = [short(row.name) for row in rows]
    figure = new_figure(150 + 34 * len(rows))
    for name, row in zip(names, rows, strict=True):
        ends = (0.0, row.plan)
        figure.add_scatter(
            x=ends,
            y=[name, name],
            mode="lines",
            line={"color": LIGHT, "width": 8},
            showlegend=False,
            hoverinfo="skip",
        )
    if any(row.current is not None for row in rows):
        figure.add_scatter(
            name=say("current plan"),
            x=[row.current for row in rows],
            y=names,
            mode="markers",
            marker={"symbol": "diamond-open", "size": 12, "color": GREY, "line": {"width": 2}},
            customdata=[percent_text(row.current) for row in rows],
            hovertemplate="%{y}<br>%{customdata}<extra></extra>",
        )
    figure.add_scatter(
        name=say("this plan"),
        x=[row.plan for row in rows],
        y=names,
        mode="markers",
        marker={"symbol": "circle", "size": 14, "color": BLUE},
        customdata=[percent_text(row.plan) for row in rows],
        hovertemplate="%{y}<br>%{customdata}<extra></extra>",
    )
    for place, text in ((0.0, say("baseline")), (1.0, say("target"))):
        figure.add_vline(x=place, line={"color": INK if place == 0 else ORANGE, "width": 2})
        figure.add_annotation(x=place, y=1.0, yref="paper", yshift=14, text=text, showarrow=False)
    figure.update_xaxes(
        tickformat=".0%", title_text=say("share of the way from baseline to target")
    )
    figure.update_layout(margin={"t": 50})
    legend_below(figure)
    return figure
