"""What is wrong with the politics."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, figure


def veto(b: Breach) -> str:
    """A stakeholder with a veto loses too much."""
    p, t = b.labels
    return (
        f"Stakeholder {p} ({t}): loses {figure(-b.activity)} of support, its veto lets it lose at "
        f"most {figure(-b.lower)} (tolerance): {figure(b.excess)} too much."
    )


def political_capital(b: Breach) -> str:
    """More opposition than can be borne."""
    (t,) = b.labels
    return (
        f"Opposition in {t} takes {figure(b.activity)} of political capital, at most "
        f"{figure(b.upper)} there is (political_capital): {figure(b.excess)} too much."
    )


def quorum(b: Breach) -> str:
    """Too few stakeholders without opposition."""
    (t,) = b.labels
    return (
        f"Stakeholders who do not oppose the plan in {t} have an influence of "
        f"{figure(b.activity)}, at least {figure(b.lower)} required (quorum): "
        f"{figure(b.excess)} too little."
    )
