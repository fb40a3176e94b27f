"""A map of tiles, one for each region: as large for a small state as for a large one, offline.

Where the regions are those of a country whose tiles are known (tile_maps/*.csv), each lies about
where it is; else they lie in rows, in the order of the table.
"""

from __future__ import annotations

import csv
import math
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

import plotly.graph_objects as go

from prioritizer.app.charts.style import LIGHT, new_figure, shade, short

Place = tuple[int, int]
"""Column and row of a tile, from the upper left."""

DARK = 0.45
"""Share of the colour scale from which white letters are read better than dark ones."""


def places_of(regions: Mapping[str, str]) -> tuple[dict[str, Place], bool]:
    """The place of each region's tile, and whether they lie as on a map.

    Args:
        regions: name by id.
    """
    for tiles in _known_maps():
        found = {
            region: tiles.get(_plain(region)) or tiles.get(_plain(name))
            for region, name in regions.items()
        }
        there = {region: place for region, place in found.items() if place is not None}
        if regions and len(there) == len(regions) == len(set(there.values())):
            return there, True
    wide = max(1, math.ceil(math.sqrt(2 * len(regions))))
    return {region: (n % wide, n // wide) for n, region in enumerate(regions)}, False


@lru_cache
def _known_maps() -> tuple[dict[str, Place], ...]:
    """For each country, the place of each region by its name and codes."""
    found = []
    folder = files("prioritizer.app.charts") / "tile_maps"
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if not entry.name.endswith(".csv"):
            continue
        tiles: dict[str, Place] = {}
        for row in csv.DictReader(entry.read_text(encoding="utf-8").splitlines()):
            place = (int(row["column"]), int(row["row"]))
            for name in (row["name"], *row["codes"].split(";")):
                tiles[_plain(name)] = place
        found.append(tiles)
    return tuple(found)


def _plain(name: str) -> str:
    """A name without accents and capitals."""
    split = unicodedata.normalize("NFD", name.strip().casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def tile_map(
    values: Mapping[str, float | None],
    names: Mapping[str, str],
    written: Callable[[float | None], str],
    unit: str,
) -> go.Figure:
    """Tiles with the region's id and number, darker where there is more.

    Args:
        values: by region; None where there is no number.
        names: of the regions.
        written: a number as text.
        unit: of the numbers.
    """
    places, _ = places_of(names)
    known = [value for value in values.values() if value is not None]
    low, high = (min(0.0, *known), max(known)) if known else (0.0, 0.0)
    figure = new_figure(90 + 78 * (1 + max((row for _, row in places.values()), default=0)))
    for region, (column, row) in places.items():
        value = values.get(region)
        share = 0.0 if value is None or high == low else (value - low) / (high - low)
        figure.add_shape(
            type="rect",
            x0=column - 0.47,
            x1=column + 0.47,
            y0=row - 0.47,
            y1=row + 0.47,
            fillcolor="white" if value is None else shade(share),
            line={"color": LIGHT, "width": 1},
        )
        figure.add_annotation(
            x=column,
            y=row,
            text=f"<b>{short(region, 8)}</b><br>{written(value)}",
            showarrow=False,
            font={"size": 12, "color": "white" if share >= DARK else "#1f2430"},
        )
    figure.add_scatter(
        x=[column for column, _ in places.values()],
        y=[row for _, row in places.values()],
        mode="markers",
        marker={"size": 44, "symbol": "square", "opacity": 0},
        customdata=[[names[region], written(values.get(region))] for region in places],
        hovertemplate=f"%{{customdata[0]}}<br>%{{customdata[1]}} {unit}<extra></extra>",
    )
    blank = {"visible": False, "showgrid": False, "fixedrange": True}
    figure.update_xaxes(**blank)
    figure.update_yaxes(**blank, autorange="reversed", scaleanchor="x")
    figure.update_layout(showlegend=False, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return figure
