"""Templates and their translations."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from prioritizer.language.choice import current_language
from prioritizer.language.reading import Catalogue, read_catalogue

DOMAIN = "prioritizer"


def say(template: str, /, **values: object) -> str:
    """A sentence in the language in use.

    Args:
        template: the sentence in English, a literal, values in braces.
        values: what the braces hold.

    >>> say("{funder} pays {sum}.", funder="Treasury", sum="3 million")
    'Treasury pays 3 million.'
    """
    text = _catalogue(current_language()).text(template)
    return text.format(**values) if values else text


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """A sentence whose form depends on a number, which both templates may name as ``{count}``.

    >>> say_count("{count} plan", "{count} plans", 2)
    '2 plans'
    """
    text = _catalogue(current_language()).form(one, many, count)
    return text.format(count=count, **values)


def marked(template: str) -> str:
    """A text that is looked up later, by `say` of a variable: marks it for the catalogue."""
    return template


@lru_cache
def _catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    if language == "en":
        return Catalogue()
    path = files("prioritizer.language") / "catalogues" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    return read_catalogue(path.read_text(encoding="utf-8"))
