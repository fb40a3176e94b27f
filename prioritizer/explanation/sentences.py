"""Why an intervention is funded or not, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritizer.evaluation.sentences.breach import figure, located, with_unit
from prioritizer.evaluation.violations import money_unit
from prioritizer.explanation.blocking import OWN_BOUNDS
from prioritizer.explanation.why import INFEASIBLE, OPTIMAL, UNKNOWN, Why
from prioritizer.scenario import Scenario

MOST_NAMED = 4
"""More names than this are counted instead."""


@dataclass(frozen=True)
class Words:
    """How a scenario's things are called.

    Attributes:
        names: of the interventions by id.
        money: unit of money.
        objective: of the best plan.
    """

    names: dict[str, str]
    money: str
    objective: float

    @classmethod
    def of(cls, scenario: Scenario, objective: float) -> Words:
        """The words of a scenario."""
        table = scenario.table("interventions")
        pairs = zip(table["intervention"], table["name"], strict=True)
        return cls({i: name or i for i, name in pairs}, money_unit(scenario), objective)

    def decision(self, intervention: str, region: str) -> str:
        """What is decided, and where."""
        return located(self.names.get(intervention, intervention), region)

    def listed(self, decisions: Sequence[str]) -> str:
        """Several decisions ("intervention" or "intervention (region)") in a row."""
        shown = [self.called(name) for name in decisions[:MOST_NAMED]]
        more = len(decisions) - len(shown)
        if more:
            return f"{', '.join(shown)} and {more} more"
        return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"

    def called(self, decision: str) -> str:
        """One decision by its name."""
        if decision in self.names:
            return self.names[decision]
        intervention, _, region = decision.rpartition(" (")
        return self.decision(intervention, region.removesuffix(")"))

    def share(self, loss: float) -> str:
        """A loss as a percentage of the objective, or as it is where that is 0."""
        if self.objective == 0:
            return f"{figure(loss)} of the objective"
        return f"{figure(100 * loss / abs(self.objective))} % of the objective"

    def sum(self, amount: float) -> str:
        """A sum of money with its unit."""
        return with_unit(amount, self.money)


def sentence(why: Why, words: Words) -> str:
    """All that is known about one intervention."""
    name = words.decision(why.intervention, why.region)
    return f"{name} is " + (
        funded_clause(why, words) if why.funded else unfunded_clause(why, words)
    )


def unfunded_clause(why: Why, words: Words) -> str:
    """Of what is not funded."""
    prices = price_clause(why, words)
    if why.status == UNKNOWN:
        return f"not funded; the time ended before it was known what forcing it in costs{prices}."
    if why.status == INFEASIBLE:
        return f"not funded and cannot be: {blocked(why.blocked_by)}{prices}."
    assert why.loss is not None
    if why.loss < 0:
        gain = words.share(-why.loss)
        return f"not funded because it is excluded: with it the plan would gain {gain}."
    if why.loss == 0:
        return "not funded, but another plan that funds it is just as good."
    displaced = f" and displace {words.listed(why.displaced)}" if why.displaced else ""
    return f"not funded: forcing it in would cost {words.share(why.loss)}{displaced}{prices}."


def price_clause(why: Why, words: Words) -> str:
    """At which price, or with how much more money, it would enter."""
    ways = []
    if why.break_even_cost is not None and why.cost is not None:
        ways.append(f"if it cost at most {figure(why.break_even_cost)} of {words.sum(why.cost)}")
    if why.extra_budget_needed is not None:
        ways.append(f"with {words.sum(why.extra_budget_needed)} more")
    if ways:
        return f"; it would enter {', or '.join(ways)}"
    if why.status == UNKNOWN or why.unknown:
        return ""
    return "; neither a lower price nor more money would bring it in"


def funded_clause(why: Why, words: Words) -> str:
    """Of what is funded."""
    if why.essential:
        return f"funded and cannot be left out: {blocked(why.blocked_by)}."
    if why.status == UNKNOWN:
        return "funded; the time ended before it was known what leaving it out costs."
    assert why.loss is not None
    if why.continues:
        return "funded: it runs already, starts nothing new, and may not be ended."
    held = held_clause(why, words)
    if why.loss == 0:
        return f"funded, but a plan that leaves it out is just as good{held}."
    enters = f", and {words.listed(why.enters)} would come in" if why.enters else ""
    return f"funded: leaving it out would cost {words.share(why.loss)}{enters}{held}."


def held_clause(why: Why, words: Words) -> str:
    """What leaving it out costs while everything else stays."""
    if why.held_status == OPTIMAL and why.loss_held:
        return f"; {words.share(why.loss_held)} if nothing else were changed"
    if why.held_status == INFEASIBLE:
        return "; something else would have to change"
    return ""


def blocked(names: Sequence[str]) -> str:
    """Which constraints stand in the way."""
    if tuple(names) == (OWN_BOUNDS,):
        return "the years in which it may start, approved decisions or its least scale forbid it"
    if not names:
        return "it was not found out why"
    shown = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    counted = f"{shown} and {more} more" if more > 0 else shown
    return f"{counted} {'stands' if len(names) == 1 else 'stand'} in the way"
