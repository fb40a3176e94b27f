"""The regions of a plan on a map of tiles, and in a table."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from prioritizer.app.charts.style import draw, show_table
from prioritizer.app.charts.tiles import places_of, tile_map
from prioritizer.language import number_text, percent_text, say
from prioritizer.report.matter import Matter


def show_regions(matter: Matter) -> None:
    """A map of tiles of the money or of an indicator, and a table."""
    table = matter.scenario.table("regions")
    names = dict(zip(table["region"], table["name"], strict=True))
    names = {region: name or region for region, name in names.items()}
    indicators = [ident for ident in matter.indicator_rows if has_regions(matter, ident)]
    choice = st.selectbox(
        say("Shown"),
        ["", *indicators],
        format_func=lambda ident: (
            matter.name("indicators", ident) if ident else say("Cost of all years")
        ),
        key="region_measure",
    )
    values, unit, written = regional_values(matter, choice or "", list(names))
    draw(
        tile_map(values, names, written, unit),
        alt=say(
            "A tile for each region, darker where there is more: {measure}.",
            measure=matter.name("indicators", choice) if choice else say("cost of all years"),
        ),
        key="region_map",
    )
    if not places_of(names)[1]:
        st.caption(say("The tiles lie in the order of the table “regions”."))
    number = f"{matter.name('indicators', choice)} ({unit})" if choice else unit
    frame = pd.DataFrame(
        {
            say("region"): [names[region] for region in values],
            number: [values[region] for region in values],
        }
    )
    show_table(frame, {number: written}, alt=say("The numbers of the map"), key="region_table")


def has_regions(matter: Matter, ident: str) -> bool:
    """Whether an indicator has values by region."""
    last = matter.years[-1]
    return any(
        row["indicator"] == ident and row["region"] and row["year"] == last
        for row in matter.rows("indicators")
    )


def regional_values(
    matter: Matter, indicator: str, regions: list[str]
) -> tuple[dict[str, float | None], str, Callable[[float | None], str]]:
    """Numbers by region, their unit, and how they are written; "": the cost of all years."""
    if not indicator:
        cost: dict[str, float | None] = dict.fromkeys(regions, 0.0)
        for row in matter.rows("allocation"):
            if row["region"]:
                cost[row["region"]] = (cost[row["region"]] or 0.0) + row["cost"]
        return cost, matter.unit, lambda value: number_text(value, 0)
    values: dict[str, float | None] = dict.fromkeys(regions)
    for row in matter.rows("indicators"):
        if row["indicator"] == indicator and row["year"] == matter.years[-1] and row["region"]:
            values[row["region"]] = row["progress"]
    return values, say("progress to the target"), percent_text
