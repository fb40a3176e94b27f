"""Drafts: scenarios while they are edited, valid or not, with undo.

A scenario is valid by construction; a draft is what an author has typed so far. Everything here
is an immutable value and knows no screen.
"""

from prioritizer.drafts.draft import Draft, Row
from prioritizer.drafts.history import History, Step

__all__ = ["Draft", "History", "Row", "Step"]
