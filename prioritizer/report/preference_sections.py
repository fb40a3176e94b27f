"""The sections on what people prefer: trade-offs, ranges of weights, what survives all weights."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from prioritizer.language import number_text, percent_text, say, say_count
from prioritizer.language.numbers import telling_decimals
from prioritizer.language.terms import POSSIBLE_WEIGHTS, STATUSES, VERDICTS, term
from prioritizer.report import front_chart
from prioritizer.report.matter import Matter
from prioritizer.report.naming import axis_title, called, listed, objective_name
from prioritizer.report.parts import Block, Grid, Paragraph, Points

MOST_POINTS = 40
"""Points of a front in the table, besides its knees."""

IN_PLANE = 2
"""Objectives that a picture shows."""


def trade_offs(matter: Matter) -> Iterator[Block]:
    """Plans of which none is at least as good as another in every objective."""
    found = matter.extras["front"]
    points: Sequence[Mapping[str, Any]] = found["points"]
    senses = {entry["name"]: entry["sense"] for entry in found["objectives"]}
    yield Paragraph(say("Plans are compared by:"))
    yield Points(tuple(axis_title(name, senses, matter) for name in senses))
    yield Paragraph(" ".join(front_sentences(found)))
    if not points:
        return
    if len(points) == 1:
        if found["complete"]:
            yield Paragraph(say("It is the best in each of them: there is nothing to trade off."))
        yield from points_table(matter, points, list(senses), set())
        return
    if len(senses) == IN_PLANE:
        yield front_chart.front(matter, found)
    else:
        yield Paragraph(
            say(
                "No picture shows {count} objectives at once: the points are in the table.",
                count=len(senses),
            )
        )
    always = [
        name for name in points[0]["funded"] if all(name in point["funded"] for point in points)
    ]
    if always:
        yield Paragraph(
            say("Every one of these plans funds {names}.", names=listed(always, matter))
        )
    if len({tuple(point["funded"]) for point in points}) < len(points):
        yield Paragraph(say("Plans that fund the same differ in years or amounts."))
    yield from points_table(matter, points, list(senses), set(always))


def front_sentences(found: Mapping[str, Any]) -> tuple[str, ...]:
    """How many points a front has, and what is proven of them."""
    count = len(found["points"])
    if not count:
        return (nothing_found(found["status"]),)
    if found["complete"]:
        told = say_count(
            "{count} plan, proven: no other plan beats any of these, and there are no more.",
            "{count} plans, proven: no other plan beats any of these, and there are no more.",
            count,
        )
        return (told, *unsupported(found["points"]))
    return (
        *unfinished(found["status"], count),
        *missing_at_most(found["kind"], found["coverage"]),
        *unsupported(found["points"]),
        say("Whether weights lead to a plan is judged among these plans alone."),
    )


def nothing_found(status: str) -> str:
    """Why a front has no points."""
    if status == "infeasible":
        return say("There is no plan, so there is nothing to trade off.")
    return say("No trade-off was found: {reason}.", reason=term(STATUSES, status))


def unfinished(status: str, count: int) -> tuple[str, ...]:
    """How many points there are of a front that is not complete, and why."""
    if status == "approximated":
        return (
            say_count(
                "{count} plan that approximates the trade-offs: it is not all of them.",
                "{count} plans that approximate the trade-offs: they are not all of them.",
                count,
            ),
        )
    reason = (
        say("The search was stopped early, so there may be more.")
        if status == "stopped"
        else say("The solver could not settle the rest, so there may be more.")
    )
    found = say_count(
        "{count} plan, not proven to be all.", "{count} plans, not proven to be all.", count
    )
    return (found, reason)


def missing_at_most(kind: str, coverage: float | None) -> tuple[str, ...]:
    """How much better than the points what is missing can be; never rounded down."""
    if coverage is None:
        return (say("How much better the missing ones could be is not known."),)
    share = percent_text(math.ceil(1000 * coverage - 1e-9) / 1000, 1)
    if kind == "continuous":
        return (
            say(
                "No plan is better than mixtures of these by more than {share} of the range of "
                "each objective.",
                share=share,
            ),
        )
    return (
        say(
            "Any other plan is better than one of these by at most {share} of the range of each "
            "objective.",
            share=share,
        ),
    )


def unsupported(points: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """How many points no weights lead to."""
    count = sum(not point["supported"] for point in points)
    if not count:
        return ()
    return (
        say_count(
            "{count} of these plans is best for no weights.",
            "{count} of these plans are best for no weights.",
            count,
        ),
    )


def points_table(
    matter: Matter, points: Sequence[Mapping[str, Any]], names: Sequence[str], always: set[str]
) -> Iterator[Block]:
    """The points, or as many as fit spread over the front."""
    columns = {name: [point["values"][name] for point in points] for name in names}
    digits = {name: telling_decimals(values) for name, values in columns.items()}
    places = spread_over(points, names)
    left = len(points) - len(places)
    if left:
        yield Paragraph(
            say_count(
                "The table shows {shown} of them, spread over all, with every knee; {count} is "
                "left out.",
                "The table shows {shown} of them, spread over all, with every knee; {count} are "
                "left out.",
                left,
                shown=len(places),
            )
        )
    marks = {True: say("yes"), False: say("no")}
    yield Grid(
        say("The points of the front"),
        (
            say("point"),
            say("also funded") if always else say("funded"),
            say("best for some weights"),
            say("knee"),
            *(objective_name(name, matter) for name in names),
        ),
        tuple(
            (
                str(n + 1),
                listed([name for name in points[n]["funded"] if name not in always], matter) or "–",
                marks[points[n]["supported"]],
                marks[points[n]["knee"]],
                *(number_text(columns[name][n], digits[name]) for name in names),
            )
            for n in places
        ),
        text=4,
    )


def spread_over(points: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[int]:
    """Places of at most `MOST_POINTS` points far from each other, and of every knee.

    The ends of each objective come first, then always the point farthest from those chosen, each
    objective counted in shares of its range.
    """
    if len(points) <= MOST_POINTS:
        return list(range(len(points)))
    values = np.array([[point["values"][name] for name in names] for point in points])
    span = np.ptp(values, axis=0)
    shares = (values - values.min(axis=0)) / np.where(span > 0, span, 1.0)
    ends = [*shares.argmin(axis=0).tolist(), *shares.argmax(axis=0).tolist()]
    chosen = list(dict.fromkeys(ends))
    gaps = np.min([np.abs(shares - shares[n]).max(axis=1) for n in chosen], axis=0)
    while len(chosen) < MOST_POINTS:
        chosen.append(int(gaps.argmax()))
        gaps = np.minimum(gaps, np.abs(shares - shares[chosen[-1]]).max(axis=1))
    knees = [n for n, point in enumerate(points) if point["knee"]]
    return sorted({*chosen, *knees})


def weights(matter: Matter) -> Iterator[Block]:
    """How far the weights may move before another plan is better."""
    found = matter.extras["weight_ranges"]
    yield from not_done(found["missing"])
    if found["tolerance"] is not None:
        yield Paragraph(tolerance_sentence(found))
    yield Grid(
        say("Range of each weight in which the plan stays best, the others in proportion"),
        (
            say("indicator"),
            say("below it comes in"),
            say("above it comes in"),
            say("weight"),
            say("least"),
            say("most"),
        ),
        tuple(
            (
                matter.name("indicators", row["indicator"]),
                exchanged(row["below"], matter) or "–",
                exchanged(row["above"], matter) or "–",
                *(percent_text(row[end], 1) for end in ("weight", "low", "high")),
            )
            for row in found["ranges"]
        ),
        text=3,
    )
    shares = sorted(found["funded_share"].items(), key=lambda entry: -entry[1])
    if shares:
        yield Grid(
            say("Share of {count} random weights that fund it", count=found["samples"]),
            (say("intervention"), say("share")),
            tuple((called(name, matter), percent_text(share, 1)) for name, share in shares),
        )


def not_done(missing: Sequence[str]) -> Iterator[Block]:
    """What a limit left undone."""
    if missing:
        yield Paragraph(say("Not done before the end: {names}.", names="; ".join(missing)))


def tolerance_sentence(found: Mapping[str, Any]) -> str:
    """By how much all weights may be wrong at once; a promise is never rounded up."""
    tenths = 1000 * found["tolerance"]
    if found["tolerance_is_proven"]:
        return say(
            "All weights may be wrong by {share} at once, and the plan is still the best.",
            share=percent_text(math.floor(tenths + 1e-9) / 1000, 1),
        )
    return say(
        "If all weights are wrong by {share} at once, the plan may no longer be best.",
        share=percent_text(math.ceil(tenths - 1e-9) / 1000, 1),
    )


def exchanged(exchange: Mapping[str, Any] | None, matter: Matter) -> str:
    """What another plan runs and the best does not, and the other way round; "" without one."""
    if exchange is None:
        return ""
    added, dropped = (listed(exchange[way], matter) for way in ("added", "dropped"))
    if added and dropped:
        return say("{added} instead of {dropped}", added=added, dropped=dropped)
    if dropped:
        return say("nothing; {dropped} drops out", dropped=dropped)
    return added or say("the same in other years")


def core(matter: Matter) -> Iterator[Block]:
    """What to fund, decide on or drop whichever of the possible weights win."""
    found = matter.extras["core_index"]
    if "weights" in found:
        which = term(POSSIBLE_WEIGHTS, found["weights"])
        yield Paragraph(say("Weights that may win: {which}.", which=which))
    basis, count = say(found["basis"]), len(found["portfolios"])
    yield Paragraph(say("Shares are of {basis} ({count})", basis=basis, count=count) + ".")
    yield from not_done(found["missing"])
    entries = sorted(found["entries"], key=lambda entry: -entry["core_index"])
    if not entries:
        return
    yield Paragraph(
        say("Fund what all of these hold, drop what none holds, decide on what some hold.")
    )
    yield Points(tuple(verdict_line(verdict, entries, matter) for verdict in VERDICTS))
    yield Grid(
        say("Whichever of the possible weights win"),
        (say("intervention"), say("verdict"), say("proven"), say("core index")),
        tuple(
            (
                called(entry["name"], matter),
                term(VERDICTS, entry["verdict"]),
                say("yes") if entry["is_proven"] else say("no"),
                percent_text(entry["core_index"], 1),
            )
            for entry in entries
        ),
        text=3,
    )


def verdict_line(verdict: str, entries: Sequence[Mapping[str, Any]], matter: Matter) -> str:
    """A verdict with those on whom it is passed."""
    names = [entry["name"] for entry in entries if entry["verdict"] == verdict]
    word = term(VERDICTS, verdict).capitalize()
    return f"{word} ({len(names)}): {listed(names, matter) or '–'}"
