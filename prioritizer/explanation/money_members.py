"""The funders' amounts, what they may carry over, and the ceiling of the forward cost, as members.

Source: docs/model.md, Money.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from prioritizer.evaluation.sentences.breach import whole
from prioritizer.explanation.drafting import Drafting, named, number_lever, set_aside_by
from prioritizer.explanation.members import SETTINGS, Cell, Entry, Found, Lever, Member
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tables.prices import deflators


def money_members(draft: Drafting) -> list[Member]:
    """Every limit on money but the spending rules."""
    found: list[Member] = []
    if draft.given.funding.is_limited:
        found += [*funder_amounts(draft), *carry_overs(draft)]
    return found + list(forward_cost(draft))


def worths(scenario: Scenario) -> dict[tuple[str, int], tuple[float, str]]:
    """What one unit of the table's amounts is in the model's money, and its unit, by row."""
    rates = {
        (row["currency"], int(row["year"])): float(row["rate"])
        for row in scenario.table("exchange_rates").to_dict("records")
    }
    deflator, own, found = deflators(scenario.content), scenario.settings.currency, {}
    for row in scenario.table("funding").to_dict("records"):
        year, currency = int(row["year"]), row["currency"]
        foreign = currency not in ("", own)
        worth = rates[currency, year] if foreign else 1.0
        unit = currency if foreign else ""
        if row["prices"] == "nominal":
            worth /= deflator[year]
            unit = say("{currency} nominal", currency=unit).strip()
        found[row["funder"], year] = (worth, unit)
    return found


def funder_amounts(draft: Drafting) -> Iterable[Member]:
    """What each funder has in each year; a year without a row has 0."""
    funding, prices = draft.given.funding, worths(draft.scenario)
    for f, funder in enumerate(funding.funders):
        for t, year in enumerate(draft.years):
            amount = float(funding.amount[f, t])
            worth, unit = prices.get((funder, year), (1.0, ""))
            label = named("funder_balance", funder, year)
            rows = draft.rows("funder_balance", funder=funder, year=year)
            column = draft.builder.column(label, rows, -1.0)
            draft.raised[f, t] = column
            _raise_elsewhere(draft, column, f, t)
            cell = Cell("funding", (("funder", funder), ("year", year)), "amount")
            lever = number_lever(
                (cell,),
                amount / worth,
                column,
                draft.loose.most_money,
                1.0,
                unit=unit or draft.money,
                step=1.0 / worth,
            )
            yield set_aside_by(
                label,
                "funder_balance",
                say(
                    "Funding source {funder} has {amount} in {year}.",
                    funder=funder,
                    amount=draft.sum(amount),
                    year=year,
                ),
                [column],
                [draft.loose.most_money],
                (lever,),
            )


def _raise_elsewhere(draft: Drafting, column: int, f: int, t: int) -> None:
    """What a higher amount also changes: what may be carried over, and shares of amounts."""
    funding, year = draft.given.funding, draft.years[t]
    share = draft.loose.parameters.funding.carry_over[f]
    rows = draft.rows("carry_over_limit", funder=funding.funders[f], year=year)
    draft.builder.extend(column, rows, -share)
    for rule in draft.given.spending_rules:
        if rule.share_of != "amount" or not rule.funders[f]:
            continue
        period: object = "all" if not rule.years else year
        for family, bound in (
            ("rule_min_share", rule.min_share),
            ("rule_max_share", rule.max_share),
        ):
            rows = draft.rows(family, rule=rule.name, period=period)
            draft.builder.extend(column, rows, -bound)


def carry_overs(draft: Drafting) -> Iterable[Member]:
    """The share that each funder may carry into the next year."""
    funding, base = draft.given.funding, draft.builder.base
    block = base.block("carried")
    if block is None:
        return
    count = len(draft.years) - 1
    carried = block.start + np.arange(len(block.index)).reshape(-1, count)
    raised = np.array(list(draft.raised.values())).reshape(carried.shape[0], -1)
    for f, funder in enumerate(funding.funders):
        share, label = float(funding.carry_over[f]), named("carry_over_limit", funder)
        if share >= 1:
            continue
        columns = []
        for t in range(count):
            rows = draft.rows("carry_over_limit", funder=funder, year=draft.years[t])
            if share == 0:
                row = draft.builder.row(label, [carried[f, t]], [1.0], upper=0.0)
                rows = np.array([row])
            columns.append(draft.builder.column(f"{label} {draft.years[t]}", rows, -1.0))
        lever = _carry_lever(draft, f, carried[f], raised[f], np.array(columns))
        yield set_aside_by(
            label,
            "carry_over_limit",
            say(
                "Funding source {funder} may carry {share} of a year's money into the next "
                "(carry_over).",
                funder=funder,
                share=whole(share),
            ),
            columns,
            np.full(count, draft.loose.most_money),
            (lever,),
        )


def _carry_lever(
    draft: Drafting, f: int, carried: np.ndarray, raised: np.ndarray, columns: np.ndarray
) -> Lever:
    funding = draft.given.funding

    def settle(found: Found) -> Entry:
        into = np.append(0.0, found.x[carried])
        there = funding.amount[f] + found.x[raised] + into
        needed = found.x[carried] / np.maximum(there[:-1], 1e-12)
        return float(min(1.0, max(needed.max(), funding.carry_over[f])))

    return Lever(
        cells=(Cell("funders", (("funder", funding.funders[f]),), "carry_over"),),
        before=float(funding.carry_over[f]),
        unit="share",
        columns=columns,
        upper=np.full(len(columns), draft.loose.most_money),
        is_whole=False,
        weight=1.0,
        settle=settle,
    )


def forward_cost(draft: Drafting) -> Iterable[Member]:
    """The ceiling of what the year after the last costs."""
    ceiling = draft.given.tail_ceiling
    if ceiling is None:
        return
    column = draft.builder.column("tail_ceiling", draft.rows("tail_ceiling"), -1.0)
    cell = Cell(SETTINGS, (), "tail_ceiling")
    most = draft.loose.most_money
    yield set_aside_by(
        "tail_ceiling",
        "tail_ceiling",
        say(
            "The forward cost, due in {year}, is at most {ceiling} (tail_ceiling).",
            year=draft.years[-1] + 1,
            ceiling=draft.sum(ceiling),
        ),
        [column],
        [most],
        (number_lever((cell,), ceiling, column, most, 1.0, unit=draft.money),),
    )
