"""Lists of ids in one cell: `a; b` (these) and `!a; b` (all but these)."""

from __future__ import annotations

SEPARATOR = ";"
EXCEPT = "!"


def split_ids(text: str) -> tuple[str, ...]:
    """The ids of a list cell, without the blanks round them; a blank cell has none.

    >>> split_ids("vetting; training")
    ('vetting', 'training')
    >>> split_ids("")
    ()
    """
    if not text.strip():
        return ()
    return tuple(part.strip() for part in text.split(SEPARATOR))


def parse_selector(text: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a selector cell excludes, and the ids that it lists (docs/model.md, Money).

    >>> parse_selector("!treasury; eu")
    (True, ('treasury', 'eu'))
    >>> parse_selector("")
    (False, ())
    """
    stripped = text.strip()
    if stripped.startswith(EXCEPT):
        return True, split_ids(stripped[len(EXCEPT) :])
    return False, split_ids(stripped)
