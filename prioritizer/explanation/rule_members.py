"""The spending rules as members: one for each family of bounds that a rule has.

Source: docs/model.md, Money, Spending rule. A share or a change counts for the money that it
moves: the program asks by how much money a floor or cap is missed, and the number to be written
follows from the plan that it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.selections import amounts, change_years, chosen, periods, reference
from prioritizer.evaluation.spending_rules import selected_money
from prioritizer.explanation.drafting import (
    Drafting,
    based_on,
    named,
    number_lever,
    set_aside_by,
    unless_law,
)
from prioritizer.explanation.members import Cell, Entry, Found, Lever, Member
from prioritizer.explanation.wording import percent, selected
from prioritizer.language import say
from prioritizer.parameters import SpendingRule
from prioritizer.parameters.arrays import FloatArray

LEAST_MONEY = 1e-9
"""Money below this, relative to the most that can be spent, is a solver's rounding of 0."""


def rule_members(draft: Drafting) -> list[Member]:
    """Every family of bounds of every active spending rule."""
    found: list[Member] = []
    for rule in draft.given.spending_rules:
        if not (np.isnan(rule.min_amount) and np.isnan(rule.max_amount)):
            found.append(amount_member(draft, rule))
        for column in ("min_share", "max_share", "min_change", "max_change"):
            if not np.isnan(getattr(rule, column)):
                found += ratio_member(draft, rule, column)
    return found


def cell_of(rule: SpendingRule, column: str) -> Cell:
    """A cell of the rule's row."""
    return Cell("spending_rules", (("rule", rule.name),), column)


def selection(draft: Drafting, name: str) -> str:
    """What a rule selects, in the words of its row."""
    table = draft.scenario.table("spending_rules").set_index("rule")
    row = table.loc[name]
    kinds = ("funder", "category", "agency", "intervention", "region", "economic")
    parts = [selected(kind, str(row[kind])) for kind in kinds if row[kind]]
    return ", ".join(parts) or say("all money")


def when(rule: SpendingRule, draft: Drafting) -> str:
    """The years that a rule binds, in words."""
    if not rule.years:
        return say("over all years")
    if len(rule.years) == len(draft.years) > 1:
        return say("in each year")
    return say("in {year}", year=draft.years[rule.years[0]])


def amount_member(draft: Drafting, rule: SpendingRule) -> Member:
    """An earmark, floor, cap or ban in money."""
    label, most = named("rule_amount", rule.name), draft.loose.most_money
    rows = draft.rows("rule_amount", rule=rule.name)
    caps = draft.builder.separated(rows)
    columns, upper, levers, bounds = [], [], [], []
    for kind, places, value, step in (
        ("min_amount", rows, rule.min_amount, -1.0),
        ("max_amount", caps, rule.max_amount, 1.0),
    ):
        if np.isnan(value):
            continue
        column = draft.builder.column(f"{label} {kind}", places, -step)
        far = value if step < 0 else most
        cell = cell_of(rule, kind)
        levers.append(number_lever((cell,), value, column, far, 1.0, unit=draft.money, step=step))
        columns.append(column)
        upper.append(far)
        words = {"amount": draft.sum(value), "column": kind}
        bounds.append(
            say("at least {amount} ({column})", **words)
            if step < 0
            else say("at most {amount} ({column})", **words)
        )
    return set_aside_by(
        label,
        "rule_amount",
        say(
            "Spending rule {rule}: {bounds} {when} for {selection}{basis}.",
            rule=rule.name,
            bounds=say(" and ").join(bounds),
            when=when(rule, draft),
            selection=selection(draft, rule.name),
            basis=based_on(rule.basis),
        ),
        columns,
        upper,
        unless_law(rule.basis, levers),
        rule.basis,
    )


def ratio_member(draft: Drafting, rule: SpendingRule, column: str) -> Iterable[Member]:
    """A floor or cap as a share, or a bound of the change from year to year."""
    family = f"rule_{column}"
    label, rows = named(family, rule.name), draft.rows(family, rule=rule.name)
    if not len(rows):
        return
    is_floor, most = column.startswith("min"), draft.loose.most_money
    columns = [
        draft.builder.column(f"{label} {n}", [row], 1.0 if is_floor else -1.0)
        for n, row in enumerate(rows.tolist())
    ]
    value = float(getattr(rule, column))
    needed = needed_share if column.endswith("share") else needed_change
    lever = Lever(
        cells=(cell_of(rule, column),),
        before=value,
        unit="share" if column.endswith("share") else "share of the year before",
        columns=np.array(columns),
        upper=np.full(len(columns), most),
        is_whole=False,
        weight=1.0,
        settle=settling(draft, rule, value, is_floor, needed),
        direction=-1 if is_floor else 1,
    )
    yield set_aside_by(
        label,
        family,
        f"{told(draft, rule, column, value)}.",
        columns,
        np.full(len(columns), most),
        unless_law(rule.basis, (lever,)),
        rule.basis,
    )


def told(draft: Drafting, rule: SpendingRule, column: str, value: float) -> str:
    """What a rule on shares or changes says."""
    words = {
        "rule": rule.name,
        "selection": selection(draft, rule.name),
        "share": percent(value),
        "column": grounds(rule, column),
    }
    if column.endswith("change"):
        words["share"] = f"{'+' if value > 0 else ''}{percent(value)}"
        if column.startswith("min"):
            return say(
                "Spending rule {rule}: {selection} changes by at least {share} from year to year "
                "({column})",
                **words,
            )
        return say(
            "Spending rule {rule}: {selection} changes by at most {share} from year to year "
            "({column})",
            **words,
        )
    words |= {"whole": whole_of(draft, rule), "when": when(rule, draft)}
    if column.startswith("min"):
        return say(
            "Spending rule {rule}: {selection} gets at least {share} of {whole} {when} ({column})",
            **words,
        )
    return say(
        "Spending rule {rule}: {selection} gets at most {share} of {whole} {when} ({column})",
        **words,
    )


def grounds(rule: SpendingRule, column: str) -> str:
    """The column that says it, and what the rule rests on."""
    if not rule.basis:
        return column
    return say("{column}, basis: {basis}", column=column, basis=say(rule.basis))


def whole_of(draft: Drafting, rule: SpendingRule) -> str:
    """What the shares of a rule refer to, in words."""
    row = draft.scenario.table("spending_rules").set_index("rule").loc[rule.name]
    payer = selected("funder", str(row["funder"])) if row["funder"] else say("all funders")
    if rule.share_of == "amount":
        return say("the amounts of {payer}", payer=payer)
    if rule.share_of == "all":
        return say("what all funders pay for it")
    where = ""
    if rule.names_other and row["region"]:
        where = say(" in {region}", region=selected("region", str(row["region"])))
    if row["funder"]:
        return say("what {payer} pays{where}", payer=payer, where=where)
    return say("what all funders pay{where}", where=where)


Needed = Callable[[Drafting, SpendingRule, Outcome, Found], FloatArray]


def settling(
    draft: Drafting, rule: SpendingRule, value: float, is_floor: bool, needed: Needed
) -> Callable[[Found], Entry]:
    """The number that a plan keeps: the rule's own, or the least change that it needs."""

    def settle(found: Found) -> Entry:
        ratios = needed(draft, rule, found.outcome, found)
        if len(ratios) == 0:
            return value
        number = float(min(value, ratios.min()) if is_floor else max(value, ratios.max()))
        return number if np.isfinite(number) else None

    return settle


def needed_share(draft: Drafting, rule: SpendingRule, outcome: Outcome, found: Found) -> FloatArray:
    """The share of the selection in each period in which there is money to share."""
    base = reference(rule)
    selected = selected_money(outcome, chosen(rule))
    if base is None:
        whole = amounts(outcome.parameters, rule) + raised_amounts(draft, rule, found)
    else:
        whole = selected_money(outcome, base)
    return ratios(
        draft,
        [
            (float(selected[p.years].sum()), float(whole[p.years].sum()))
            for p in periods(outcome.parameters, rule)
        ],
    )


def raised_amounts(draft: Drafting, rule: SpendingRule, found: Found) -> FloatArray:
    """(T,) by how much the amounts of the rule's funders are raised in a solution."""
    total = np.zeros(len(draft.years))
    for (f, t), column in draft.raised.items():
        if rule.funders[f]:
            total[t] += found.x[column]
    return total


def needed_change(
    draft: Drafting, rule: SpendingRule, outcome: Outcome, found: Found
) -> FloatArray:
    """The change of the selection in each year that the rule binds."""
    selected = selected_money(outcome, chosen(rule))
    pairs = [
        (float(selected[t]), float(selected[t - 1]) if t else rule.previous_amount)
        for t in change_years(outcome.parameters, rule)
    ]
    return ratios(draft, pairs) - 1.0


def ratios(draft: Drafting, pairs: list[tuple[float, float]]) -> FloatArray:
    """Part over whole; infinite where there is a part of nothing, left out where there is none."""
    nothing = LEAST_MONEY * draft.loose.most_money
    return np.array(
        [
            part / whole if whole > nothing else np.inf
            for part, whole in pairs
            if whole > nothing or part > nothing
        ]
    )
