"""The sections that account for the plan: why, at what price, against what, how sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from prioritizer.language import number_text, percent_text, say
from prioritizer.language.terms import BASES, CRITERIA, FAMILIES, status_text, term
from prioritizer.report import charts
from prioritizer.report.matter import Matter, figures
from prioritizer.report.parts import Block, Grid, Paragraph, Points

WEAK = ("D", "E", "")
"""Grades of evidence that are weak; "" is none."""

MOST_BARS = 15


def why(matter: Matter) -> Iterator[Block]:
    """Why each intervention is funded or not, in the sentences of the explanation."""
    found = matter.extras["explain"]
    if found.get("message"):
        yield Paragraph(found["message"])
    for funded, title in ((True, say("Funded:")), (False, say("Not funded:"))):
        sentences = tuple(
            row["sentence"] for row in found["interventions"] if bool(row["funded"]) is funded
        )
        if sentences:
            yield Paragraph(title)
            yield Points(sentences)
    if found.get("missing"):
        yield Paragraph(
            say("Not found out, since the time ended: {names}.", names=", ".join(found["missing"]))
        )


def guardrails(matter: Matter) -> Iterator[Block]:
    """What each rule of the scenario costs, and what one unit more of each limit is worth."""
    found = matter.extras["explain"]
    prices = [price for price in found["price_of_constraints"] if (price["gain"] or 0) > 0]
    free = [p["name"] for p in found["price_of_constraints"] if p["gain"] is not None]
    free = [name for name in free if name not in {p["name"] for p in prices}]
    yield Paragraph(
        say(
            "The price of a rule is what the objective would gain if it alone did not hold; the "
            "money beside it would gain as much with the rule kept."
        )
    )
    if prices:
        prices.sort(key=lambda price: -price["gain"])
        shown = [(price["name"], price["gain"]) for price in prices[:MOST_BARS]]
        yield charts.bars(
            say("What each rule costs"),
            say(
                "Bars of the gain of the objective without each rule. The dearest is {rule}.",
                rule=shown[0][0],
            ),
            shown,
            say("gain of the objective without it"),
        )
        yield Grid(
            say("Price of rules"),
            (
                say("rule"),
                say("kind"),
                say("basis"),
                say("gain without it"),
                say("money that gains as much ({unit})", unit=matter.unit),
            ),
            tuple(
                (
                    price["name"],
                    term(FAMILIES, price["family"]),
                    term(BASES, price["basis"]),
                    number_text(price["gain"], 6),
                    number_text(price["compensating_budget"]),
                )
                for price in prices
            ),
            text=3,
        )
    if free:
        yield Paragraph(say("These rules cost nothing: {names}.", names=", ".join(free)))
    yield from limits(found)


def limits(found: Mapping[str, Any]) -> Iterator[Block]:
    """What one unit more of each limit is worth."""
    rows = tuple(
        (
            " ".join(str(part) for part in (v["name"], v["bound"], v["year"] or "") if part),
            v["unit"],
            number_text(v["value"], 2),
            number_text(v["gain_per_unit"], 6),
        )
        for v in found["marginal_values"]
        if (v["gain_per_unit"] or 0) > 0
    )
    if rows:
        head = (say("limit"), say("unit"), say("value"), say("gain per unit"))
        yield Grid(say("What one unit more is worth"), head, rows, text=2)


def comparison(matter: Matter) -> Iterator[Block]:
    """Several scenarios side by side."""
    found = matter.extras["compare"]
    names = tuple(found["scenarios"])
    yield Grid(
        say("The scenarios"),
        (
            say("scenario"),
            say("status"),
            say("criterion"),
            say("objective"),
            say("total cost"),
            say("share of the best possible"),
        ),
        tuple(
            (
                plan["scenario"],
                status_text(plan["status"], plan["gap"]),
                term(CRITERIA, plan["criterion"]),
                number_text(plan["objective"], 4),
                number_text(plan["total_cost"]),
                percent_text(plan["share_of_best"], 1),
            )
            for plan in found["plans"]
        ),
        text=3,
    )
    yield from differing_inputs(found, names)
    funded = tuple(
        (line["item"], *(say("yes") if n in line["funded"] else say("no") for n in names))
        for line in found["funded"]
    )
    if funded:
        yield Grid(
            say("Not funded alike"), (say("intervention"), *names), funded, text=1 + len(names)
        )
    if found.get("notes"):
        yield Points(tuple(found["notes"]))


def differing_inputs(found: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Block]:
    """The inputs that are not the same."""
    rows = tuple(
        (
            " ".join(str(p) for p in (line["table"], line["id"], line["column"]) if p),
            *(shown(line["values"].get(name)) for name in names),
        )
        for line in found["inputs"]
    )
    if rows:
        head = (say("input"), *names)
        yield Grid(say("Inputs that differ"), head, rows, text=1 + len(names))


def shown(value: object) -> str:
    """A cell of any kind in words."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return number_text(value, 6, least=0) if isinstance(value, float) else str(value)


def what_if(matter: Matter) -> Iterator[Block]:
    """What more or less money buys."""
    points = matter.extras["budget_curve"]["points"]
    yield charts.budget_curve(matter, points)
    yield Grid(
        say("Best plan at each budget"),
        (
            say("factor"),
            say("comes in"),
            say("drops out"),
            say("money ({unit})", unit=matter.unit),
            say("objective"),
        ),
        tuple(
            (
                number_text(point["factor"], 2),
                ", ".join(point["added"]) or "–",
                ", ".join(point["dropped"]) or "–",
                number_text(point["budget"]),
                number_text(point["objective"], 4),
            )
            for point in points
        ),
        text=3,
    )


def alternatives(matter: Matter) -> Iterator[Block]:
    """Plans nearly as good, and what they have in common."""
    found = matter.extras["alternatives"]
    yield Grid(
        say("Plans nearly as good as the best"),
        (say("plan"), say("objective"), say("loss"), say("total cost")),
        tuple(
            (
                str(n),
                number_text(plan["objective"], 4),
                percent_text(plan["loss"], 2),
                number_text(plan["total_cost"]),
            )
            for n, plan in enumerate(found["plans"], start=1)
        ),
    )
    for key, words in (
        ("always", say("In every plan:")),
        ("sometimes", say("In some:")),
        ("never", say("In none:")),
    ):
        yield Paragraph(f"{words} {', '.join(found[key]) or '–'}")


def uncertainty(matter: Matter) -> Iterator[Block]:
    """Which effects are guesses, and what the plan does at both ends of the effects."""
    grades = gain_by_grade(matter)
    yield Paragraph(
        say(
            "Effects bear a grade of evidence from A, the strongest, to E. What rests on D, E or "
            "on none is a guess: read it as one."
        )
    )
    yield Grid(
        say("Gain in the last year by evidence, as part of each indicator's gain"),
        (say("indicator"), "A", "B", "C", "D", "E", say("none")),
        tuple(
            (matter.name("indicators", ident), *(percent_text(s) for s in shares))
            for ident, shares in grades.items()
        ),
    )
    weak = weak_effects(matter)
    if weak:
        yield Grid(
            say("Effects of the plan that are guesses"),
            (
                say("intervention"),
                say("indicator"),
                say("evidence"),
                say("low"),
                say("effect"),
                say("high"),
            ),
            tuple(weak),
            text=3,
        )
    if "uncertainty" in matter.extras:
        yield from effect_range(matter, matter.extras["uncertainty"])


def effect_range(matter: Matter, found: Mapping[str, Any]) -> Iterator[Block]:
    """The plan with every effect at its adverse and at its favourable end."""
    names = {
        "adverse": say("adverse"),
        "central": say("central"),
        "favourable": say("favourable"),
    }
    cases = found["cases"]
    rows = [
        (
            matter.indicator(ends[0]["indicator"]),
            *figures([end["value"] for end in ends], 2),
        )
        for ends in zip(*(case["indicators"] for case in cases), strict=True)
    ]
    rows.append((say("rules broken"), *(str(len(case["broken"])) for case in cases)))
    yield Grid(
        say("Value in the last year with every effect at one end of its range"),
        (say("indicator"), *(names.get(case["case"], case["case"]) for case in cases)),
        tuple(rows),
    )


def evidence_of(matter: Matter) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The row of the table effects, by intervention and indicator."""
    records = matter.scenario.table("effects").to_dict("records")
    return {
        (r["intervention"], r["indicator"]): {str(key): value for key, value in r.items()}
        for r in records
    }


def gain_by_grade(matter: Matter) -> dict[str, list[float | None]]:
    """Parts of each indicator's gain in the last year by grade A to E and none."""
    effects, order = evidence_of(matter), ("A", "B", "C", "D", "E", "")
    gains: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    regions = matter.scenario.table("regions")
    people = dict(zip(regions["region"], regions["population"], strict=True))
    for row in matter.rows("contributions"):
        if row["year"] == matter.years[-1]:
            effect = effects.get((row["intervention"], row["indicator"]))
            grade = effect["evidence"] if effect else ""
            gains[row["indicator"]][grade] += row["gain"] * people.get(row["region"], 1.0)
    found: dict[str, list[float | None]] = {}
    for ident, by_grade in gains.items():
        total = sum(by_grade.values())
        found[ident] = [by_grade[grade] / total if total else None for grade in order]
    return found


def weak_effects(matter: Matter) -> list[tuple[str, ...]]:
    """Effects of what the plan funds that rest on weak evidence or on none."""
    acting = {
        (row["intervention"], row["indicator"])
        for row in matter.rows("contributions")
        if row["gain"]
    }
    return [
        (
            matter.name("interventions", intervention),
            matter.name("indicators", indicator),
            effect["evidence"] or say("none"),
            *figures([effect["low"], effect["effect"], effect["high"]], 3),
        )
        for (intervention, indicator), effect in evidence_of(matter).items()
        if (intervention, indicator) in acting and effect["evidence"] in WEAK
    ]
