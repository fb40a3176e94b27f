"""Advice on indicators and effects."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from prioritizer.language import say
from prioritizer.tables.checks.logic import PREREQUISITES
from prioritizer.tables.content import Content
from prioritizer.tables.data import where
from prioritizer.tables.faults import Fault, settings_fault
from prioritizer.tables.selection import split_ids
from prioritizer.tables.settings import KEY_OF

FAINTEST_EFFECT = 1e-6
"""Full scale moves an indicator by this share of its way to the target: less is lost in solving."""

STRONGEST_EFFECT = 1e4
"""Full scale moves an indicator by this multiple of its way to the target: most likely a slip."""


def idle_interventions(content: Content) -> Iterator[Fault]:
    """An intervention that moves no indicator, and that nothing else needs."""
    table = content.interventions
    useful = {*content.table("effects")["intervention"], *_enablers(content)}
    for position in where(table["lock"] != "out"):
        if table["intervention"][position] not in useful:
            message = say("moves no indicator and enables nothing: add its effects, or remove it")
            yield table.fault(position, "intervention", message)


def adverse_effects(content: Content) -> Iterator[Fault]:
    """An effect that leads away from the target."""
    table = content.table("effects")
    wrong = table["effect"] * _ways(content) < 0
    message = say(
        "leads away from the indicator's target: keep it if harm is meant, else change sign"
    )
    yield from table.faults(wrong, "effect", message)


def faint_and_huge_effects(content: Content) -> Iterator[Fault]:
    """An effect so small or so large that its unit is probably wrong, or that digits are lost."""
    table = content.table("effects")
    if not (table.size and content.interventions.size):
        return
    scale = content.interventions["max_scale"][content.positions(table, "intervention")]
    relative = np.asarray(table["measure"] == "relative", dtype=bool)
    indicators, at = content.table("indicators"), content.positions(table, "indicator")
    unit = np.where(relative, indicators["baseline"][at], 1.0)
    progress = np.abs(table["effect"] * scale * unit / _ways(content))
    message = say(
        "moves the indicator by less than {share:g} of its way: check the unit",
        share=FAINTEST_EFFECT,
    )
    yield from table.faults((progress > 0) & (progress < FAINTEST_EFFECT), "effect", message)
    message = say(
        "moves the indicator by over {factor:g} times its way: check the unit",
        factor=STRONGEST_EFFECT,
    )
    yield from table.faults(progress > STRONGEST_EFFECT, "effect", message)


def effects_without_evidence(content: Content) -> Iterator[Fault]:
    """Effects that state no strength of evidence."""
    table = content.table("effects")
    missing = int((table["evidence"] == "").sum())
    if missing:
        message = say(
            "is blank in {missing} of {size} effects: state how strong it is, A to E",
            missing=missing,
            size=table.size,
        )
        yield Fault(table.name, None, "evidence", None, message)


def unmoved_indicators(content: Content) -> Iterator[Fault]:
    """An indicator that nothing brings nearer to its target."""
    table, effects = content.table("indicators"), content.table("effects")
    improving = set(effects["indicator"][effects["effect"] * _ways(content) > 0])
    improving |= set(content.table("interactions")["indicator"])
    is_idle = "largest_shortfall" in content.settings.objective
    for position, indicator in enumerate(table["indicator"]):
        if indicator not in improving:
            message = say("is improved by nothing: add an effect, or remove it")
            if is_idle and table["weight"][position] > 0:
                message += say("; it makes largest_shortfall idle")
            yield table.fault(position, "indicator", message)


def weightless_indicators(content: Content) -> Iterator[Fault]:
    """An indicator of weight 0 counts in no objective."""
    table = content.table("indicators")
    wrong = (table["weight"] == 0) & ~table.is_given("required")
    message = say("makes the indicator count for nothing: raise it, or keep it as information")
    yield from table.faults(wrong, "weight", message)


def impossible_values(content: Content) -> Iterator[Fault]:
    """A baseline, target or required value outside lowest..highest."""
    table = content.table("indicators")
    for name in ("baseline", "target", "required"):
        wrong = (table[name] < table["lowest"]) | (table[name] > table["highest"])
        yield from table.faults(wrong, name, say("is outside lowest..highest: change one of them"))


def last_year_alone(content: Content) -> Iterator[Fault]:
    """What looks at the last year alone makes recurrent cost wait until then."""
    if not (content.interventions["recurrent_cost"] > 0).any():
        return
    message = say("looks at the last year alone: with recurrent cost the best plan starts late")
    settings = content.settings
    if settings.evaluate == "final_year":
        yield settings_fault(KEY_OF["evaluate"], settings.evaluate, message)
    for objective in settings.objective:
        if objective in ("min_cost", "targets_met"):
            yield settings_fault(KEY_OF["objective"], objective, message)
    table = content.table("indicators")
    yield from table.faults(table.is_given("required"), "required", message)


def _ways(content: Content) -> npt.NDArray[np.float64]:
    """For each effect, the way of its indicator from baseline to target."""
    indicators = content.table("indicators")
    at = content.positions(content.table("effects"), "indicator")
    ways: npt.NDArray[np.float64] = (indicators["target"] - indicators["baseline"])[at]
    return ways


def _enablers(content: Content) -> set[str]:
    """Interventions that others need, that supply a resource, or that act in a pair."""
    use, pairs, logic = (content.table(name) for name in ("resource_use", "interactions", "logic"))
    needed = set(content.table("conditions")["requires"])
    needed |= {*pairs["intervention_a"], *pairs["intervention_b"]}
    needed |= set(use["intervention"][use["running_use"] < 0])
    for position in where(np.isin(logic["kind"], PREREQUISITES)):
        needed |= set(split_ids(logic["other"][position]))
    return needed


EFFECT_HINTS = (
    idle_interventions,
    adverse_effects,
    faint_and_huge_effects,
    effects_without_evidence,
    unmoved_indicators,
    weightless_indicators,
    impossible_values,
    last_year_alone,
)
