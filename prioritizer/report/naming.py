"""Decisions and objectives as documents name them, in the words of the scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritizer.language import say
from prioritizer.preferences import MEAN
from prioritizer.report.matter import Matter


def called(item: str, matter: Matter) -> str:
    """The name of "intervention" or "intervention (region)"."""
    ident, _, region = item.rpartition(" (")
    if not ident or not region.endswith(")"):
        ident, region = item, ""
    return matter.decision({"intervention": ident, "region": region.removesuffix(")")})


def listed(items: Sequence[str], matter: Matter) -> str:
    """Decisions by their names, in a row."""
    return ", ".join(called(item, matter) for item in items)


def objective_name(ident: str, matter: Matter) -> str:
    """What an objective of a front is called: an indicator with its unit, or in words."""
    if ident in matter.indicator_rows:
        return matter.indicator(ident)
    if ident == "cost":
        return say("total cost ({unit})", unit=matter.unit) if matter.unit else say("total cost")
    if ident == "equity":
        return say("gain of the region that gains least")
    if ident.startswith("value:"):
        return value_name(ident.removeprefix("value:"), matter)
    return ident


def value_name(stakeholder: str, matter: Matter) -> str:
    """What the value of a plan to a stakeholder, or to the mean of all, is called."""
    known = set(matter.scenario.table("preferences")["stakeholder"])
    if stakeholder == MEAN and stakeholder not in known:
        return say("mean value to all stakeholders")
    return say("value to {stakeholder}", stakeholder=matter.name("stakeholders", stakeholder))


def axis_title(ident: str, senses: Mapping[str, str], matter: Matter) -> str:
    """What an objective measures, and which way is better."""
    name, is_less = objective_name(ident, matter), senses.get(ident) == "min"
    if ident not in matter.indicator_rows:
        if is_less:
            return say("{name}: less is better", name=name)
        return say("{name}: more is better", name=name)
    if is_less:
        return say("change of {name}: less is better", name=name)
    return say("change of {name}: more is better", name=name)
