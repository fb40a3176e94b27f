"""How versions are numbered, stored and refused; what `Scenarios` is written with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, insert, select, update

from prioritizer.drafts import Draft
from prioritizer.language import date_text, say
from prioritizer.library.changes import changes, compare_drafts
from prioritizer.library.desk import (
    SHARE_COLUMNS,
    Access,
    Desk,
    access_of,
    new_id,
    now,
    role_in,
)
from prioritizer.library.donors import refused_changes
from prioritizer.library.hiding import is_hidden, without_hidden
from prioritizer.library.records import DONOR, Change, Entry, Limits, User, Version, person_text
from prioritizer.library.refusals import (
    BadInput,
    Conflict,
    LimitReached,
    NotAllowed,
    NotFound,
)
from prioritizer.library.schema import entries, shares, users, versions

FACTS = (
    versions.c.number,
    versions.c.saved_at,
    versions.c.note,
    versions.c.digest,
    users.c.name,
    users.c.email,
)
AUTHORED = versions.join(users, users.c.id == versions.c.author_id)

MEGABYTE = 1_000_000


class Versioning(Desk):
    """The steps of saving, each within the transaction of a method of `Scenarios`."""

    def _editing(self, connection: Connection, acting: User, entry_id: str) -> Access:
        access = self._access(connection, acting, entry_id, holds=True)
        if not access.may_edit:
            raise NotAllowed(
                say(
                    "“{title}” was shared with you for reading: save your work as a copy.",
                    title=access.entry.title,
                )
            )
        return access

    def _managing(self, connection: Connection, user: User, entry_id: str) -> tuple[User, Access]:
        acting = self._acting(connection, user)
        access = self._access(connection, acting, entry_id, holds=True)
        if not access.may_manage:
            raise NotAllowed(
                say(
                    "Only the owner of “{title}” or an administrator may do this.",
                    title=access.entry.title,
                )
            )
        return acting, access

    def _stored(self, connection: Connection, entry_id: str, number: int) -> Row[*tuple[Any, ...]]:
        row = connection.execute(
            select(*FACTS, versions.c.draft)
            .select_from(AUTHORED)
            .where(versions.c.entry_id == entry_id, versions.c.number == number)
        ).one_or_none()
        if row is None:
            raise NotFound(say("There is no version {version}.", version=number))
        return row

    def _insert(
        self,
        connection: Connection,
        acting: User,
        title: str,
        draft: Draft,
        note: str,
        origin: tuple[str, int] | None = None,
    ) -> str:
        """Keep a new scenario with its first version; its id."""
        limits = self._limits(connection)
        owned = connection.execute(
            select(func.count()).select_from(entries).where(entries.c.owner_id == acting.id)
        ).scalar_one()
        if owned >= limits.scenarios_per_user:
            raise LimitReached(
                say(
                    "You have {count} scenarios, as many as the administrator allows.",
                    count=owned,
                )
            )
        entry_id = new_id()
        origin_id, origin_version = origin or (None, None)
        connection.execute(
            insert(entries).values(
                id=entry_id,
                title=title,
                owner_id=acting.id,
                version=1,
                is_archived=False,
                origin_id=origin_id,
                origin_version=origin_version,
                made_at=now(),
            )
        )
        _insert_version(connection, limits, entry_id, 1, acting, draft, note)
        return entry_id

    def _add_version(
        self,
        connection: Connection,
        acting: User,
        access: Access,
        before: Draft,
        draft: Draft,
        note: str,
        *,
        restored: int | None = None,
    ) -> Version:
        """Keep the next version of a scenario that the transaction holds."""
        if acting.role == DONOR:
            refused = refused_changes(
                before, draft, funders=access.funders, stakeholders=access.stakeholders
            )
            if refused:
                raise NotAllowed(*refused)
        limits = self._limits(connection)
        number = access.entry.version + 1
        if number > limits.versions_per_scenario:
            raise LimitReached(
                say(
                    "“{title}” has {count} versions, as many as the administrator allows: "
                    "save your work as a copy.",
                    title=access.entry.title,
                    count=access.entry.version,
                )
            )
        entry_id = access.entry.id
        _insert_version(connection, limits, entry_id, number, acting, draft, note)
        connection.execute(update(entries).where(entries.c.id == entry_id).values(version=number))
        self._note_event(
            connection,
            acting,
            "saved" if restored is None else "restored",
            entry_id,
            changes(compare_drafts(before, draft)),
            version=number,
            note=note,
            restored=restored,
        )
        return version_of(self._stored(connection, entry_id, number))

    def _copy(
        self,
        connection: Connection,
        acting: User,
        entry_id: str,
        title: str,
        version: int | None,
    ) -> str:
        """Keep a copy of a version (default: the newest) as far as the user sees it; its id."""
        access = self._access(connection, acting, entry_id)
        number = access.entry.version if version is None else version
        draft = Draft.from_json(self._stored(connection, entry_id, number).draft)
        if not access.with_positions:
            draft = without_hidden(draft)
        origin = access.entry.title
        note = say("Copy of “{title}”, version {version}", title=origin, version=number)
        copied = self._insert(connection, acting, title, draft, note, (entry_id, number))
        if acting.role == DONOR:  # it speaks for the same funders in the copy
            connection.execute(
                insert(shares).values(
                    entry_id=copied,
                    user_id=acting.id,
                    may_edit=False,
                    with_positions=access.with_positions,
                    funders=access.entry.funders,  # None stays None: as linked, now and later
                    stakeholders=access.entry.stakeholders,
                    shared_at=now(),
                )
            )
        self._note_event(
            connection, acting, "copied", copied, title=title, origin=origin, version=number
        )
        return copied

    def _conflict(self, connection: Connection, access: Access, based_on: int) -> Conflict:
        """What to tell somebody who edited a version that is not the newest any more."""
        newest = self._stored(connection, access.entry.id, access.entry.version)
        version = version_of(newest)
        if not 0 < based_on < version.number:
            sentence = say("There is no version {version}.", version=based_on)
            return Conflict(sentence, version)
        known = Draft.from_json(self._stored(connection, access.entry.id, based_on).draft)
        changed = _visible(changes(compare_drafts(known, Draft.from_json(newest.draft))), access)
        sentence = say(
            "{author} saved version {version} of “{title}” on {moment} (UTC); it is newer than "
            "version {based_on}, which you edited. Nothing was overwritten and your work is still "
            "here: save it as a copy, or open version {version} and make your changes in it.",
            author=version.author,
            version=version.number,
            title=access.entry.title,
            moment=date_text(version.saved_at),
            based_on=based_on,
        )
        return Conflict(sentence, version, changed)

    def _entry_of(self, connection: Connection, acting: User, entry_id: str) -> Entry:
        self._access(connection, acting, entry_id)
        row = connection.execute(listed(acting.id).where(entries.c.id == entry_id)).one()
        return entry_of(row, acting)


def listed(user_id: str) -> Select[Any]:
    """Scenarios, each with its newest version, its owner and the user's share in it."""
    newest = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.version)
    theirs = and_(shares.c.entry_id == entries.c.id, shares.c.user_id == user_id)
    joined = (
        entries.join(versions, newest)
        .join(users, users.c.id == entries.c.owner_id)
        .outerjoin(shares, theirs)
    )
    return select(
        entries,
        users.c.name.label("owner_name"),
        users.c.email.label("owner_email"),
        versions.c.saved_at,
        versions.c.note,
        *SHARE_COLUMNS,
    ).select_from(joined)


def entry_of(row: Row[*tuple[Any, ...]], acting: User) -> Entry:
    """A scenario as listed."""
    role = role_in(row, acting)
    assert role is not None  # rows that are nothing to the user are not selected
    access = access_of(row, role, acting)
    return Entry(
        row.id,
        row.title,
        person_text(row.owner_name, row.owner_email),
        row.version,
        row.saved_at,
        role,
        row.note,
        bool(row.is_archived),
        access.with_positions,
        access.funders if acting.role == DONOR else (),
        access.stakeholders if acting.role == DONOR else (),
    )


def version_of(row: Row[*tuple[Any, ...]]) -> Version:
    """A version as stored."""
    return Version(row.number, person_text(row.name, row.email), row.saved_at, row.note, row.digest)


def read_draft(text: str) -> Draft:
    """The draft of a text.

    Raises:
        BadInput: it is none.
    """
    try:
        return Draft.from_json(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(say("This is no scenario that can be kept.")) from error


def _insert_version(
    connection: Connection,
    limits: Limits,
    entry_id: str,
    number: int,
    acting: User,
    draft: Draft,
    note: str,
) -> None:
    text = draft.to_json()
    size = len(text.encode("utf-8", "surrogatepass")) / MEGABYTE
    if size > limits.megabytes_per_draft:
        raise LimitReached(
            say(
                "This scenario takes {size} megabytes; at most {most} are kept.",
                size=round(size, 1),
                most=limits.megabytes_per_draft,
            )
        )
    connection.execute(
        insert(versions).values(
            entry_id=entry_id,
            number=number,
            author_id=acting.id,
            saved_at=now(),
            note=note,
            digest=draft.digest,
            draft=text,
        )
    )


def _visible(changed: tuple[Change, ...], access: Access) -> tuple[Change, ...]:
    if access.with_positions:
        return changed
    return tuple(change for change in changed if not is_hidden(change.table, change.row))
