"""Random scenarios, small enough to look at every plan, that between them try every feature."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import prioritizer as pr
from tests.oracle.enumerate import MOST_PLANS, Optimum, count_plans, optimum
from tests.oracle.features import FEATURES, FIRST_YEAR, Draft, Row, Unsuitable

# How often a draft may fail (no place for a feature, too many plans, invalid) before it is our
# own fault.
MOST_TRIES = 500
SEED = 1
MOST = 500
# Features besides the pair that a scenario is made for.
EXTRA = (3, 6)

Pair = tuple[str, str]


@dataclass(frozen=True)
class Drawn:
    """A random scenario with the features that went into it."""

    settings: dict[str, Any]
    tables: dict[str, list[Row]]
    features: tuple[str, ...]

    @cached_property
    def scenario(self) -> pr.Scenario:
        return pr.Scenario(self.settings, self.tables)

    @cached_property
    def best(self) -> Optimum:
        return optimum(self.scenario)

    def without(self, feature: str) -> pr.Scenario:
        """The scenario with one of its features taken out, and those that need it."""
        settings, tables = self.settings, self.tables
        for name in self.features:
            if feature in with_needs([name]):
                settings, tables = FEATURES[name].taken_out(settings, tables)
        return pr.Scenario(settings, tables)


def with_needs(features: Iterable[str]) -> tuple[str, ...]:
    """The features and those that they need, in the order in which they are put in."""
    wanted = set(features)
    while missing := {n for name in wanted for n in FEATURES[name].needs} - wanted:
        wanted |= missing
    return tuple(name for name in FEATURES if name in wanted)


def random_scenario(rng: random.Random, features: Iterable[str]) -> Drawn:
    """A scenario with all these features and at most MOST_PLANS whole-number plans."""
    ordered = with_needs(features)
    for _ in range(MOST_TRIES):
        try:
            for drawn in _narrower(_draw(rng, ordered)):
                if count_plans(drawn.scenario) <= MOST_PLANS:
                    return drawn
        except (Unsuitable, pr.ScenarioError):
            continue
    raise RuntimeError(f"no scenario in {MOST_TRIES} tries with {ordered}")


def _narrower(drawn: Drawn) -> Iterator[Drawn]:
    """The scenario, and then with fewer and fewer programmes that may start in any year."""
    yield drawn
    planned = {row["intervention"] for row in drawn.tables.get("plan", [])}
    for row in drawn.tables["interventions"]:
        if "first_year" not in row and row["intervention"] not in planned:
            row["last_year"] = FIRST_YEAR
            yield Drawn(drawn.settings, drawn.tables, drawn.features)


def _draw(rng: random.Random, features: tuple[str, ...]) -> Drawn:
    draft = _plain(rng)
    for name in features:
        FEATURES[name].put_in(draft, FEATURES[name])
    for row in draft.interventions:
        row.pop("touched", None)
    return Drawn(draft.settings, draft.tables, features)


def _plain(rng: random.Random) -> Draft:
    """Two or three years, two to four binary programmes, one indicator; numbers in quarters."""
    years = [FIRST_YEAR + number for number in range(rng.choice([2, 2, 3]))]
    draft = Draft(rng, {"years": years})
    names = "abcd"[: rng.choice([2, 3, 3, 4])]
    draft.tables["interventions"] = [
        {
            "intervention": name,
            "decision": "binary",
            "capital_cost": rng.choice([0, 1, 1, 2, 3, 4]),
        }
        for name in names
    ]
    draft.tables["indicators"] = [
        {"indicator": "trust", "baseline": 0, "target": rng.choice([4, 8, 10, 16]), "weight": 1}
    ]
    draft.tables["effects"] = [
        {
            "intervention": name,
            "indicator": "trust",
            "effect": rng.choice([-2, 0, 1, 1, 2, 2, 3, 4]),
        }
        for name in names
    ]
    return draft


def pairs(features: Iterable[str]) -> Iterator[Pair]:
    """Every pair of the features, in the order of FEATURES."""
    return itertools.combinations(with_needs(features), 2)


@cache
def feature_sets(number: int) -> tuple[tuple[str, ...], ...]:
    """Sets of features, each made for a pair that was covered least so far."""
    rng = random.Random(SEED)
    covered: Counter[Pair] = Counter(dict.fromkeys(pairs(FEATURES), 0))
    chosen = []
    for _ in range(number):
        least = min(covered.values())
        pair = rng.choice([pair for pair, times in covered.items() if times == least])
        extra = rng.sample(list(FEATURES), rng.randint(*EXTRA))
        features = with_needs([*pair, *extra])
        covered.update(pair for pair in pairs(features))
        chosen.append(features)
    return tuple(chosen)


@cache
def scenario_at(place: int) -> Drawn:
    """The scenario at a place of the list; each has a random stream of its own."""
    rng = random.Random(f"{SEED}: {place}")
    drawn = random_scenario(rng, feature_sets(MOST)[place])
    # Where there is no plan, most features decide nothing: most of these are drawn again.
    for _ in range(3):
        if drawn.best.status == "infeasible" and rng.random() < 0.7:
            drawn = random_scenario(rng, drawn.features)
    return drawn
