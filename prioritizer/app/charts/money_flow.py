"""Money from funding sources through interventions to the indicators that they move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import plotly.graph_objects as go

from prioritizer.app.charts.style import BLUE, GREEN, ORANGE, new_figure, short
from prioritizer.language import number_text, say
from prioritizer.report.matter import Matter

MOST = 14
"""Interventions that are drawn by themselves; the others are drawn together."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Flow:
    """Amounts by (funding source, intervention) and by (intervention, indicator), in names."""

    paid: Mapping[Pair, float]
    moved: Mapping[Pair, float]


def flow_of(matter: Matter) -> Flow:
    """Who pays what, and each intervention's money divided among the indicators it moves.

    It is divided in proportion to what the intervention contributes to each indicator over the
    years: gain times weight over the distance from baseline to target, harms left out. It shows
    what the money is for; it is no account of what each indicator costs.
    """
    paid: dict[Pair, float] = defaultdict(float)
    for row in matter.rows("money"):
        paid[row["funder"], row["intervention"]] += row["amount"]
    spent: dict[str, float] = defaultdict(float)
    for (_, intervention), amount in paid.items():
        spent[intervention] += amount
    shares = shares_of(matter)
    largest = sorted(spent, key=lambda name: -spent[name])[:MOST]
    rest, nothing = say("other interventions"), say("no indicator directly")
    label = {
        name: matter.name("interventions", name) if name in largest else rest for name in spent
    }
    left: dict[Pair, float] = defaultdict(float)
    right: dict[Pair, float] = defaultdict(float)
    for (funder, intervention), amount in paid.items():
        left[matter.name("funders", funder), label[intervention]] += amount
    for intervention, amount in spent.items():
        parts = shares.get(intervention) or {"": 1.0}
        for indicator, share in parts.items():
            name = matter.name("indicators", indicator) if indicator else nothing
            right[label[intervention], name] += amount * share
    return Flow(dict(left), dict(right))


def shares_of(matter: Matter) -> dict[str, dict[str, float]]:
    """Of each intervention's contribution, the part that goes to each indicator."""
    worth: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    people = population_shares(matter)
    for row in matter.rows("contributions"):
        given = matter.indicator_rows[row["indicator"]]
        distance = given["target"] - given["baseline"]
        gain = row["gain"] * given["weight"] * people.get(row["region"], 1.0) / distance
        worth[row["intervention"]][row["indicator"]] += max(gain, 0.0)
    found = {}
    for intervention, parts in worth.items():
        total = sum(parts.values())
        if total > 0:
            found[intervention] = {k: part / total for k, part in parts.items() if part > 0}
    return found


def population_shares(matter: Matter) -> dict[str, float]:
    """Share of each region in the population."""
    frame = matter.scenario.table("regions")
    total = frame["population"].sum()
    return {
        region: population / total
        for region, population in zip(frame["region"], frame["population"], strict=True)
    }


def flow_chart(flow: Flow, unit: str) -> go.Figure:
    """The flow as bands whose width is the amount."""
    columns = (
        list(dict.fromkeys(funder for funder, _ in flow.paid)),
        list(dict.fromkeys(name for _, name in flow.paid)),
        list(dict.fromkeys(indicator for _, indicator in flow.moved)),
    )
    places: dict[tuple[int, str], int] = {}
    for column, names in enumerate(columns):
        for name in names:
            places[column, name] = len(places)
    links = [(places[0, a], places[1, b], amount) for (a, b), amount in flow.paid.items()]
    links += [(places[1, a], places[2, b], amount) for (a, b), amount in flow.moved.items()]
    links = [link for link in links if link[2] > 0]
    colours = (ORANGE, BLUE, GREEN)
    figure = new_figure(max(420, 34 * max(map(len, columns))))
    figure.add_sankey(
        arrangement="snap",
        node={
            "label": [short(name, 27) for _, name in places],
            "color": [colours[column] for column, _ in places],
            "customdata": [name for _, name in places],
            "hovertemplate": "%{customdata}: %{value:,.1f} " + unit + "<extra></extra>",
            "pad": 12,
            "thickness": 14,
            "line": {"width": 0},
        },
        link={
            "source": [link[0] for link in links],
            "target": [link[1] for link in links],
            "value": [link[2] for link in links],
            "color": "rgba(120, 130, 145, 0.28)",
            "customdata": [number_text(link[2]) for link in links],
            "hovertemplate": "%{source.label} → %{target.label}: %{customdata} "
            + unit
            + "<extra></extra>",
        },
        textfont={"color": "#1f2430", "size": 12, "shadow": "none"},
    )
    figure.update_layout(margin={"l": 10, "r": 10, "t": 10, "b": 20}, paper_bgcolor="white")
    return figure
