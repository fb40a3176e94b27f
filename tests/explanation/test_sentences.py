"""Plain sentences, for each kind of answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritizer.explanation.blocking import OWN_BOUNDS
from prioritizer.explanation.sentences import Words, sentence
from prioritizer.explanation.why import Why

WORDS = Words(
    {"cameras": "Body cameras", "lighting": "Street lighting", "vetting": "Vetting"},
    "million MXN",
    0.5,
)
NOT = Why(
    "cameras",
    "",
    False,
    status="optimal",
    loss=0.004,
    displaced=("lighting",),
    cost=180.0,
    break_even_cost=120.0,
    extra_budget_needed=45.0,
)
FUNDED = Why("vetting", "north", True, status="optimal", loss=0.05, held_status="optimal")


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        (
            NOT,
            "Body cameras is not funded: forcing it in would cost 0.8 % of the objective and "
            "displace Street lighting; it would enter if it cost at most 120.0 of 180.0 million "
            "MXN, or with 45.0 million MXN more.",
        ),
        (
            replace(NOT, break_even_cost=None, extra_budget_needed=None, displaced=()),
            "Body cameras is not funded: forcing it in would cost 0.8 % of the objective; neither "
            "a lower price nor more money would bring it in.",
        ),
        (
            replace(NOT, loss=0.0),
            "Body cameras is not funded, but another plan that funds it is just as good.",
        ),
        (
            replace(NOT, loss=-0.05),
            "Body cameras is not funded because it is excluded: with it the plan would gain "
            "10.0 % of the objective.",
        ),
        (
            replace(
                NOT,
                status="infeasible",
                loss=None,
                break_even_cost=None,
                blocked_by=("veto[union,2027]",),
            ),
            "Body cameras is not funded and cannot be: the veto of union in 2027 stands in the "
            "way; it would enter with 45.0 million MXN more.",
        ),
        (
            replace(
                NOT,
                status="unknown",
                loss=None,
                break_even_cost=None,
                extra_budget_needed=None,
                unknown=("loss",),
            ),
            "Body cameras is not funded; the time ended before it was known what forcing it in "
            "costs.",
        ),
        (
            replace(FUNDED, enters=("cameras", "lighting"), loss_held=0.1),
            "Vetting in north is funded: leaving it out would cost 10.0 % of the objective, and "
            "Body cameras and Street lighting would come in; 20.0 % of the objective if nothing "
            "else were changed.",
        ),
        (
            replace(FUNDED, loss=0.0, held_status="infeasible"),
            "Vetting in north is funded, but a plan that leaves it out is just as good; something "
            "else would have to change.",
        ),
        (
            replace(FUNDED, status="infeasible", essential=True, blocked_by=(OWN_BOUNDS,)),
            "Vetting in north is funded and cannot be left out: the years in which it may start, "
            "approved decisions or its least scale forbid it.",
        ),
        (
            replace(FUNDED, continues=True, loss=0.0),
            "Vetting in north is funded: it runs already, starts nothing new, and may not be "
            "ended.",
        ),
        (
            replace(FUNDED, status="unknown"),
            "Vetting in north is funded; the time ended before it was known what leaving it out "
            "costs.",
        ),
    ],
)
def test_a_sentence_says_it_all(why: Why, expected: str) -> None:
    assert sentence(why, WORDS) == expected


def test_many_names_are_counted() -> None:
    assert WORDS.listed(["cameras"] * 6) == (
        "Body cameras, Body cameras, Body cameras, Body cameras and 2 more"
    )
    assert WORDS.listed(["vetting (north)"]) == "Vetting in north"


def test_a_loss_of_nothing_s_share_is_a_number() -> None:
    assert replace(WORDS, objective=0.0).share(0.25) == "0.25 of the objective"
