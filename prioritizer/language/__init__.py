"""Words and numbers in the reader's language: English as written, others by catalogue.

Sentences are written in English as templates, ``say("{funder} pays {sum}.", funder=..., sum=...)``,
and looked up in a gettext catalogue by that text. The number style is chosen apart from the
language, since Spanish differs by country: 1,234.5 in Mexico, 1.234,5 in Spain and Colombia.
"""

from prioritizer.language.choice import (
    LANGUAGES,
    NUMBER_STYLES,
    current_language,
    current_number_style,
    speaking,
    use_language,
)
from prioritizer.language.numbers import (
    date_text,
    in_style,
    money_text,
    number_text,
    parse_number,
    percent_text,
)
from prioritizer.language.words import marked, say, say_count

__all__ = [
    "LANGUAGES",
    "NUMBER_STYLES",
    "current_language",
    "current_number_style",
    "date_text",
    "in_style",
    "marked",
    "money_text",
    "number_text",
    "parse_number",
    "percent_text",
    "say",
    "say_count",
    "speaking",
    "use_language",
]
