"""Parts that pages are made of."""

from prioritizer.app.parts.fault_list import show_faults
from prioritizer.app.parts.heading import needs_scenario, page_head
from prioritizer.app.parts.plain import plain
from prioritizer.app.parts.stale_mark import stale_mark
from prioritizer.app.parts.undoing import undo_buttons
from prioritizer.app.parts.view_choice import choose_view

__all__ = [
    "choose_view",
    "needs_scenario",
    "page_head",
    "plain",
    "show_faults",
    "stale_mark",
    "undo_buttons",
]
