"""The sentence of each family of constraints."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prioritizer.evaluation.sentences import (
    capacity,
    decisions,
    effects,
    logic,
    money,
    politics,
)
from prioritizer.evaluation.sentences.breach import Breach

SENTENCES: Mapping[str, Callable[[Breach], str]] = {
    sentence.__name__: sentence
    for sentence in (
        decisions.start_not_negative,
        decisions.keep_not_negative,
        decisions.window,
        decisions.wholeness,
        decisions.scale_minimum,
        decisions.scale_maximum,
        decisions.keep_never_rises,
        decisions.may_end,
        decisions.fixed_start,
        decisions.fixed_keep,
        decisions.keep_held,
        decisions.lock_in,
        decisions.lock_out,
        money.money_not_negative,
        money.cost_is_funded,
        money.funder_balance,
        money.carry_over_limit,
        money.rule_amount,
        money.condition,
        money.tail_ceiling,
        capacity.resource_capacity,
        logic.requires,
        logic.together,
        logic.requires_any,
        logic.at_most,
        logic.at_least,
        effects.required_value,
        effects.milestone,
        politics.veto,
        politics.political_capital,
        politics.quorum,
    )
} | {
    "rule_min_share": money.rule_share,
    "rule_max_share": money.rule_share,
    "rule_min_change": money.rule_change,
    "rule_max_change": money.rule_change,
}
"""By the family's name; each docstring says when the sentence is said."""
