"""What statuses, criteria, kinds of rule and their grounds are called, wherever they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from prioritizer.language.numbers import percent_text
from prioritizer.language.words import marked, say

LEAST_GAP = 1e-6
"""Optimality gap that is no rounding: a plan within a larger one is not called the best."""

STATUSES: Mapping[str, str] = {
    "optimal": marked("proven best"),
    "feasible": marked("a plan, not proven best"),
    "infeasible": marked("no plan keeps every rule"),
    "stopped": marked("stopped before a plan was found"),
    "failed": marked("the solver failed"),
}
CRITERIA: Mapping[str, str] = {
    "weighted_gain": marked("weighted gain"),
    "largest_shortfall": marked("largest shortfall"),
    "targets_met": marked("targets met"),
    "min_cost": marked("total cost"),
}
FAMILIES: Mapping[str, str] = {
    "spending_rule": marked("spending rule"),
    "condition": marked("condition"),
    "logic": marked("logic rule"),
    "veto": marked("veto"),
    "political_capital": marked("political capital"),
    "quorum": marked("quorum"),
    "politics": marked("all of politics"),
    "tail_ceiling": marked("ceiling of the forward cost"),
    "required_value": marked("minimum value"),
    "milestone": marked("milestone"),
    "lock_in": marked("mandatory"),
    "lock_out": marked("excluded"),
}
BASES: Mapping[str, str] = {
    "law": marked("law"),
    "agreement": marked("agreement"),
    "policy": marked("policy"),
}
SHARES_OF: Mapping[str, str] = {
    "own": marked("of what the funder spends"),
    "all": marked("of what all funders pay for it"),
    "amount": marked("of the funder's amounts"),
}
VERDICTS: Mapping[str, str] = {
    "fund": marked("fund"),
    "decide": marked("decide"),
    "drop": marked("drop"),
}
POSSIBLE_WEIGHTS: Mapping[str, str] = {
    "order": marked("any that keep the order of the weights given"),
    "any": marked("any at all"),
    "people": marked("any that the stakeholders could agree on"),
}


def term(words: Mapping[str, str], name: str) -> str:
    """The word for a name; the name where there is none.

    >>> term(CRITERIA, "min_cost"), term(CRITERIA, "another")
    ('total cost', 'another')
    """
    return say(words[name]) if name in words else name


def status_text(status: str, gap: float | None) -> str:
    """The word for a status; where a gap is left, that the plan is proven within it.

    >>> status_text("optimal", 0.0), status_text("optimal", 0.0123)
    ('proven best', 'proven within 1.23 % of the best')
    """
    if status == "optimal" and gap is not None and gap > LEAST_GAP:
        return say("proven within {gap} of the best", gap=percent_text(gap, 2))
    return term(STATUSES, status)
