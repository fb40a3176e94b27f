"""What is wrong with the politics."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, figure
from prioritizer.language import say


def veto(b: Breach) -> str:
    """A stakeholder with a veto loses too much."""
    p, t = b.labels
    return say(
        "Stakeholder {stakeholder} ({year}): loses {loss} of support, its veto lets it lose at "
        "most {most} (tolerance): {excess} too much.",
        stakeholder=p,
        year=t,
        loss=figure(-b.activity),
        most=figure(-b.lower),
        excess=figure(b.excess),
    )


def political_capital(b: Breach) -> str:
    """More opposition than can be borne."""
    (t,) = b.labels
    return say(
        "Opposition in {year} takes {taken} of political capital, at most {most} there is "
        "(political_capital): {excess} too much.",
        year=t,
        taken=figure(b.activity),
        most=figure(b.upper),
        excess=figure(b.excess),
    )


def quorum(b: Breach) -> str:
    """Too few stakeholders without opposition."""
    (t,) = b.labels
    return say(
        "Stakeholders who do not oppose the plan in {year} have an influence of {influence}, at "
        "least {least} required (quorum): {excess} too little.",
        year=t,
        influence=figure(b.activity),
        least=figure(b.lower),
        excess=figure(b.excess),
    )
