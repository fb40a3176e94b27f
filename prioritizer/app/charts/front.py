"""Trade-offs between two indicators: every plan on the front, one of them chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from prioritizer.app.charts.style import BLUE, ORANGE, SKY, legend_below, new_figure
from prioritizer.language import number_text, say


def front_chart(
    points: Sequence[Mapping[str, Any]],
    across: tuple[str, str],
    up: tuple[str, str],
    chosen: int | None,
) -> go.Figure:
    """A dot for each plan; the place of a dot in ``points`` is its ``customdata``.

    Args:
        points: of the document of a Pareto front.
        across, up: id and words of the indicators of the two axes.
        chosen: place of the plan that is looked at.
    """
    figure = new_figure(460)
    kinds = (
        (True, say("best for some weights"), BLUE, "circle"),
        (False, say("no weights lead here"), SKY, "diamond"),
    )
    for is_supported, name, colour, symbol in kinds:
        places = [n for n, p in enumerate(points) if bool(p.get("supported")) is is_supported]
        if not places:
            continue
        figure.add_scatter(
            name=name,
            x=[points[n]["values"][across[0]] for n in places],
            y=[points[n]["values"][up[0]] for n in places],
            mode="markers",
            marker={
                "size": 14,
                "symbol": symbol,
                "color": colour,
                "line": {"width": 1, "color": "white"},
            },
            customdata=places,
            text=[
                ", ".join(
                    number_text(points[n]["values"][ident], 3) for ident in (across[0], up[0])
                )
                for n in places
            ],
            hovertemplate="%{text}<extra></extra>",
        )
    _mark(figure, points, (across[0], up[0]), chosen)
    figure.update_xaxes(title_text=across[1])
    figure.update_yaxes(title_text=up[1])
    legend_below(figure, lines=2)
    return figure


def _mark(
    figure: go.Figure,
    points: Sequence[Mapping[str, Any]],
    names: tuple[str, str],
    chosen: int | None,
) -> None:
    """Stars on the knees and a ring around the plan that is looked at."""
    across, up = names
    knees = [point["values"] for point in points if point.get("knee")]
    figure.add_scatter(
        name=say("knee: a good balance"),
        x=[values[across] for values in knees],
        y=[values[up] for values in knees],
        mode="markers",
        marker={"size": 7, "symbol": "star", "color": "white"},
        hoverinfo="skip",
        visible=bool(knees),
    )
    if chosen is not None and chosen < len(points):
        figure.add_scatter(
            name=say("the plan chosen"),
            x=[points[chosen]["values"][across]],
            y=[points[chosen]["values"][up]],
            mode="markers",
            marker={
                "size": 24,
                "symbol": "circle-open",
                "color": ORANGE,
                "line": {"width": 3, "color": ORANGE},
            },
            hoverinfo="skip",
        )
