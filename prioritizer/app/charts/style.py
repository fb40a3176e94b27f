"""The looks of every chart, and the table that stands under each of them.

Colours are those of Okabe and Ito (2008), which the colour-blind tell apart; the theme of
Streamlit is switched off, so that the screen and a saved picture agree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from prioritizer.language import current_number_style, number_text, say
from prioritizer.language.numbers import POINT_STYLES
from prioritizer.report import charts as report_charts

COLOURS = report_charts.COLOURS
BLUE, ORANGE, GREEN, PINK, SKY, RED, GREY, INK = COLOURS
LIGHT = "#d5d8de"
THOUSANDS = ",.12~g"
"""Ticks of an axis of amounts."""

LONGEST_NAME = 44
"""Letters of a name that fit beside a chart; the table under it has the whole name."""


def new_figure(height: int = 380) -> go.Figure:
    """An empty figure with the looks of all."""
    figure = go.Figure()
    figure.update_layout(
        template="none",
        height=height,
        colorway=list(COLOURS),
        separators=".," if current_number_style() in POINT_STYLES else ",.",
        font={"family": "Source Sans, sans-serif", "size": 14, "color": INK},
        paper_bgcolor="white",
        plot_bgcolor="white",
        margin={"l": 10, "r": 10, "t": 30, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.12, "x": 0},
        hoverlabel={"font": {"size": 14}, "align": "left"},
        barmode="stack",
        bargap=0.35,
    )
    axis = {
        "automargin": True,
        "title": {"font": {"size": 14}},
        "gridcolor": LIGHT,
        "zerolinecolor": GREY,
        "linecolor": LIGHT,
    }
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    return figure


def short(name: str, longest: int = LONGEST_NAME) -> str:
    """A name that fits beside a chart.

    >>> short("Vetting of the state forces", 12)
    'Vetting of…'
    """
    if len(name) <= longest:
        return name
    cut = name[: longest - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def shade(share: float) -> str:
    """A colour from white to blue for a share from 0 to 1, which also differs in lightness."""
    share = min(max(share, 0.0), 1.0)
    ends = ((240, 246, 251), (0, 75, 125))
    mixed = (round(a + share * (b - a)) for a, b in zip(*ends, strict=True))
    return f"rgb({', '.join(map(str, mixed))})"


Formats = Mapping[str, int | Callable[[Any], str]]
"""By column: decimals of a number, or what writes a cell."""


def show_table(frame: pd.DataFrame, formats: Formats, *, alt: str, key: str) -> None:
    """Show a table whose numbers are written in the chosen style and sort as numbers."""
    writers: dict[Any, Any] = {
        column: writer if callable(writer) else _digits(writer)
        for column, writer in formats.items()
        if column in frame
    }
    frame = frame.assign(**{str(name): frame[name].astype("float64") for name in writers})
    styled: Any = frame.style.format(writers, na_rep="–") if writers and len(frame) else frame
    st.dataframe(
        styled,
        hide_index=True,
        key=key,
        alt=alt,
        column_config=_widths(frame),
        placeholder="–",
    )


def _widths(frame: pd.DataFrame) -> dict[str, Any]:
    """The first column stays in view and takes no more than it needs, or a third of the page."""
    if not len(frame.columns):
        return {}
    first = str(frame.columns[0])
    longest = max((len(str(cell)) for cell in frame[first]), default=0)
    width = 260 if longest > LONGEST_NAME else None
    return {first: st.column_config.Column(width=width, pinned=len(frame.columns) > PINNED)}


PINNED = 5
"""A table with more columns keeps its first one in view."""


def legend_below(figure: go.Figure, lines: int = 1) -> None:
    """Put the legend under the title of the x axis, whatever the height of the figure."""
    figure.update_layout(
        legend={"yref": "container", "y": 0.0, "yanchor": "bottom"},
        margin={"b": 60 + 24 * lines},
    )


def _digits(digits: int) -> Callable[[Any], str]:
    return lambda value: "–" if value is None else number_text(float(value), digits)


def show_chart(
    figure: go.Figure,
    frame: pd.DataFrame,
    formats: Formats,
    *,
    alt: str,
    key: str,
    is_open: bool = False,
) -> None:
    """Show a chart and, under it, its numbers as a table."""
    draw(figure, alt=alt, key=key)
    with st.expander(say("The numbers of this chart as a table"), expanded=is_open):
        show_table(frame, formats, alt=alt, key=f"{key}_table")


def draw(figure: go.Figure, *, alt: str, key: str) -> None:
    """Show a chart; its table is shown by the caller."""
    st.plotly_chart(figure, theme=None, key=key, alt=alt, config={"displaylogo": False})
