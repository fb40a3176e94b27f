"""The picture of a front of two objectives: every plan, told apart by shape as well as colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prioritizer.language import say, say_count
from prioritizer.report.charts import COLOURS, chart
from prioritizer.report.matter import Matter
from prioritizer.report.naming import axis_title, objective_name
from prioritizer.report.parts import Chart

SUPPORTED, UNSUPPORTED, KNEE = "supported", "unsupported", "knee"

LOOKS: Mapping[str, tuple[str, str, str, int]] = {
    SUPPORTED: ("circle", COLOURS[0], COLOURS[0], 60),
    UNSUPPORTED: ("triangle-up", COLOURS[1], COLOURS[7], 80),
    KNEE: ("square", "transparent", COLOURS[5], 320),
}
"""Shape, filling, outline and size of each kind of point."""

LYING: Mapping[str, Any] = {
    "titleAngle": 0,
    "titleAlign": "left",
    "titleBaseline": "bottom",
    "titleX": 0,
    "titleY": -8,
}
"""The title of the upright axis above it, where long names of indicators have room."""


def front(matter: Matter, document: Mapping[str, Any]) -> Chart:
    """A point for each plan of a front of two objectives; a square around each knee."""
    across, up = (objective["name"] for objective in document["objectives"])
    senses = {objective["name"]: objective["sense"] for objective in document["objectives"]}
    points: Sequence[Mapping[str, Any]] = document["points"]
    words = {
        SUPPORTED: say("best for some weights"),
        UNSUPPORTED: say("best for no weights"),
        KNEE: say("knee: a good balance"),
    }
    values = [
        {"x": p["values"][across], "y": p["values"][up], "kind": words[kind]}
        for p in points
        for kind in kinds(p)
    ]
    shown = [kind for kind in words if any(value["kind"] == words[kind] for value in values)]
    alt = say_count(
        "{count} plan by {across} and {up}.",
        "{count} plans by {across} and {up}.",
        len(points),
        across=objective_name(across, matter),
        up=objective_name(up, matter),
    )
    unsupported = sum(not point["supported"] for point in points)
    if unsupported:
        alt += " " + say_count(
            "{count} of them, a triangle, is best for no weights.",
            "{count} of them, triangles, are best for no weights.",
            unsupported,
        )
    if KNEE in shown:
        alt += " " + say("A square stands around each knee, where the balance is good.")
    return chart(
        say("Trade-offs, plan by plan"),
        alt,
        values,
        {
            "height": 320,
            "mark": {"type": "point", "strokeWidth": 1.5, "opacity": 1},
            "encoding": {
                "x": axis("x", axis_title(across, senses, matter)),
                "y": axis("y", axis_title(up, senses, matter)) | {"axis": LYING},
            }
            | looks([(words[kind], LOOKS[kind]) for kind in shown]),
        },
    )


def kinds(point: Mapping[str, Any]) -> list[str]:
    """What a point is drawn as."""
    return [SUPPORTED if point["supported"] else UNSUPPORTED, *([KNEE] if point["knee"] else [])]


def axis(name: str, title: str) -> dict[str, Any]:
    """An axis that spans the values alone."""
    return {"field": name, "type": "quantitative", "title": title, "scale": {"zero": False}}


def looks(kinds_shown: Sequence[tuple[str, tuple[str, str, str, int]]]) -> dict[str, Any]:
    """The encodings by which kinds of points differ, under one legend."""
    domain = [word for word, _ in kinds_shown]
    legend = {"orient": "bottom", "columns": 1}
    return {
        channel: {
            "field": "kind",
            "type": "nominal",
            "title": None,
            "scale": {"domain": domain, "range": [look[place] for _, look in kinds_shown]},
            "legend": legend,
        }
        for place, channel in enumerate(("shape", "fill", "stroke", "size"))
    }
