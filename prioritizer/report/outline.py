"""Which sections a report has, in which order, and which of them need which documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prioritizer.language import marked, say
from prioritizer.report import (
    account_sections,
    plan_sections,
    preference_sections,
    proof_sections,
)
from prioritizer.report.matter import Matter
from prioritizer.report.parts import Block, Section


@dataclass(frozen=True)
class Kind:
    """A section that a report may have.

    Attributes:
        title: its heading, in English.
        write: its content.
        needs: the document beside the answer that it speaks of, "" for none.
        of_plan: whether there must be a plan.
    """

    title: str
    write: Callable[[Matter], Iterator[Block]]
    needs: str = ""
    of_plan: bool = True


SECTIONS: Mapping[str, Kind] = {
    "summary": Kind(marked("Summary"), plan_sections.summary, of_plan=False),
    "plan": Kind(marked("Plan by year"), plan_sections.plan),
    "money": Kind(marked("Money by funding source"), plan_sections.money),
    "indicators": Kind(marked("Indicators"), plan_sections.indicators),
    "tail": Kind(marked("Cost now and forward cost"), plan_sections.tail),
    "why": Kind(marked("Why, and why not"), account_sections.why, "explain", of_plan=False),
    "guardrails": Kind(marked("Rules and their prices"), account_sections.guardrails, "explain"),
    "comparison": Kind(
        marked("Comparison of scenarios"), account_sections.comparison, "compare", of_plan=False
    ),
    "what_if": Kind(marked("More or less money"), account_sections.what_if, "budget_curve"),
    "alternatives": Kind(
        marked("Nearly as good plans"), account_sections.alternatives, "alternatives"
    ),
    "trade_offs": Kind(marked("Trade-offs"), preference_sections.trade_offs, "front"),
    "weights": Kind(
        marked("How far the weights may move"), preference_sections.weights, "weight_ranges"
    ),
    "core": Kind(marked("What survives other weights"), preference_sections.core, "core_index"),
    "uncertainty": Kind(marked("Uncertainty"), account_sections.uncertainty),
    "method": Kind(marked("Method"), proof_sections.method, of_plan=False),
    "assumptions": Kind(marked("Assumptions"), proof_sections.assumptions, of_plan=False),
    "sources": Kind(marked("Sources"), proof_sections.sources, of_plan=False),
    "reproduction": Kind(
        marked("Proof and repetition"), proof_sections.reproduction, of_plan=False
    ),
}
"""Sections by key, in the order of the report."""


def chosen(matter: Matter, wanted: Iterable[str] | None) -> list[str]:
    """The sections that the report will have.

    Args:
        matter: what it is about.
        wanted: keys of `SECTIONS`; None for every section that there is something to say in.

    Raises:
        ValueError: a key is unknown, or a document that its section needs is not given though
            there is what it would speak of.
    """
    if wanted is None:
        return [
            key
            for key, kind in SECTIONS.items()
            if (not kind.needs or kind.needs in matter.extras)
            and (matter.has_plan or not kind.of_plan)
        ]
    keys = [key for key in known_sections(wanted) if matter.has_plan or not SECTIONS[key].of_plan]
    for key in keys:
        needs = SECTIONS[key].needs
        if needs and needs not in matter.extras:
            raise ValueError(
                say(
                    "the section {key} needs the document of {needs}: give it in extras",
                    key=key,
                    needs=needs,
                )
            )
    return [key for key in SECTIONS if key in keys]


def known_sections(keys: Iterable[str]) -> list[str]:
    """The keys, each one of a section.

    Raises:
        ValueError: one is not.
    """
    found = list(keys)
    for key in found:
        if key not in SECTIONS:
            raise ValueError(
                say(
                    "section {key!r} is not known: give some of {known}",
                    key=key,
                    known=", ".join(SECTIONS),
                )
            )
    return found


def written(matter: Matter, wanted: Iterable[str] | None) -> tuple[Section, ...]:
    """The sections with their content.

    Raises:
        ValueError: as of `chosen`.
    """
    return tuple(
        Section(key, say(SECTIONS[key].title), tuple(SECTIONS[key].write(matter)))
        for key in chosen(matter, wanted)
    )
