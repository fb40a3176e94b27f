"""Which language and which number style this thread speaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = {"en": "English", "es": "Español"}
"""Languages by code, each under its own name."""

NUMBER_STYLES = {
    "en_US": "1,234.5 (United States)",
    "es_MX": "1,234.5 (México)",
    "es_ES": "1.234,5 (España)",
    "es_CO": "1.234,5 (Colombia)",
}
"""Styles of numbers, currency and dates by locale, each with an example."""

_language: ContextVar[str] = ContextVar("language", default="en")
_number_style: ContextVar[str] = ContextVar("number_style", default="en_US")


def current_language() -> str:
    """The language in use, by its code."""
    return _language.get()


def current_number_style() -> str:
    """The number style in use, by its locale."""
    return _number_style.get()


def use_language(language: str, number_style: str | None = None) -> None:
    """Speak this language, with this number style, from now on in this thread or task.

    Args:
        language: one of `LANGUAGES`.
        number_style: one of `NUMBER_STYLES`; None keeps the one in use.

    Raises:
        ValueError: one of them is unknown.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}: choose {', '.join(LANGUAGES)}")
    if number_style is not None and number_style not in NUMBER_STYLES:
        raise ValueError(f"number style {number_style!r}: choose {', '.join(NUMBER_STYLES)}")
    _language.set(language)
    if number_style is not None:
        _number_style.set(number_style)


@contextmanager
def speaking(language: str, number_style: str | None = None) -> Iterator[None]:
    """Speak this language inside the block, and what was spoken before after it.

    Raises:
        ValueError: the language or the number style is unknown.
    """
    before = current_language(), current_number_style()
    use_language(language, number_style)
    try:
        yield
    finally:
        use_language(*before)
