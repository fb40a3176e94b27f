"""The range of each weight in which a plan stays the best."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from prioritizer.app.charts.style import BLUE, ORANGE, SKY, legend_below, new_figure, short
from prioritizer.language import percent_text, say

Range = tuple[str, float, float | None, float | None]
"""A name, its weight, and the ends of its range; None where an end is not known."""


def range_chart(ranges: Sequence[Range]) -> go.Figure:
    """A bar from the least to the most for each weight, with the weight itself as a mark."""
    rows = list(ranges)[::-1]
    names = [short(name) for name, _, _, _ in rows]
    figure = new_figure(150 + 34 * len(rows))
    lows = [weight if low is None else low for _, weight, low, _ in rows]
    highs = [weight if high is None else high for _, weight, _, high in rows]
    figure.add_bar(
        name=say("the plan stays the best"),
        orientation="h",
        base=lows,
        x=[high - low for low, high in zip(lows, highs, strict=True)],
        y=names,
        marker={"color": SKY, "line": {"color": BLUE, "width": 1}},
        customdata=[
            f"{percent_text(low, 1)} – {percent_text(high, 1)}"
            for low, high in zip(lows, highs, strict=True)
        ],
        hovertemplate="%{y}<br>%{customdata}<extra></extra>",
    )
    figure.add_scatter(
        name=say("the weight given"),
        x=[weight for _, weight, _, _ in rows],
        y=names,
        mode="markers",
        marker={"symbol": "diamond", "size": 12, "color": ORANGE, "line": {"width": 1}},
        customdata=[percent_text(weight, 1) for _, weight, _, _ in rows],
        hovertemplate="%{y}<br>%{customdata}<extra></extra>",
    )
    figure.update_xaxes(tickformat=".0%", title_text=say("share of all weight"))
    legend_below(figure)
    return figure
