"""What to fund whichever of the possible weights win: the core index of robust portfolio modelling.

Source: Liesio, Mild and Salo, Preference programming for robust portfolio modeling and project
selection, European Journal of Operational Research 181, 2007. An intervention that every
nondominated portfolio holds is core (fund), one that none holds is exterior (drop), the others are
borderline (decide). The core index is the share of the nondominated portfolios that hold it. All
nondominated portfolios are meant, also those that are best under no weights.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from prioritizer.engines.outcome import BoolArray
from prioritizer.explanation.workers import Step
from prioritizer.language import marked, say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.extremes import best_for_each
from prioritizer.tradeoffs.nondominated import Search, search_nondominated
from prioritizer.tradeoffs.rated import RatedPlan, rated
from prioritizer.tradeoffs.valuing import Allowance, NoPlan, Valuation, ValuedPlan
from prioritizer.tradeoffs.weighting.possible import PossibleWeights
from prioritizer.tradeoffs.weighting.sampling import random_mixtures

Verdict: TypeAlias = Literal["fund", "decide", "drop"]

MOST_EXACT = 10
"""Extreme points up to which all nondominated portfolios are looked for."""

NONDOMINATED = marked("all nondominated portfolios")
SOME = marked("an estimate: the nondominated portfolios that were found before a limit came")
SAMPLED = marked("an estimate: the best portfolios for random weights among those possible")


@dataclass(frozen=True)
class CoreEntry:
    """One decision, an intervention or an intervention in a region.

    Attributes:
        name: of the decision.
        core_index: share of the portfolios that hold it.
        verdict: "fund" (all hold it), "drop" (none does) or "decide".
        is_proven: of the verdict. "decide" is proven by two portfolios; the others need all.
    """

    name: str
    core_index: float
    verdict: Verdict
    is_proven: bool


@dataclass(frozen=True)
class RobustPortfolio:
    """What every, some or no portfolio funds that the possible weights leave undominated.

    Attributes:
        entries: of every decision.
        portfolios: that these shares are of, each with another set of what operates.
        is_exact: they are all nondominated portfolios.
        basis: in words what the shares are of.
        missing: what was left undone, in words; empty where it is exact.
    """

    entries: tuple[CoreEntry, ...]
    portfolios: tuple[RatedPlan, ...]
    is_exact: bool
    basis: str
    missing: tuple[str, ...]

    def named(self, verdict: Verdict) -> tuple[str, ...]:
        """The decisions of a verdict."""
        return tuple(entry.name for entry in self.entries if entry.verdict == verdict)

    def to_dict(self) -> dict[str, Any]:
        """The verdicts and portfolios as plain Python values."""
        return {
            "is_exact": self.is_exact,
            "basis": self.basis,
            "entries": [asdict(entry) for entry in self.entries],
            "portfolios": [plan.to_dict() for plan in self.portfolios],
            "missing": list(self.missing),
        }

    def to_json(self) -> str:
        """The verdicts and portfolios as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def robust_portfolio(
    scenario: Scenario,
    weights: PossibleWeights,
    *,
    estimate: bool = False,
    most: int = 500,
    samples: int = 100,
    seed: int = 0,
    time_limit: float | None = None,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> RobustPortfolio:
    """Tell what to fund, drop or decide whichever of the possible weights win.

    Exact where every decision is binary or integer and there are at most ``MOST_EXACT`` extreme
    points; otherwise an estimate from the best plans at the extreme points and at random weights.

    Args:
        scenario: whose objective is weighted_gain.
        weights: that are possible.
        estimate: sample even where the exact answer could be had.
        most: nondominated portfolios after which the exact search stops.
        samples: random weights of the estimate.
        seed: of the random weights.
        time_limit: seconds for all solves together.
        workers: processes of the estimate; None for one a processor.
        on_progress: told of each portfolio or sample; a total of 0 is not known yet.
        should_stop: asked from time to time; True ends the search with what is there.

    Raises:
        NoPlan: the scenario is infeasible.
        ValueError: the objective is another, or an argument is out of range.
    """
    if most < 1:
        raise ValueError(say("most {count}: give a whole number from 1", count=most))
    allowance = Allowance(time_limit, should_stop)
    with Valuation(
        scenario, weights.indicators, extremes=weights.extremes, patterns=True, allowance=allowance
    ) as valuation:
        reasons = why_not_exact(valuation, weights)
        if not reasons and not estimate:
            return exact(valuation, weights, most, on_progress)
        tried = np.vstack([weights.extremes, random_mixtures(weights.extremes, samples, seed)])
        names = [*weights.names, *(str(number + 1) for number in range(samples))]
        plans = best_for_each(
            scenario, weights.indicators, tried, names, allowance,
            workers=workers, on_progress=on_progress,
        )  # fmt: skip
        left = sum(plan is None for plan in plans)
        if left:
            reasons += (say("{count} of {total} weights were not solved", count=left,
                            total=len(plans)),)  # fmt: skip
        found = [plan for plan in plans if plan is not None]
        inner = [plan for plan in plans[len(weights.extremes) :] if plan is not None]
        return summed_up(valuation, weights, found, SAMPLED, reasons, proving=inner)


def why_not_exact(valuation: Valuation, weights: PossibleWeights) -> tuple[str, ...]:
    """Why the nondominated portfolios cannot all be found; empty where they can."""
    reasons = []
    if not valuation.parameters.decisions.is_whole.all():
        reasons.append(
            say("Continuous decisions have endless nondominated portfolios: not all can be found")
        )
    if len(weights.extremes) > MOST_EXACT:
        reasons.append(
            say(
                "{count} extreme weights are too many to find all nondominated portfolios "
                "({most} at most)",
                count=len(weights.extremes),
                most=MOST_EXACT,
            )
        )
    return tuple(reasons)


def exact(
    valuation: Valuation,
    weights: PossibleWeights,
    most: int,
    on_progress: Callable[[Step], None] | None,
) -> RobustPortfolio:
    """The verdicts by all nondominated portfolios, or by those found before a limit."""

    def tell(search: Search) -> None:
        if on_progress is not None:
            on_progress(Step(len(search.found), 0, ""))

    search = search_nondominated(valuation, most, tell)
    if search.is_infeasible:
        raise NoPlan(say("The scenario has no plan: diagnose tells why, and what would help"))
    found = [plan for vector in search.found for plan in vector.plans]
    if search.is_complete:
        return summed_up(valuation, weights, found, NONDOMINATED, ())
    missing = (
        say("A limit came before all nondominated portfolios were found; {count} regions of values "
            "are not searched", count=len(search.regions)),
    )  # fmt: skip
    return summed_up(valuation, weights, found, SOME, missing, proving=found)


def summed_up(
    valuation: Valuation,
    weights: PossibleWeights,
    plans: list[ValuedPlan],
    basis: str,
    missing: tuple[str, ...],
    proving: list[ValuedPlan] | None = None,
) -> RobustPortfolio:
    """Count what operates in each set, once for each set.

    Args:
        valuation, weights: that the plans are of.
        plans: found.
        basis, missing: in words.
        proving: where the plans are not all: those of them that are known to be nondominated. Two
            that differ prove "decide".
    """
    sets: dict[bytes, ValuedPlan] = {}
    for plan in plans:
        sets.setdefault(plan.operating.tobytes(), plan)
    distinct = list(sets.values())
    entries = []
    for place, name in enumerate(valuation.names if distinct else ()):
        share = float(np.mean([plan.operating[place] for plan in distinct]))
        verdict: Verdict = "fund" if share == 1 else "drop" if share == 0 else "decide"
        is_proven = proving is None or differs([plan.operating for plan in proving], place)
        entries.append(CoreEntry(name, share, verdict, is_proven))
    return RobustPortfolio(
        entries=tuple(entries),
        portfolios=tuple(rated(valuation, weights.indicators, plan) for plan in distinct),
        is_exact=proving is None,
        basis=say(basis),
        missing=missing,
    )


def differs(sets: list[BoolArray], place: int) -> bool:
    """Whether a decision operates in some of the sets and not in others."""
    return len({bool(operating[place]) for operating in sets}) == 2
