"""Why an intervention is funded or not, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritizer.evaluation.sentences.breach import figure, located, with_unit
from prioritizer.evaluation.violations import money_unit
from prioritizer.explanation.blocking import OWN_BOUNDS
from prioritizer.explanation.constraint_words import constraint_words
from prioritizer.explanation.why import INFEASIBLE, OPTIMAL, UNKNOWN, Why
from prioritizer.language import say, say_count
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
            return say("{names} and {more} more", names=", ".join(shown), more=more)
        return in_a_row(shown)

    def called(self, decision: str) -> str:
        """One decision by its name."""
        if decision in self.names:
            return self.names[decision]
        intervention, _, region = decision.rpartition(" (")
        return self.decision(intervention, region.removesuffix(")"))

    def share(self, loss: float) -> str:
        """A loss as a percentage of the objective, or as it is where that is 0."""
        if self.objective == 0:
            return say("{loss} of the objective", loss=figure(loss))
        loss = 100 * loss / abs(self.objective)
        return say("{loss} % of the objective", loss=figure(loss))

    def sum(self, amount: float) -> str:
        """A sum of money with its unit."""
        return with_unit(amount, self.money)


def in_a_row(names: Sequence[str]) -> str:
    """Names with "and" before the last."""
    if len(names) == 1:
        return names[0]
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def sentence(why: Why, words: Words) -> str:
    """All that is known about one intervention."""
    name = words.decision(why.intervention, why.region)
    return funded_sentence(name, why, words) if why.funded else unfunded_sentence(name, why, words)


def unfunded_sentence(name: str, why: Why, words: Words) -> str:
    """Of what is not funded."""
    prices = price_clause(why, words)
    if why.status == UNKNOWN:
        return say(
            "{name} is not funded; the time ended before it was known what forcing it in costs"
            "{prices}.",
            name=name,
            prices=prices,
        )
    if why.status == INFEASIBLE:
        return say(
            "{name} is not funded and cannot be: {obstacle}{prices}.",
            name=name,
            obstacle=blocked(why.blocked_by),
            prices=prices,
        )
    assert why.loss is not None
    if why.loss < 0:
        return say(
            "{name} is not funded because it is excluded: with it the plan would gain {gain}.",
            name=name,
            gain=words.share(-why.loss),
        )
    if why.loss == 0:
        return say(
            "{name} is not funded, but another plan that funds it is just as good.", name=name
        )
    displaced = ""
    if why.displaced:
        displaced = say(" and displace {names}", names=words.listed(why.displaced))
    return say(
        "{name} is not funded: forcing it in would cost {loss}{displaced}{prices}.",
        name=name,
        loss=words.share(why.loss),
        displaced=displaced,
        prices=prices,
    )


def price_clause(why: Why, words: Words) -> str:
    """At which price, or with how much more money, it would enter."""
    price, money = "", ""
    if why.break_even_cost is not None and why.cost is not None:
        price = say(
            "if it cost at most {price} of {cost}",
            price=figure(why.break_even_cost),
            cost=words.sum(why.cost),
        )
    if why.extra_budget_needed is not None:
        money = say("with {money} more", money=words.sum(why.extra_budget_needed))
    if price and money:
        return say("; it would enter {price}, or {money}", price=price, money=money)
    if price or money:
        return say("; it would enter {way}", way=price or money)
    if why.status == UNKNOWN or why.unknown:
        return ""
    return say("; neither a lower price nor more money would bring it in")


def funded_sentence(name: str, why: Why, words: Words) -> str:
    """Of what is funded."""
    if why.essential:
        return say(
            "{name} is funded and cannot be left out: {obstacle}.",
            name=name,
            obstacle=blocked(why.blocked_by),
        )
    if why.status == UNKNOWN:
        return say(
            "{name} is funded; the time ended before it was known what leaving it out costs.",
            name=name,
        )
    assert why.loss is not None
    if why.continues:
        return say(
            "{name} is funded: it runs already, starts nothing new, and may not be ended.",
            name=name,
        )
    held = held_clause(why, words)
    if why.loss == 0:
        return say(
            "{name} is funded, but a plan that leaves it out is just as good{held}.",
            name=name,
            held=held,
        )
    enters = ""
    if why.enters:
        enters = say_count(
            ", and {names} would come in",
            ", and {names} would come in",
            len(why.enters),
            names=words.listed(why.enters),
        )
    return say(
        "{name} is funded: leaving it out would cost {loss}{enters}{held}.",
        name=name,
        loss=words.share(why.loss),
        enters=enters,
        held=held,
    )


def held_clause(why: Why, words: Words) -> str:
    """What leaving it out costs while everything else stays."""
    if why.held_status == OPTIMAL and why.loss_held:
        return say("; {loss} if nothing else were changed", loss=words.share(why.loss_held))
    if why.held_status == INFEASIBLE:
        return say("; something else would have to change")
    return ""


def blocked(names: Sequence[str]) -> str:
    """Which constraints stand in the way."""
    if tuple(names) == (OWN_BOUNDS,):
        return say(
            "the years in which it may start, approved decisions or its least scale forbid it"
        )
    if not names:
        return say("it was not found out why")
    told = constraint_words(names)
    shown = ", ".join(told[:MOST_NAMED])
    more = len(told) - MOST_NAMED
    return say_count(
        "{names} stands in the way",
        "{names} stand in the way",
        len(told),
        names=say("{names} and {more} more", names=shown, more=more) if more > 0 else shown,
    )
