"""The audit trail: who did what to a scenario, and to whose account."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row, select

from prioritizer.language import say, say_count
from prioritizer.library.desk import Desk
from prioritizer.library.hiding import is_hidden
from prioritizer.library.records import ROLES, Change, Event, User, person_text
from prioritizer.library.schema import events

MOST_EVENTS = 1000


class Trail(Desk):
    """Reading the trail. Nothing in the library removes from it or edits it."""

    def audit(self, user: User, entry_id: str) -> list[Event]:
        """What was done to a scenario, the newest first, at most 1,000 events.

        Changes of stakeholders and positions are left out where those were not shared with the
        user; with whom a scenario is shared is told to its owner and administrators alone.
        """
        with self.storage.reading() as connection:
            access = self._access(connection, self._acting(connection, user), entry_id)
            query = select(events).where(events.c.entry_id == entry_id)
            if not access.may_manage:
                query = query.where(events.c.action.not_in(("shared", "unshared")))
            rows = connection.execute(query.order_by(events.c.id.desc()).limit(MOST_EVENTS))
            return [_event(row, access.with_positions) for row in rows]

    def administration(self, user: User) -> list[Event]:
        """What was done to accounts and limits, the newest first. For administrators."""
        with self.storage.reading() as connection:
            self._administrator(connection, user)
            query = select(events).where(events.c.entry_id.is_(None))
            rows = connection.execute(query.order_by(events.c.id.desc()).limit(MOST_EVENTS))
            return [_event(row, with_positions=True) for row in rows]


def _event(row: Row[Any], with_positions: bool) -> Event:
    changed = tuple(Change(**change) for change in json.loads(row.changes))
    seen = tuple(
        change for change in changed if with_positions or not is_hidden(change.table, change.row)
    )
    sentence = _SENTENCES[row.action](json.loads(row.detail))
    if seen:
        sentence = f"{sentence} {_summary(seen, row.left_out)}"
    return Event(row.at, person_text(row.who), sentence, seen, row.left_out if seen else 0)


def _summary(changed: Sequence[Change], left_out: int) -> str:
    """How many changes there are, by table."""
    tables = Counter(change.table for change in changed)
    listed = ", ".join(f"{table} ({count})" for table, count in tables.items())
    sentence = say("Changes: {tables}.", tables=listed)
    if not left_out:
        return sentence
    more = say_count("{count} more is not listed.", "{count} more are not listed.", left_out)
    return f"{sentence} {more}"


def _saved(detail: dict[str, Any]) -> str:
    if detail["note"]:
        return say("Saved version {version}: {note}.", **_of(detail, "version", "note"))
    return say("Saved version {version}.", version=detail["version"])


def _shared(detail: dict[str, Any]) -> str:
    parts = [
        say("Shared with {email} for editing.", email=detail["email"])
        if detail["may_edit"]
        else say("Shared with {email} for reading.", email=detail["email"])
    ]
    if detail["with_positions"]:
        parts.append(say("Stakeholders and positions are shared too."))
    return " ".join(parts)


def _archived(_detail: dict[str, Any]) -> str:
    return say("Put into the archive.")


def _unarchived(_detail: dict[str, Any]) -> str:
    return say("Taken out of the archive.")


def _user_changed(detail: dict[str, Any]) -> str:
    parts = [say("{email} is a {role}.", email=detail["email"], role=say(ROLES[detail["role"]]))]
    if not detail["is_active"]:
        parts.append(say("The account is closed."))
    if detail["funders"]:
        parts.append(say("Linked to the funders {ids}.", ids=", ".join(detail["funders"])))
    if detail["stakeholders"]:
        ids = ", ".join(detail["stakeholders"])
        parts.append(say("Linked to the stakeholders {ids}.", ids=ids))
    return " ".join(parts)


def _user_added(detail: dict[str, Any]) -> str:
    role = say(ROLES[detail["role"]])
    return say("Added {email} as {role}.", email=detail["email"], role=role)


def _came_in(detail: dict[str, Any]) -> str:
    role = say(ROLES[detail["role"]])
    return say("{email} signed in for the first time, as {role}.", email=detail["email"], role=role)


def _restored(detail: dict[str, Any]) -> str:
    return say(
        "Restored version {restored} as version {version}.", **_of(detail, "restored", "version")
    )


def _copied(detail: dict[str, Any]) -> str:
    return say("Copied from version {version} of “{origin}”.", **_of(detail, "version", "origin"))


def _renamed(detail: dict[str, Any]) -> str:
    return say("Renamed from “{before}” to “{after}”.", **_of(detail, "before", "after"))


def _noted(detail: dict[str, Any]) -> str:
    return say("New note for version {version}: {note}", **_of(detail, "version", "note"))


def _created(detail: dict[str, Any]) -> str:
    return say("Created as “{title}”.", title=detail["title"])


def _unshared(detail: dict[str, Any]) -> str:
    return say("No longer shared with {email}.", email=detail["email"])


def _limits_changed(detail: dict[str, Any]) -> str:
    return say("Changed the limits: {limits}.", limits=detail["limits"])


def _results_dropped(detail: dict[str, Any]) -> str:
    return say_count(
        "Removed {count} stored result.", "Removed {count} stored results.", detail["count"]
    )


def _of(detail: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: detail[name] for name in names}


_SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "archived": _archived,
    "came_in": _came_in,
    "copied": _copied,
    "created": _created,
    "limits_changed": _limits_changed,
    "noted": _noted,
    "renamed": _renamed,
    "restored": _restored,
    "results_dropped": _results_dropped,
    "saved": _saved,
    "shared": _shared,
    "unarchived": _unarchived,
    "unshared": _unshared,
    "user_added": _user_added,
    "user_changed": _user_changed,
}
"""The sentence of each action."""
