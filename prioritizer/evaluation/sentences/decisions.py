"""What is wrong with a decision."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, located, whole
from prioritizer.language import say


def _of(b: Breach) -> dict[str, str]:
    """Where and when, at which scale, and by how much the limit is missed."""
    i, r, t, *_ = b.labels
    return {
        "where": located(i, r),
        "year": t,
        "scale": whole(b.activity),
        "least": whole(b.lower),
        "most": whole(b.upper),
        "excess": whole(b.excess),
    }


def start_not_negative(b: Breach) -> str:
    """A start below 0."""
    return say("{where} ({year}): starts {scale}, but a start cannot be below 0.", **_of(b))


def keep_not_negative(b: Breach) -> str:
    """A keep below 0."""
    return say("{where} ({year}): keeps {scale}, but what is kept cannot be below 0.", **_of(b))


def window(b: Breach) -> str:
    """A start at the wrong time."""
    return say(
        "{where} ({year}): starts {scale}, but it may not start in this year (first_year, "
        "last_year).",
        **_of(b),
    )


def wholeness(b: Breach) -> str:
    """A fraction where whole numbers are decided."""
    if b.labels[-1] == "start":
        return say(
            "{where} ({year}): starts {scale}, but it is decided in whole numbers.", **_of(b)
        )
    return say("{where} ({year}): keeps {scale}, but it is decided in whole numbers.", **_of(b))


def scale_minimum(b: Breach) -> str:
    """A scale below the least one."""
    if b.activity < 0:
        return say("{where} ({year}): operates at {scale}, but no scale can be below 0.", **_of(b))
    return say(
        "{where} ({year}): operates at {scale}, at least {least} or nothing allowed: {excess} too "
        "little.",
        **_of(b),
    )


def scale_maximum(b: Breach) -> str:
    """A scale above the greatest one."""
    return say(
        "{where} ({year}): operates at {scale}, at most {most} allowed: {excess} too much.",
        **_of(b),
    )


def keep_never_rises(b: Breach) -> str:
    """What was ended is taken up again."""
    return say(
        "{where} ({year}): keeps {excess} more than the year before, but what operated before the "
        "first year can only be ended, not enlarged.",
        **_of(b),
    )


def may_end(b: Breach) -> str:
    """What runs is ended, but may not be."""
    return say(
        "{where} ({year}): keeps {scale}, but {least} runs and must be kept (may_end = no, or "
        "lock = in).",
        **_of(b),
    )


def fixed_start(b: Breach) -> str:
    """An approved start is not taken."""
    return say(
        "{where} ({year}): starts {scale}, but {least} is approved (plan, status fixed).", **_of(b)
    )


def fixed_keep(b: Breach) -> str:
    """An approved keep is not taken."""
    return say(
        "{where} ({year}): keeps {scale}, but {least} is approved (plan, status fixed).", **_of(b)
    )


def keep_held(b: Breach) -> str:
    """A keep changes in an approved year."""
    return say(
        "{where} ({year}): keeps {scale}, but the approved year keeps the {least} of the year "
        "before.",
        **_of(b),
    )


def lock_in(b: Breach) -> str:
    """A mandatory intervention is not reached."""
    return say(
        "{where} is mandatory (lock = in): scale {scale} is reached, at least {least} required: "
        "{excess} too little.",
        where=located(*b.labels),
        scale=whole(b.activity),
        least=whole(b.lower),
        excess=whole(b.excess),
    )


def lock_out(b: Breach) -> str:
    """An excluded intervention is started."""
    return say(
        "{where} is excluded (lock = out), but a scale of {scale} is started.",
        where=located(*b.labels),
        scale=whole(b.activity),
    )
