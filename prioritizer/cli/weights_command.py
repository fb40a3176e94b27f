"""The command ``weights``: ask for weights in one of several ways, and keep them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from prioritizer.cli.options import (
    AsJson,
    Overrides,
    ScenarioPath,
    complain,
    faults_end_the_command,
    load,
    show_or_print,
)
from prioritizer.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prioritizer.scenario import Scenario
    from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights

METHODS = (
    "direct, swing, rank-order-centroid, rank-sum, ahp, best-worst, mean, geometric-mean, entropy "
    "or critic"
)
NUMBERS = "Repeat for each, as in --points trust=100 --points crime=60."


Points: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--points", metavar="NAME=NUMBER", help=f"For direct and swing. {NUMBERS}"),
]
Order: TypeAlias = Annotated[
    str | None,
    typer.Option("--order", metavar="NAME,NAME", help="For ranks: the most important first."),
]
Judged: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--judge", metavar="NAME/NAME=NUMBER", help="For ahp: so many times as important."
    ),
]
BestTo: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--best-to", metavar="NAME=NUMBER", help="For best-worst: best against each."),
]
ToWorst: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--to-worst", metavar="NAME=NUMBER", help="For best-worst: each against worst."),
]


def weights(
    path: ScenarioPath,
    as_json: AsJson = False,
    method: Annotated[str | None, typer.Option(help=f"{METHODS}.")] = None,
    of: Annotated[
        str | None, typer.Option(metavar="STAKEHOLDER", help="Show the weights in preferences.")
    ] = None,
    points: Points = None,
    order: Order = None,
    judge: Judged = None,
    geometric: Annotated[
        bool, typer.Option("--geometric", help="For ahp: the geometric means of the rows.")
    ] = False,
    best: Annotated[str | None, typer.Option(help="For best-worst: the most important.")] = None,
    worst: Annotated[str | None, typer.Option(help="For best-worst: the least important.")] = None,
    best_to: BestTo = None,
    to_worst: ToWorst = None,
    rescale: Annotated[
        bool, typer.Option("--rescale", help="With --of: to the ranges of today.")
    ] = False,
    stakeholder: Annotated[
        str | None, typer.Option(help="Write the weights as this stakeholder's, with --out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Scenario to write: a folder or an .xlsx.")
    ] = None,
    overrides: Overrides = None,
) -> None:
    """Find weights of the indicators from what people say; write them to `preferences`."""
    from prioritizer.cli.robustness_display import show_weights
    from prioritizer.tradeoffs.weighting.preference_rows import with_preferences

    scenario = load(path, overrides, as_json=as_json)
    given = Given(
        points or [], order, judge or [], geometric, best, worst, best_to or [], to_worst or []
    )
    with faults_end_the_command():
        if (stakeholder is None) != (out is None):
            raise ValueError(say("Give --stakeholder and --out together"))
        found = stated(scenario, of, rescale) if of else asked(scenario, method, given)
        changed = None if stakeholder is None else with_preferences(scenario, stakeholder, found)
    if changed is not None and out is not None:
        changed.write(out)
    show_or_print(found, show_weights, as_json=as_json)
    if out is not None:
        complain(say("Written: {place}", place=out))


class Given:
    """What the options say."""

    def __init__(
        self,
        points: list[str],
        order: str | None,
        judge: list[str],
        geometric: bool,
        best: str | None,
        worst: str | None,
        best_to: list[str],
        to_worst: list[str],
    ) -> None:
        self.points, self.judge = points, judge
        self.order = [name.strip() for name in order.split(",")] if order else []
        self.geometric, self.best, self.worst = geometric, best, worst
        self.best_to, self.to_worst = best_to, to_worst


def stated(scenario: Scenario, stakeholder: str, rescale: bool) -> IndicatorWeights:
    """The weights of a stakeholder in preferences."""
    from prioritizer.tradeoffs.weighting.preference_rows import weights_of
    from prioritizer.tradeoffs.weighting.swing import rescaled_weights

    found = weights_of(scenario, stakeholder)
    return rescaled_weights(scenario, found) if rescale else found


def asked(scenario: Scenario, method: str | None, given: Given) -> IndicatorWeights:
    """The weights by a method.

    Raises:
        ValueError: the method is not known, or its options are missing or wrong.
    """
    from prioritizer.tradeoffs.weighting.elicited import direct_weights
    from prioritizer.tradeoffs.weighting.from_data import weights_from_data
    from prioritizer.tradeoffs.weighting.grouping import group_weights
    from prioritizer.tradeoffs.weighting.ranking import rank_order_centroid, rank_sum
    from prioritizer.tradeoffs.weighting.swing import swing_weights

    ways: dict[str, Callable[[], IndicatorWeights]] = {
        "direct": lambda: direct_weights(scenario, numbers(given.points, "--points")),
        "swing": lambda: swing_weights(scenario, numbers(given.points, "--points")),
        "rank-order-centroid": lambda: rank_order_centroid(scenario, given.order),
        "rank-sum": lambda: rank_sum(scenario, given.order),
        "ahp": lambda: in_pairs(scenario, given),
        "best-worst": lambda: between_best_and_worst(scenario, given),
        "mean": lambda: group_weights(scenario),
        "geometric-mean": lambda: group_weights(scenario, method="geometric_mean"),
        "entropy": lambda: weights_from_data(scenario, "entropy"),
        "critic": lambda: weights_from_data(scenario, "critic"),
    }
    if method not in ways:
        raise ValueError(
            say("Give --method, one of {methods}; or --of STAKEHOLDER", methods=", ".join(ways))
        )
    return ways[method]()


def in_pairs(scenario: Scenario, given: Given) -> IndicatorWeights:
    """Weights by the analytic hierarchy process."""
    from prioritizer.tradeoffs.weighting.pairwise import analytic_hierarchy

    judged = {}
    for pair, ratio in numbers(given.judge, "--judge").items():
        first, slash, second = pair.partition("/")
        if not slash:
            raise ValueError(say("--judge {pair}: write it as trust/crime=3", pair=pair))
        judged[first.strip(), second.strip()] = ratio
    if given.geometric:
        return analytic_hierarchy(scenario, judged, method="geometric_mean")
    return analytic_hierarchy(scenario, judged)


def between_best_and_worst(scenario: Scenario, given: Given) -> IndicatorWeights:
    """Weights by the best-worst method."""
    from prioritizer.tradeoffs.weighting.best_to_others import best_worst

    if given.best is None or given.worst is None:
        raise ValueError(say("Give --best and --worst"))
    return best_worst(
        scenario,
        given.best,
        given.worst,
        numbers(given.best_to, "--best-to"),
        numbers(given.to_worst, "--to-worst"),
    )


def numbers(texts: Sequence[str], option: str) -> dict[str, float]:
    """Names and numbers, as in trust=100.

    Raises:
        ValueError: one is written otherwise, or a name comes twice.
    """
    found: dict[str, float] = {}
    for text in texts:
        name, _, number = text.rpartition("=")
        try:
            value = float(number)
        except ValueError:
            name = ""
        if not name.strip() or name.strip() in found:
            raise ValueError(
                say("{option} {text}: write it as trust=100, each once", option=option, text=text)
            )
        found[name.strip()] = value
    return found
