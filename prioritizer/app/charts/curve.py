"""What more or less money buys: the best objective at each budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from prioritizer.app.charts.style import BLUE, GREY, ORANGE, THOUSANDS, legend_below, new_figure
from prioritizer.language import number_text, say


def budget_chart(
    points: Sequence[Mapping[str, Any]], chosen: float, unit: str, criterion: str
) -> go.Figure:
    """The objective by budget, with the present budget and the chosen one marked.

    Args:
        points: of the document of a budget curve.
        chosen: factor of the point that is looked at.
        unit: of the money.
        criterion: what the objective is called.
    """
    known = [point for point in points if point["objective"] is not None]
    figure = new_figure(400)
    figure.add_scatter(
        name=say("best plan at this budget"),
        x=[point["budget"] for point in known],
        y=[point["objective"] for point in known],
        mode="lines+markers",
        line={"color": BLUE, "width": 2},
        marker={"size": 8},
        customdata=[
            [number_text(point["budget"]), number_text(point["objective"], 4)] for point in known
        ],
        hovertemplate=f"%{{customdata[0]}} {unit}<br>%{{customdata[1]}}<extra></extra>",
    )
    marks = (
        (1.0, say("the scenario's budget"), GREY, "diamond"),
        (chosen, say("the budget chosen"), ORANGE, "circle"),
    )
    for factor, name, colour, symbol in marks:
        there = [point for point in known if abs(point["factor"] - factor) < 1e-9]
        figure.add_scatter(
            name=name,
            x=[point["budget"] for point in there],
            y=[point["objective"] for point in there],
            mode="markers",
            marker={"size": 16, "color": colour, "symbol": symbol},
            hoverinfo="skip",
        )
    figure.update_xaxes(
        title_text=say("money of all funding sources ({unit})", unit=unit), tickformat=THOUSANDS
    )
    figure.update_yaxes(title_text=criterion)
    legend_below(figure)
    return figure
