"""Which uncertain effect matters most: the objective at the adverse end of each."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from prioritizer.app.charts.style import BLUE, INK, ORANGE, legend_below, new_figure, short
from prioritizer.language import number_text, say

Bar = tuple[str, float, float]
"""A name and the values at its two ends."""


def tornado_chart(
    bars: Sequence[Bar], centre: float, unit: str, ends: tuple[str, str]
) -> go.Figure:
    """Bars from the centre to both ends, the longest at the top.

    Args:
        bars: name, value at the one end, value at the other.
        centre: the value when all is as expected.
        unit: of the values.
        ends: what the two ends are called.
    """
    order = sorted(bars, key=lambda bar: abs(bar[1] - centre) + abs(bar[2] - centre))
    names = [short(name, 60) for name, _, _ in order]
    figure = new_figure(170 + 30 * len(order))
    sides = ([low for _, low, _ in order], [high for _, _, high in order])
    for place, colour, pattern in ((0, ORANGE, "/"), (1, BLUE, "")):
        values = sides[place]
        figure.add_bar(
            name=ends[place],
            orientation="h",
            base=centre,
            x=[value - centre for value in values],
            y=names,
            marker={"color": colour, "pattern": {"shape": pattern}},
            customdata=[number_text(value, 4) for value in values],
            hovertemplate="%{y}<br>%{customdata}<extra>" + ends[place] + "</extra>",
        )
    figure.add_vline(x=centre, line={"color": INK, "width": 2})
    figure.add_annotation(
        x=centre, y=1, yref="paper", yshift=14, showarrow=False, text=say("as expected")
    )
    figure.update_layout(barmode="overlay", margin={"t": 50})
    figure.update_xaxes(title_text=unit)
    legend_below(figure)
    return figure
