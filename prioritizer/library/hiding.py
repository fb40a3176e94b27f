"""Stakeholders and their positions: shared on purpose only."""

from __future__ import annotations

from prioritizer.drafts import Draft
from prioritizer.language import say
from prioritizer.library.refusals import NotAllowed

HIDDEN_TABLES = ("stakeholders", "positions", "preferences")
"""Tables that are kept from those with whom a scenario was shared without them."""

HIDDEN_SETTINGS = ("politics.political_capital", "politics.quorum")
"""Settings that mean nothing without them."""


def is_hidden(table: str, row: str = "") -> bool:
    """Whether a change in this table, or of this setting, is kept from them too."""
    return table in HIDDEN_TABLES or row in HIDDEN_SETTINGS


def without_hidden(draft: Draft) -> Draft:
    """The draft without what is shared on purpose only."""
    for name in HIDDEN_TABLES:
        if name in draft.tables:
            draft = draft.without_table(name)
    return draft.with_settings(**dict.fromkeys(HIDDEN_SETTINGS))


def with_hidden(draft: Draft, kept: Draft) -> Draft:
    """The draft with the hidden parts of another one put back.

    Args:
        draft: what somebody saves who does not see them.
        kept: the newest version, with them.

    Raises:
        NotAllowed: the draft has such parts of its own, which would replace those unseen.
    """
    if without_hidden(draft).digest != draft.digest:
        raise NotAllowed(
            say(
                "Stakeholders and their positions are kept by the owner of this scenario and "
                "were not shared with you: take yours out, or save as a copy."
            )
        )
    for name in HIDDEN_TABLES:
        if name in kept.tables:
            draft = draft.with_table(name, kept.tables[name], row_ids=kept.row_ids[name])
    settings = {key: kept.settings[key] for key in HIDDEN_SETTINGS if key in kept.settings}
    return draft.with_settings(**settings)
