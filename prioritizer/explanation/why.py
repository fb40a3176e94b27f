"""Why an intervention is funded or not: what the opposite would cost, bring and need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from prioritizer.engines import Outcome
from prioritizer.explanation.bench import Bench, Undecided, worth
from prioritizer.explanation.blocking import blocking_constraints
from prioritizer.explanation.break_even import BreakEven, break_even, cost_of, extra_budget
from prioritizer.explanation.displacement import displacement, is_funded
from prioritizer.explanation.forcing import (
    LOOSENESS,
    already_holds,
    forced_in,
    from_nearby,
    holding_others,
    left_out,
)
from prioritizer.explanation.operating import decision_names
from prioritizer.resolving import Change

OPTIMAL, INFEASIBLE, UNKNOWN = "optimal", "infeasible", "unknown"
"""How the opposite ended: proven, proven impossible, or stopped before either."""


@dataclass(frozen=True)
class Why:
    """Why one intervention, in one region, is funded or not.

    For what is not funded the opposite is that it is forced in; for what is funded, that it is
    left out (docs/explanation.md).

    Attributes:
        intervention, region: ids; region "" for a national one.
        funded: it operates in some year of the best plan.
        status: of the opposite, with the rest re-optimised: optimal, infeasible or unknown.
        essential: funded, and no plan leaves it out.
        continues: funded only by what runs already and may not be ended: there is nothing to
            leave out.
        forced_objective: the best objective with the opposite; None where there is none.
        loss: what the opposite loses of the objective, at least 0; below 0 only where the
            intervention's own lock keeps it out.
        held_status, loss_held: for what is funded, the same while everything else stays as
            planned; "" and None for what is not.
        displaced, enters: by the opposite; "intervention" or "intervention (region)".
        cost: total cost over the years in the plan of break_even_cost (of the best plan, for what
            is funded), in currency units.
        break_even_cost: total cost at which forcing it in loses nothing; None where no cut helps.
        extra_budget_needed: least extra money with which a plan that holds it is as good as the
            best plan; None where none is enough.
        blocked_by: names of the constraints that make the opposite impossible.
        held_blocked_by: names of those that do while everything else stays.
        unknown: names of the numbers that a stop left undecided.
        sentence: all this in plain words.
    """

    intervention: str
    region: str
    funded: bool
    status: str = UNKNOWN
    essential: bool = False
    continues: bool = False
    forced_objective: float | None = None
    loss: float | None = None
    held_status: str = ""
    loss_held: float | None = None
    displaced: tuple[str, ...] = ()
    enters: tuple[str, ...] = ()
    cost: float | None = None
    break_even_cost: float | None = None
    extra_budget_needed: float | None = None
    blocked_by: tuple[str, ...] = ()
    held_blocked_by: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    sentence: str = ""
    solves: int = field(default=0, repr=False)
    unnecessary: int = field(default=0, repr=False)


@dataclass(frozen=True)
class WhyTask:
    """The question about one decision."""

    decision: int
    label: str

    def __call__(self, bench: Bench) -> Why:
        """Answer it on a bench; what a stop leaves undecided is named in ``unknown``."""
        solves, unnecessary = bench.solves, bench.unnecessary
        answer = why_funded if is_funded(bench.consequences)[self.decision] else why_not
        found = answer(bench, self.decision)
        return replace(
            found, solves=bench.solves - solves, unnecessary=bench.unnecessary - unnecessary
        )


def why_tasks(bench: Bench) -> list[WhyTask]:
    """One task for each decision: those not funded first, since they take longest."""
    funded = is_funded(bench.consequences)
    names = decision_names(bench.parameters)
    order = sorted(range(len(names)), key=lambda d: bool(funded[d]))
    return [WhyTask(d, names[d]) for d in order]


def unanswered(bench: Bench, decision: int) -> Why:
    """What is known without asking."""
    p = bench.parameters
    region = int(p.decisions.region[decision])
    cost = bench.consequences.capital[decision] + bench.consequences.current[decision]
    funded = bool(is_funded(bench.consequences)[decision])
    return Why(
        intervention=p.interventions[p.decisions.intervention[decision]],
        region=p.regions[region] if region >= 0 else "",
        funded=funded,
        cost=float(cost.sum()) if funded else None,
        unknown=("forced_objective", "loss"),
    )


def compared(bench: Bench, why: Why, decision: int, outcome: Outcome, change: Change) -> Why:
    """The answer with a proven plan of the opposite."""
    other = bench.plan(bench.tidied(change, outcome))
    difference = displacement(bench.consequences, other, apart=decision)
    loss = bench.better(bench.objective, worth(outcome))
    has_own_lock = not why.funded and bench.parameters.decisions.lock[decision] == "out"
    return replace(
        why,
        status=OPTIMAL,
        forced_objective=worth(outcome),
        loss=loss if has_own_lock else max(loss, 0.0),
        displaced=difference.displaced,
        enters=difference.enters,
        unknown=(),
    )


def why_not(bench: Bench, decision: int) -> Why:
    """Of what is not funded: forced in."""
    why, change = unanswered(bench, decision), forced_in(bench, decision)
    try:
        outcome = from_nearby(bench, change, decision)
        if outcome is None:
            why = replace(why, status=INFEASIBLE, unknown=("blocked_by",))
            why = replace(why, blocked_by=blocking_constraints(bench, change), unknown=())
        else:
            why = compared(bench, why, decision, outcome, change)
    except Undecided:
        return replace(why, unknown=(*why.unknown, "break_even_cost", "extra_budget_needed"))
    if why.loss is not None and why.loss <= 0 and outcome is not None and outcome.x is not None:
        bench.unnecessary += 2
        cost = cost_of(bench, outcome.x, decision)
        return replace(why, cost=cost, break_even_cost=cost, extra_budget_needed=0.0)
    return with_prices(bench, why, decision, change)


def with_prices(bench: Bench, why: Why, decision: int, change: Change) -> Why:
    """The answer with the price and the budget at which the intervention would enter."""
    price, unknown = attempted(lambda: break_even(bench, decision, change))
    if isinstance(price, BreakEven):
        why = replace(why, cost=price.cost, break_even_cost=price.break_even_cost)
    if unknown:
        why = replace(why, unknown=(*why.unknown, "break_even_cost"))
    budget, unknown = attempted(lambda: extra_budget_beside(bench, change, price))
    if unknown:
        return replace(why, unknown=(*why.unknown, "extra_budget_needed"))
    return replace(why, extra_budget_needed=budget)


def extra_budget_beside(bench: Bench, change: Change, price: object) -> float | None:
    """The least extra money; where a price cut is enough, that money is too, unless it is cost."""
    is_cost = bench.extended.program.objective.name == "min_cost"
    is_reachable = isinstance(price, BreakEven) and not is_cost
    return extra_budget(bench, change, bench.objective, is_reachable=is_reachable)


def attempted(question: Callable[[], Any]) -> tuple[Any, bool]:
    """The answer to a question, and whether a stop left it undecided."""
    try:
        return question(), False
    except Undecided:
        return None, True


def why_funded(bench: Bench, decision: int) -> Why:
    """Of what is funded: left out, with the rest re-optimised and with the rest held."""
    why, change = unanswered(bench, decision), left_out(bench, decision)
    is_best = bench.scenario.settings.objective_tolerance[0] == 0
    if is_best and already_holds(bench, change):
        bench.unnecessary += 2
        return replace(
            why,
            status=OPTIMAL,
            continues=True,
            forced_objective=bench.objective,
            loss=0.0,
            held_status=OPTIMAL,
            loss_held=0.0,
            unknown=(),
        )
    try:
        outcome = from_nearby(bench, change, decision)
        if outcome is not None:
            why = compared(bench, why, decision, outcome, change)
        else:
            why = replace(why, status=INFEASIBLE, essential=True, unknown=("blocked_by",))
            why = replace(why, blocked_by=blocking_constraints(bench, change), unknown=())
    except Undecided:
        pass
    if why.status == INFEASIBLE:
        bench.unnecessary += 1
        return replace(why, held_status=INFEASIBLE, held_blocked_by=why.blocked_by)
    return with_rest_held(bench, why, decision, change)


def with_rest_held(bench: Bench, why: Why, decision: int, change: Change) -> Why:
    """The answer with the loss when everything else stays as planned."""
    held = change + holding_others(bench, decision)
    try:
        outcome = bench.solve(held)
        if outcome is None:
            held = change + holding_others(bench, decision, LOOSENESS)
            outcome = bench.solve(held)
        if outcome is None:
            blocked = blocking_constraints(bench, held)
            return replace(why, held_status=INFEASIBLE, held_blocked_by=blocked)
    except Undecided:
        return replace(why, held_status=UNKNOWN, unknown=(*why.unknown, "loss_held"))
    loss = max(bench.better(bench.objective, worth(outcome)), 0.0)
    return replace(why, held_status=OPTIMAL, loss_held=loss)
