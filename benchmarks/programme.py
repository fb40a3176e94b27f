"""A generated national programme of any size: the same numbers every time.

Twelve kinds of intervention in every district of sixteen states, each an intervention of its own.
The districts enter in waves over eight years; three funders pay. Decisions are continuous, so
that the program is linear: a treasury that scales programmes up and down, district by district.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from prioritizer.scenario import Scenario

SEED = 20270101
YEARS = tuple(range(2027, 2035))
STATES = tuple(f"state_{place:02d}" for place in range(16))
INDICATORS = tuple(f"indicator_{place:02d}" for place in range(12))
KINDS = (
    ("vetting", "oversight"),
    ("internal_affairs", "oversight"),
    ("body_cameras", "equipment"),
    ("vehicles", "equipment"),
    ("laboratories", "equipment"),
    ("training", "police"),
    ("patrols", "police"),
    ("investigation", "police"),
    ("prosecutors", "courts"),
    ("public_defence", "courts"),
    ("community_work", "prevention"),
    ("youth_work", "prevention"),
)
"""Kinds of intervention and their categories."""

FUNDERS = {"treasury": (0.25, 0.1), "donor": (0.08, 0.5), "bank": (0.08, 0.0)}
"""Money as a share of what everything would cost, and the share that may be carried over."""

COLUMNS_EACH = len(YEARS) * (2.5 + 2 * len(FUNDERS))
"""Columns of one intervention: start, scale, mature (of every other one), and the money."""

WAITS = 0.05
"""Share of the interventions whose start may wait a year."""

Tables = dict[str, Any]
Settings = dict[str, Any]


def programme(columns: int) -> Scenario:
    """The scenario whose program has about ``columns`` columns."""
    return Scenario(*content(columns))


def content(columns: int) -> tuple[Settings, Tables]:
    """Settings and tables of the scenario, from which equal scenarios can be made."""
    rng = np.random.default_rng(SEED)
    count = max(len(KINDS), round(columns / COLUMNS_EACH))
    kinds = [KINDS[place % len(KINDS)] for place in range(count)]
    district = [place // len(KINDS) for place in range(count)]
    ids = [f"{kind}_{d:05d}" for (kind, _), d in zip(kinds, district, strict=True)]
    state = [STATES[d % len(STATES)] for d in district]
    interventions = interventions_table(rng, ids, [category for _, category in kinds], state)
    everything = greatest_cost(interventions)
    settings = {"years": list(YEARS), "discount_rate": 0.05, "title": "A national programme"}
    tables = {
        "interventions": interventions,
        "indicators": indicators_table(rng),
        "effects": effects_table(rng, ids),
        "funding": funding_table(everything),
        "funders": [{"funder": f, "carry_over": carry} for f, (_, carry) in FUNDERS.items()],
        "spending_rules": rules_table(everything, sorted(set(state))),
        **capacity_tables(rng, ids, state),
    }
    return settings, tables


def interventions_table(
    rng: np.random.Generator, ids: list[str], category: list[str], state: list[str]
) -> Tables:
    """What can be started, and in which years; agencies are the states.

    A share of them may wait a year: the more, the harder is the program.
    """
    count = len(ids)
    wave = rng.integers(0, len(YEARS), count)
    until = np.minimum(wave + (rng.random(count) < WAITS), len(YEARS) - 1)
    duration = rng.choice([np.nan, 3.0, 4.0, 5.0], count)
    return {
        "intervention": ids,
        "decision": ["continuous"] * count,
        "category": category,
        "agency": state,
        "max_scale": rng.integers(1, 5, count).astype(float),
        "capital_cost": rng.uniform(1.0, 20.0, count).round(3),
        "recurrent_cost": rng.uniform(0.2, 5.0, count).round(3),
        "first_year": YEARS[0] + wave,
        "last_year": YEARS[0] + until,
        "lead_time": np.arange(count) % 2,
        "duration": [None if np.isnan(years) else int(years) for years in duration],
    }


def greatest_cost(interventions: Tables) -> float:
    """Yearly cost of everything at full scale, its capital spread over the years."""
    capital = interventions["capital_cost"] / len(YEARS)
    return float(((capital + interventions["recurrent_cost"]) * interventions["max_scale"]).sum())


def indicators_table(rng: np.random.Generator) -> Tables:
    """Targets of which some are reached and some are not."""
    count = len(INDICATORS)
    return {
        "indicator": list(INDICATORS),
        "baseline": [10.0] * count,
        "target": (10.0 - np.linspace(0.5, 3.0, count)).round(3),
        "weight": rng.integers(1, 5, count).astype(float),
    }


def effects_table(rng: np.random.Generator, ids: list[str], each: int = 4) -> Tables:
    """Each intervention acts on ``each`` indicators; all together reach about the targets."""
    count = len(ids) * each
    places = np.argsort(rng.random((len(ids), len(INDICATORS))), axis=1)[:, :each].ravel()
    return {
        "intervention": np.repeat(np.array(ids, dtype=object), each),
        "indicator": np.array(INDICATORS, dtype=object)[places],
        "effect": -rng.uniform(0.5, 9.0, count) / len(ids),
    }


def funding_table(everything: float) -> list[dict[str, Any]]:
    """Money for two fifths of everything, growing from year to year."""
    return [
        {"funder": funder, "year": year, "amount": everything * share * (1 + 0.03 * t)}
        for funder, (share, _) in FUNDERS.items()
        for t, year in enumerate(YEARS)
    ]


def rules_table(everything: float, states: list[str]) -> list[dict[str, Any]]:
    """Floors, caps, a limit on wages, co-financing, steady growth, equity among the states."""
    equity = everything * 0.33 / len(states)
    return [
        {"rule": "oversight", "category": "oversight", "year": "each", "min_share": 0.1},
        {"rule": "equipment", "category": "equipment", "year": "each", "max_share": 0.3},
        {"rule": "wages", "funder": "donor", "economic": "current", "max_share": 0.4},
        {
            "rule": "co_financing",
            "funder": "treasury",
            "category": "equipment",
            "year": "each",
            "min_share": 0.25,
            "share_of": "all",
        },
        {"rule": "steady", "category": "courts", "max_change": 0.25},
        *(
            {
                "rule": f"equity_{state}",
                "agency": state,
                "year": "each",
                "max_amount": equity * 1.15,
            }
            for state in states
        ),
    ]


def capacity_tables(rng: np.random.Generator, ids: list[str], state: list[str]) -> Tables:
    """Trainers and procurement officers of each state, scarce in every year."""
    states = sorted(set(state))
    names = [f"{resource}_{s}" for resource in ("trainers", "buyers") for s in states]
    uses = [f"{resource}_{s}" for s in state for resource in ("trainers", "buyers")]
    return {
        "resources": {"resource": names, "available": [len(ids) / len(states) * 0.25] * len(names)},
        "resource_use": {
            "intervention": np.repeat(np.array(ids, dtype=object), 2),
            "resource": uses,
            "start_use": rng.uniform(0.1, 1.0, len(uses)).round(3),
            "running_use": rng.uniform(0.0, 0.3, len(uses)).round(3),
        },
    }
