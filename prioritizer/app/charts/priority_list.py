"""What a ranked list reaches along the budgets, beside the plan that is best at each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from prioritizer.app.charts.style import BLUE, ORANGE, THOUSANDS, legend_below, new_figure
from prioritizer.language import number_text, say


def list_chart(levels: Sequence[Mapping[str, Any]], unit: str, criterion: str) -> go.Figure:
    """The objective of the list and of the best plan at each budget.

    Args:
        levels: of the document of a priority list.
        unit: of the money.
        criterion: what the objective is called.
    """
    figure = new_figure(400)
    lines = (
        (say("best plan at this budget"), "best_objective", BLUE, "circle-open", 16),
        (say("top of the list"), "objective", ORANGE, "diamond", 9),
    )
    for name, key, colour, symbol, size in lines:
        figure.add_scatter(
            name=name,
            x=[level["budget"] for level in levels],
            y=[level[key] for level in levels],
            mode="lines+markers",
            # dotted: between two budgets nothing was looked at
            line={"color": colour, "width": 2, "dash": "dot"},
            marker={"size": size, "symbol": symbol, "color": colour, "line": {"width": 2}},
            customdata=[
                [number_text(level["budget"]), number_text(level[key], 4)] for level in levels
            ],
            hovertemplate=f"%{{customdata[0]}} {unit}<br>%{{customdata[1]}}<extra>{name}</extra>",
        )
    figure.update_xaxes(
        title_text=say("money of all funding sources ({unit})", unit=unit), tickformat=THOUSANDS
    )
    figure.update_yaxes(title_text=criterion)
    legend_below(figure)
    return figure
