"""What came of the last click: said at the top of the page, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.plain import plain
from prioritizer.language import say
from prioritizer.library import Change, Conflict, Refusal

_KEY = "outcome"


@dataclass(frozen=True)
class Outcome:
    """A sentence or several, whether it went well, and the changes that a conflict is about."""

    sentences: tuple[str, ...]
    is_good: bool
    changes: tuple[Change, ...] = ()


def tell(sentence: str) -> None:
    """Say this at the top of the page in the run that follows."""
    st.session_state[_KEY] = Outcome((sentence,), is_good=True)


@contextmanager
def telling() -> Iterator[None]:
    """Speak the session's language in a callback, and tell what the library refuses.

    The rest of the block is not done then.
    """
    session.speak()
    st.session_state.pop(_KEY, None)
    try:
        yield
    except Conflict as conflict:
        changes = tuple(change for change in conflict.changes if isinstance(change, Change))
        st.session_state[_KEY] = Outcome((str(conflict),), is_good=False, changes=changes)
    except Refusal as refusal:
        st.session_state[_KEY] = Outcome(tuple(str(refusal).splitlines()), is_good=False)


def show_outcome() -> None:
    """Show what `tell` and `telling` have noted."""
    outcome: Outcome | None = st.session_state.pop(_KEY, None)
    if outcome is None:
        return
    lines = [plain(sentence) for sentence in outcome.sentences]
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    if outcome.is_good:
        st.success(text, icon=":material/check_circle:")
    else:
        st.error(text, icon=":material/error:")
    if outcome.changes:
        show_changes(outcome.changes)


def show_changes(changes: Sequence[Change]) -> None:
    """Show changes as a table."""
    words = {
        "changed": say("changed"),
        "added": say("added"),
        "removed": say("removed"),
        "moved": say("other order"),
    }
    rows = [
        (words[change.kind], change.table, change.row, change.column, change.before, change.after)
        for change in changes
    ]
    header = [say("What"), say("Table"), say("Row"), say("Column"), say("Before"), say("After")]
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Changes"))
