"""What is wrong with a decision."""

from __future__ import annotations

from prioritizer.evaluation.sentences.breach import Breach, located, whole


def _scaled(b: Breach, verb: str, rule: str) -> str:
    i, r, t, *_ = b.labels
    return f"{located(i, r)} ({t}): {verb} {whole(b.activity)}, {rule}."


def start_not_negative(b: Breach) -> str:
    """A start below 0."""
    return _scaled(b, "starts", "but a start cannot be below 0")


def keep_not_negative(b: Breach) -> str:
    """A keep below 0."""
    return _scaled(b, "keeps", "but what is kept cannot be below 0")


def window(b: Breach) -> str:
    """A start at the wrong time."""
    return _scaled(b, "starts", "but it may not start in this year (first_year, last_year)")


def wholeness(b: Breach) -> str:
    """A fraction where whole numbers are decided."""
    verb = "starts" if b.labels[-1] == "start" else "keeps"
    return _scaled(b, verb, "but it is decided in whole numbers")


def scale_minimum(b: Breach) -> str:
    """A scale below the least one."""
    if b.activity < 0:
        return _scaled(b, "operates at", "but no scale can be below 0")
    short = f"{whole(b.excess)} too little"
    return _scaled(b, "operates at", f"at least {whole(b.lower)} or nothing allowed: {short}")


def scale_maximum(b: Breach) -> str:
    """A scale above the greatest one."""
    return _scaled(
        b, "operates at", f"at most {whole(b.upper)} allowed: {whole(b.excess)} too much"
    )


def keep_never_rises(b: Breach) -> str:
    """What was ended is taken up again."""
    i, r, t = b.labels
    return (
        f"{located(i, r)} ({t}): keeps {whole(b.excess)} more than the year before, but what "
        "operated before the first year can only be ended, not enlarged."
    )


def may_end(b: Breach) -> str:
    """What runs is ended, but may not be."""
    rule = f"but {whole(b.lower)} runs and must be kept (may_end = no, or lock = in)"
    return _scaled(b, "keeps", rule)


def fixed_start(b: Breach) -> str:
    """An approved start is not taken."""
    return _scaled(b, "starts", f"but {whole(b.lower)} is approved (plan, status fixed)")


def fixed_keep(b: Breach) -> str:
    """An approved keep is not taken."""
    return _scaled(b, "keeps", f"but {whole(b.lower)} is approved (plan, status fixed)")


def keep_held(b: Breach) -> str:
    """A keep changes in an approved year."""
    rule = f"but the approved year keeps the {whole(b.lower)} of the year before"
    return _scaled(b, "keeps", rule)


def lock_in(b: Breach) -> str:
    """A mandatory intervention is not reached."""
    return (
        f"{located(*b.labels)} is mandatory (lock = in): scale {whole(b.activity)} is reached, "
        f"at least {whole(b.lower)} required: {whole(b.excess)} too little."
    )


def lock_out(b: Breach) -> str:
    """An excluded intervention is started."""
    where = located(*b.labels)
    return f"{where} is excluded (lock = out), but a scale of {whole(b.activity)} is started."
