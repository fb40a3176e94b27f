"""Constraints in the words of the tables: "the money of treasury in 2027 and 2028"."""

from __future__ import annotations

from collections.abc import Iterable

from prioritizer.language import marked, say

SUBJECTS = {
    "funder_balance": marked("the money of {id}"),
    "carry_over_limit": marked("what {id} may carry over"),
    "rule_amount": marked("spending rule {id}"),
    "rule_min_share": marked("spending rule {id}"),
    "rule_max_share": marked("spending rule {id}"),
    "rule_min_change": marked("spending rule {id}"),
    "rule_max_change": marked("spending rule {id}"),
    "condition": marked("condition {id}"),
    "tail_ceiling": marked("the ceiling of the forward cost"),
    "resource_capacity": marked("the capacity of {id}"),
    "requires": marked("rule {id}"),
    "requires_any": marked("rule {id}"),
    "together": marked("rule {id}"),
    "at_most": marked("rule {id}"),
    "at_least": marked("rule {id}"),
    "veto": marked("the veto of {id}"),
    "political_capital": marked("the political capital"),
    "quorum": marked("the quorum"),
    "lock_in": marked("what is mandatory ({id})"),
    "required_value": marked("the minimum value of {id}"),
    "milestone": marked("the milestone of {id}"),
}
"""What each family that says what someone wants is called; ``id`` is the first of its labels."""


def constraint_words(names: Iterable[str]) -> list[str]:
    """Constraints in words, each subject once, with its years.

    Args:
        names: of constraints, as in the answer; one of another family stays as it is.

    >>> constraint_words(["funder_balance[city,2027]", "funder_balance[city,2028]", "quorum[2027]"])
    ['the money of city in 2027 and 2028', 'the quorum in 2027']
    """
    years: dict[str, list[str]] = {}
    for name in names:
        subject, year = _subject_and_year(name)
        told = years.setdefault(subject, [])
        if year and year not in told:
            told.append(year)
    return [
        say("{subject} in {years}", subject=subject, years=_listed(told)) if told else subject
        for subject, told in years.items()
    ]


def _subject_and_year(name: str) -> tuple[str, str]:
    family, _, rest = name.partition("[")
    if family not in SUBJECTS:
        return name, ""
    labels = rest.removesuffix("]").split(",")
    has_year = len(labels[-1]) == 4 and labels[-1].isdecimal()
    year = labels.pop() if has_year else ""
    return say(SUBJECTS[family], id=labels[0] if labels else ""), year


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return say("{names} and {last}", names=", ".join(words[:-1]), last=words[-1])
