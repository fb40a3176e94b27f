"""The sections about the plan itself: what to do, who pays, what it brings, what it binds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from prioritizer.language import percent_text, say, say_count
from prioritizer.language.terms import LEAST_GAP
from prioritizer.report import charts
from prioritizer.report.matter import Matter, figures
from prioritizer.report.parts import Block, Grid, Paragraph, Points

VISIBLE = 1e-9
"""Scales and amounts below it are nothing."""

"""A gap below it is rounding: nothing is better."""

MET = 1 - 1e-9
"""Progress from which a target is reached."""


def summary(matter: Matter) -> Iterator[Block]:
    """The answer in a few sentences."""
    yield Paragraph(verdict(matter))
    if matter.answer.get("notes"):
        yield Points(tuple(matter.answer["notes"]))
    if matter.has_plan:
        yield Points(tuple(headlines(matter)))
    if broken := matter.rows("violations"):
        yield Paragraph(say("What it breaks:"))
        yield Points(tuple(str(violation["sentence"]) for violation in broken))


def verdict(matter: Matter) -> str:
    """How sure the answer is."""
    status, gap = matter.answer["status"], matter.answer.get("gap")
    if status == "optimal" and gap is not None and gap > LEAST_GAP:
        return say(
            "The plan keeps every rule and is proven near the best: no other plan gains more than "
            "{gap} more.",
            gap=percent_text(gap, 2),
        )
    if status == "optimal":
        return say("The plan is proven best: no other plan that keeps every rule gains more.")
    if matter.has_plan and status == "feasible":
        if gap is not None:
            return say(
                "The plan keeps every rule, but it is not proven best: a better one could gain "
                "at most {gap} more.",
                gap=percent_text(gap, 2),
            )
        return say("The plan keeps every rule, but it is not proven best.")
    if status == "infeasible" and matter.has_plan:
        return say_count(
            "The plan was judged as it stands, and it breaks {count} rule.",
            "The plan was judged as it stands, and it breaks {count} rules.",
            len(matter.rows("violations")),
        )
    if status == "infeasible":
        return say(
            "No plan keeps every rule. The command “diagnose” names the rules that cannot hold "
            "together and the least change that would help."
        )
    return say("The search ended before a plan was found.")


def headlines(matter: Matter) -> Iterator[str]:
    """Money, programmes, indicators and what follows, one sentence each."""
    years = matter.years
    yield say(
        "It costs {money} in {first} to {last}.",
        money=matter.money(matter.answer["total_cost"]),
        first=years[0],
        last=years[-1],
    )
    funds = matter.rows("funds")
    if funds:
        given = sum(row["amount"] for row in funds)
        unspent = sum(row["unspent"] for row in funds)
        yield say(
            "Funding sources give {given} in these years; {unspent} of it is left unspent.",
            given=matter.money(given),
            unspent=percent_text(unspent / given if given else 0.0, 1),
        )
    running = {key for key, scales in scales_of(matter).items() if max(scales) > VISIBLE}
    asked = len(matter.scenario.table("interventions"))
    yield say(
        "{count} of {total} interventions operate in some year.",
        count=len({key[0] for key in running}),
        total=asked,
    )
    progress = [
        row["progress"] or 0.0
        for row in matter.rows("indicators")
        if row["year"] == years[-1] and row["region"] == ""
    ]
    met = sum(1 for value in progress if value >= MET)
    yield say_count(
        "{count} of {total} indicators reaches its target by the last year.",
        "{count} of {total} indicators reach their target by the last year.",
        met,
        total=len(progress),
    )
    due = forward_cost(matter)
    yield say(
        "In {year}, without any new decision, {money} falls due.",
        year=years[-1] + 1,
        money=matter.money(due),
    )


def forward_cost(matter: Matter) -> float:
    """What the year after the last costs without a new decision."""
    after = matter.years[-1] + 1
    return float(
        sum(r["amount"] for r in matter.rows("tail") if r["year"] == after and not r["funder"])
    )


def scales_of(matter: Matter) -> dict[tuple[str, str], list[float]]:
    """What operates in each year, by intervention and region."""
    return by_year(matter, "scale")


def by_year(matter: Matter, column: str) -> dict[tuple[str, str], list[float]]:
    """A column of the allocation by decision, one number a year."""
    found: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0] * len(matter.years))
    place = {year: t for t, year in enumerate(matter.years)}
    for row in matter.rows("allocation"):
        found[row["intervention"], row["region"]][place[row["year"]]] = float(row[column])
    return found


def plan(matter: Matter) -> Iterator[Block]:
    """What operates and what it costs, year by year."""
    years = tuple(str(year) for year in matter.years)
    scale, cost = by_year(matter, "scale"), by_year(matter, "cost")
    names = {key: matter.decision({"intervention": key[0], "region": key[1]}) for key in scale}
    yield Paragraph(
        say(
            "A scale of 1 is the whole programme, or one unit where whole units are decided. "
            "A start is added to what operates; its capital cost falls due as it starts."
        )
    )
    yield charts.cost_by_category(matter)
    yield Grid(
        say("Scale that operates"),
        (say("intervention"), *years),
        tuple((names[key], *figures(values, 2)) for key, values in scale.items()),
    )
    total = [sum(values[t] for values in cost.values()) for t in range(len(years))]
    yield Grid(
        say("Cost ({unit})", unit=matter.unit),
        (say("intervention"), *years, say("all years")),
        (
            *((names[key], *figures([*values, sum(values)])) for key, values in cost.items()),
            (say("All interventions"), *figures([*total, sum(total)])),
        ),
    )


def money(matter: Matter) -> Iterator[Block]:
    """Who has what, who pays what."""
    funds = matter.rows("funds")
    if not funds:
        yield Paragraph(say("The scenario names no funding source: nobody's money is planned."))
        return
    yield charts.money_by_funder(matter)
    rows = tuple(
        (
            matter.name("funders", row["funder"]),
            str(row["year"]),
            *figures([row[c] for c in ("amount", "carried_in", "spent", "carried_out", "unspent")]),
        )
        for row in funds
    )
    head = (
        say("funding source"),
        say("year"),
        say("amount"),
        say("carried in"),
        say("spent"),
        say("carried out"),
        say("unspent"),
    )
    yield Grid(say("Each funding source's year ({unit})", unit=matter.unit), head, rows, text=2)
    yield Grid(
        say("Who pays for what, all years ({unit})", unit=matter.unit),
        (say("intervention"), *(matter.name("funders", f) for f in payers(matter)), say("all")),
        tuple(paid_rows(matter)),
    )


def payers(matter: Matter) -> list[str]:
    """Ids of the funding sources that have an amount."""
    return list(dict.fromkeys(str(row["funder"]) for row in matter.rows("funds")))


def paid_rows(matter: Matter) -> Iterator[tuple[str, ...]]:
    """Each intervention's money by funding source."""
    paid: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in matter.rows("money"):
        paid[row["intervention"], row["region"]][row["funder"]] += row["amount"]
    for (intervention, region), by_funder in paid.items():
        amounts = [by_funder[funder] for funder in payers(matter)]
        name = matter.decision({"intervention": intervention, "region": region})
        yield (name, *figures([*amounts, sum(amounts)]))


def indicators(matter: Matter) -> Iterator[Block]:
    """Baseline, plan and target of every indicator."""
    yield charts.progress(matter)
    years = tuple(str(year) for year in matter.years)
    value: dict[str, list[float | None]] = defaultdict(list)
    progress: dict[str, float | None] = {}
    for row in matter.rows("indicators"):
        if row["region"] == "":
            value[row["indicator"]].append(row["value"])
            progress[row["indicator"]] = row["progress"]
    rows = []
    for ident, values in value.items():
        given = matter.indicator_rows[ident]
        reached = progress[ident]
        rows.append(
            (
                matter.indicator(ident),
                *figures([given["baseline"], *values, given["target"]], 2),
                percent_text(reached),
            )
        )
    yield Grid(
        say("Projected values"),
        (say("indicator"), say("baseline"), *years, say("target"), say("progress")),
        tuple(rows),
    )
    yield Paragraph(
        say(
            "Progress is the part of the way from baseline to target that the plan adds by the "
            "last year; the projected value also holds the trend without reform."
        )
    )


def tail(matter: Matter) -> Iterator[Block]:
    """Cost in the plan's years and what stays due after them."""
    yield Paragraph(
        say(
            "Current expenditure goes on after the last year. What then falls due without any new "
            "decision is shared here as each funding source paid in the last year."
        )
    )
    yield charts.cost_and_tail(matter)
    parts: dict[tuple[str, str], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for row in matter.rows("tail"):
        parts[row["funder"], row["kind"]][row["year"]] += row["amount"]
    years = sorted({row["year"] for row in matter.rows("tail")})
    yield Grid(
        say("Due after the last year ({unit})", unit=matter.unit),
        (say("funding source"), say("kind of cost"), *(str(year) for year in years)),
        tuple(
            (payer(matter, funder), economic(kind), *figures([amounts[year] for year in years]))
            for (funder, kind), amounts in parts.items()
        ),
        text=2,
    )


def payer(matter: Matter, funder: str) -> str:
    """A funding source, or all of them, or nobody."""
    if not funder:
        return say("All")
    if funder == "unattributed":
        return say("Paid by nobody yet")
    return matter.name("funders", funder)


def economic(kind: str) -> str:
    """Capital or current expenditure."""
    return {"capital": say("capital"), "current": say("current")}.get(kind, kind)
