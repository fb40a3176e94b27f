"""Names of rows and columns for files and solvers: ASCII, one to one, readable.

``start[vetting,2027]`` becomes ``start(vetting,2027)``. What a reader of .lp or .mps files could
take for something else is written as the number of its character in braces: ``polic{ed}a``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 100
"""Characters of a name: CBC's reader of .lp files takes no more; others take 255."""

_PLAIN = re.compile(r"[A-Za-z0-9_.,]")
_ESCAPED = re.compile(r"\{([0-9a-f]+)\}")
_BRACKETS = {"[": "(", "]": ")"}
_OPENED = {"(": "[", ")": "]"}

_MARK = "x{}"
"""Stands before a name that begins like a number or is a word of the formats; nowhere else."""

_NUMBER_LIKE = re.compile(r"[0-9.,(){_]|e([0-9e.,(]|$)|inf|nan", re.IGNORECASE)
_WORD = re.compile(
    r"bin|binar(y|ies)|bounds?|columns|end|endata|free|gen|generals?|generic|indicators|int"
    r"|integers?|lazy|max|min|maximi[sz]e|minimi[sz]e|maximum|minimum|name|obj|objective|objsense"
    r"|pwlobj|ranges|rhs|rows|s\.t\.|st\.?|subject|such|that|to|sec|semis?|sin|sos[12]?|user"
    r"|marker\d*",
    re.IGNORECASE,
)
"""Words of the formats, and names that this writer gives itself."""


def encode(name: str) -> str:
    """A name that every reader of .lp and .mps files keeps; see ``decode``.

    >>> encode("start[vetting,2027]"), encode("start[policía,2027]"), encode("free")
    ('start(vetting,2027)', 'start(polic{ed}a,2027)', 'x{}free')
    """
    text = "".join(_encoded(character) for character in name)
    is_mistakable = not text or _NUMBER_LIKE.match(text) or _WORD.fullmatch(text)
    return _MARK + text if is_mistakable else text


def decode(text: str) -> str:
    """The name that ``encode`` made the text of.

    >>> decode("start(polic{ed}a,2027)")
    'start[policía,2027]'
    """
    text = text.removeprefix(_MARK)
    opened = "".join(_OPENED.get(character, character) for character in text)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), opened)


def file_names(names: Sequence[str]) -> list[str]:
    """An encoded name for each name, all different and of at most ``LONGEST`` characters.

    Names that are longer or are there twice end in ``~`` and their place; no other name has a
    ``~``.
    """
    encoded = [encode(name) for name in names]
    seen: set[str] = set()
    result = []
    for place, text in enumerate(encoded):
        if len(text) > LONGEST or text in seen:
            number = f"~{place}"
            text = text[: LONGEST - len(number)] + number
        seen.add(text)
        result.append(text)
    return result


def _encoded(character: str) -> str:
    if _PLAIN.match(character):
        return character
    return _BRACKETS.get(character, f"{{{ord(character):x}}}")
