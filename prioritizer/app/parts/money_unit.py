"""The unit of money of a draft, in words."""

from __future__ import annotations

from prioritizer.drafts import Draft
from prioritizer.language import marked, number_text, say

_MULTIPLES = {
    1.0: "",
    1e3: marked("thousand"),
    1e6: marked("million"),
    1e9: marked("billion (thousand million)"),
}


def money_unit(draft: Draft) -> str:
    """Such as "million MXN at prices of 2026"; what is not known is left out."""
    unit = draft.settings.get("currency_unit", 1e6)
    known = unit in _MULTIPLES if isinstance(unit, int | float) else True
    multiple = say(_MULTIPLES.get(unit, "")) if known else f"{number_text(unit, 0)} ×"
    currency = str(draft.settings.get("currency", "")) or say("currency units")
    words = f"{multiple} {currency}".strip()
    year = draft.settings.get("price_year")
    return say("{money} at prices of {year}", money=words, year=year) if year else words
