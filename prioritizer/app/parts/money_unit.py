"""The unit of money of a draft, in words."""

from __future__ import annotations

from prioritizer.drafts import Draft
from prioritizer.language import number_text, say


def money_unit(draft: Draft) -> str:
    """Such as "million MXN at prices of 2026"; what is not known is left out."""
    unit = draft.settings.get("currency_unit", 1e6)
    currency = str(draft.settings.get("currency", "")) or say("currency units")
    words = _multiple(float(unit), currency) if isinstance(unit, int | float) else currency
    year = draft.settings.get("price_year")
    return say("{money} at prices of {year}", money=words, year=year) if year else words


def _multiple(factor: float, currency: str) -> str:
    known = {
        1.0: currency,
        1e3: say("thousand {currency}", currency=currency),
        1e6: say("million {currency}", currency=currency),
        1e9: say("billion (thousand million) {currency}", currency=currency),
    }
    return known.get(factor) or f"{number_text(factor, 0)} × {currency}"
