"""What every part of the library begins with: who asks, and what may they do to a scenario."""

from __future__ import annotations

import datetime
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select

from prioritizer.language import say
from prioritizer.library.records import (
    ADMINISTRATOR,
    DONOR,
    EDITOR,
    OWNER,
    READER,
    Change,
    Limits,
    User,
)
from prioritizer.library.refusals import BadInput, NotAllowed, NotFound
from prioritizer.library.schema import entries, events, options, shares, users
from prioritizer.library.storage import Storage

MOST_CHANGES = 500
"""Changes that one event keeps; more are counted."""

SHARE_COLUMNS = (
    shares.c.user_id.label("shared_with"),
    shares.c.may_edit,
    shares.c.with_positions,
    shares.c.funders,
    shares.c.stakeholders,
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Access:
    """What a user may do to a scenario."""

    entry: Row[Any]
    role_in_it: str
    with_positions: bool
    funders: tuple[str, ...]
    stakeholders: tuple[str, ...]

    @property
    def may_edit(self) -> bool:
        """Whether versions may be saved."""
        return self.role_in_it != READER

    @property
    def may_manage(self) -> bool:
        """Whether it may be renamed, archived and shared."""
        return self.role_in_it in (OWNER, ADMINISTRATOR)


class Desk:
    """The storage, and the questions that every method asks first.

    Nothing is believed of the user that is handed in but the id: role and links are read from
    the database in the same transaction.
    """

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def _acting(self, connection: Connection, user: User) -> User:
        row = connection.execute(select(users).where(users.c.id == user.id)).one_or_none()
        if row is None or not row.is_active:
            raise NotAllowed(
                say("You have no account in this library: ask an administrator to add you.")
            )
        return user_of(row)

    def _administrator(self, connection: Connection, user: User) -> User:
        acting = self._acting(connection, user)
        if acting.role != ADMINISTRATOR:
            raise NotAllowed(say("Only an administrator may do this."))
        return acting

    def _access(
        self, connection: Connection, acting: User, entry_id: str, *, holds: bool = False
    ) -> Access:
        """What a user may do to a scenario; what was not shared with it does not exist for it.

        With `holds`, nobody else changes the scenario until the transaction ends, and the version
        is the newest one.
        """
        joined = entries.outerjoin(
            shares, and_(shares.c.entry_id == entries.c.id, shares.c.user_id == acting.id)
        )
        query = select(entries, *SHARE_COLUMNS).select_from(joined).where(entries.c.id == entry_id)
        if holds:
            query = query.with_for_update(of=entries)
        row = connection.execute(query).one_or_none()
        role = None if row is None else role_in(row, acting)
        if row is None or role is None:
            raise NotFound(say("There is no such scenario, or it was not shared with you."))
        return access_of(row, role, acting)

    def _note_event(
        self,
        connection: Connection,
        acting: User,
        action: str,
        entry_id: str | None,
        changed: Sequence[Change] = (),
        **detail: object,
    ) -> None:
        kept = [change.to_dict() for change in changed[:MOST_CHANGES]]
        connection.execute(
            insert(events).values(
                entry_id=entry_id,
                user_id=acting.id,
                who=acting.name or acting.email,
                at=now(),
                action=action,
                detail=json.dumps(detail),
                changes=json.dumps(kept),
                left_out=max(len(changed) - MOST_CHANGES, 0),
            )
        )

    def _limits(self, connection: Connection) -> Limits:
        value = connection.execute(
            select(options.c.value).where(options.c.name == "limits")
        ).scalar_one_or_none()
        return Limits() if value is None else Limits(**json.loads(value))


def role_in(row: Row[Any], acting: User) -> str | None:
    """What a user is to a scenario, given its row joined with the user's share; None: nothing."""
    if row.owner_id == acting.id:
        return OWNER
    if acting.role == ADMINISTRATOR:
        return ADMINISTRATOR
    if row.shared_with is None:
        return None
    return EDITOR if row.may_edit and acting.role != DONOR else READER


def access_of(row: Row[Any], role: str, acting: User) -> Access:
    """What a user may do to a scenario, given its row joined with the user's share."""
    return Access(
        row,
        role,
        role in (OWNER, ADMINISTRATOR) or bool(row.with_positions),
        acting.funders if row.funders is None else row.funders,
        acting.stakeholders if row.stakeholders is None else row.stakeholders,
    )


def user_of(row: Row[Any]) -> User:
    """A user as stored."""
    return User(
        row.id, row.email, row.name, row.role, row.funders, row.stakeholders, bool(row.is_active)
    )


def new_id() -> str:
    """An id that nobody can guess."""
    return uuid.uuid4().hex


def now() -> datetime.datetime:
    """This moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def clean_text(text: str, most: int) -> str:
    """A text of one's own without control characters, which would confuse screens and databases.

    Raises:
        BadInput: it is longer than `most` characters.
    """
    readable = text.encode("utf-8", "replace").decode("utf-8")
    cleaned = _CONTROL.sub("", readable.replace("\r\n", "\n")).strip()
    if len(cleaned) > most:
        raise BadInput(
            say(
                "This text has {length} characters; at most {most} can be kept.",
                length=len(cleaned),
                most=most,
            )
        )
    return cleaned


def clean_title(title: str) -> str:
    """A title on one line.

    Raises:
        BadInput: it is blank, or too long.
    """
    cleaned = " ".join(clean_text(title, 200).split())
    if not cleaned:
        raise BadInput(say("Give the scenario a title."))
    return cleaned
