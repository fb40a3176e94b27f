"""Scenarios of the library and their versions: nothing is ever overwritten."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select, update

from prioritizer.drafts import Draft
from prioritizer.language import say
from prioritizer.library.desk import clean_text, clean_title
from prioritizer.library.hiding import with_hidden, without_hidden
from prioritizer.library.records import ADMINISTRATOR, DONOR, Entry, User, Version
from prioritizer.library.refusals import NotAllowed
from prioritizer.library.schema import entries, shares, versions
from prioritizer.library.versioning import (
    AUTHORED,
    FACTS,
    Versioning,
    entry_of,
    listed,
    read_draft,
    version_of,
)


class Scenarios(Versioning):
    """Making, saving, opening and restoring scenarios."""

    def scenarios(self, user: User) -> list[Entry]:
        """What the user owns and what was shared with it, an administrator: all; newest first."""
        with self.storage.reading() as connection:
            acting = self._acting(connection, user)
            query = listed(acting.id).order_by(versions.c.saved_at.desc(), entries.c.title)
            if acting.role != ADMINISTRATOR:
                theirs = shares.c.user_id.is_not(None) | (entries.c.owner_id == acting.id)
                query = query.where(theirs)
            return [entry_of(row, acting) for row in connection.execute(query)]

    def entry(self, user: User, entry_id: str) -> Entry:
        """One scenario.

        Raises:
            NotFound: there is none, or it was not shared with the user.
        """
        with self.storage.reading() as connection:
            acting = self._acting(connection, user)
            return self._entry_of(connection, acting, entry_id)

    def create(self, user: User, title: str, draft_json: str, note: str = "") -> Entry:
        """Keep a new scenario, with this draft as its first version.

        Raises:
            NotAllowed: a donor asks, who works in copies of what was shared with it.
        """
        draft, title, note = read_draft(draft_json), clean_title(title), clean_text(note, 2000)
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            if acting.role == DONOR:
                raise NotAllowed(
                    say("A donor works in copies: open a scenario that was shared with you.")
                )
            entry_id = self._insert(connection, acting, title, draft, note)
            self._note_event(connection, acting, "created", entry_id, title=title)
            return self._entry_of(connection, acting, entry_id)

    def save(
        self, user: User, entry_id: str, draft_json: str, *, based_on: int, note: str = ""
    ) -> Version:
        """Keep a draft as the next version; what equals the newest one makes none, unless noted.

        Args:
            user: who saves.
            entry_id: the scenario.
            draft_json: `Draft.to_json()`.
            based_on: the version that was opened and edited.
            note: what to remember of this version.

        Raises:
            Conflict: somebody has saved a newer version meanwhile; nothing was overwritten.
            NotAllowed: the user may not save here, or not these changes; every one is named.
        """
        draft, note = read_draft(draft_json), clean_text(note, 2000)
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            access = self._editing(connection, acting, entry_id)
            if access.entry.version != based_on:
                raise self._conflict(connection, access, based_on)
            newest = self._stored(connection, entry_id, based_on)
            before = Draft.from_json(newest.draft)
            if not access.with_positions:
                draft = with_hidden(draft, before)
            if draft.digest == newest.digest and not note:
                return version_of(newest)
            return self._add_version(connection, acting, access, before, draft, note)

    def versions(self, user: User, entry_id: str) -> list[Version]:
        """All versions, the newest first."""
        with self.storage.reading() as connection:
            self._access(connection, self._acting(connection, user), entry_id)
            rows = connection.execute(
                select(*FACTS)
                .select_from(AUTHORED)
                .where(versions.c.entry_id == entry_id)
                .order_by(versions.c.number.desc())
            )
            return [version_of(row) for row in rows]

    def load(self, user: User, entry_id: str, version: int | None = None) -> tuple[Version, str]:
        """A version (default: the newest) and its draft as JSON.

        Stakeholders and their positions are left out where they were not shared with the user;
        `digest` is that of the draft as given.
        """
        with self.storage.reading() as connection:
            access = self._access(connection, self._acting(connection, user), entry_id)
            row = self._stored(
                connection, entry_id, access.entry.version if version is None else version
            )
        if access.with_positions:
            return version_of(row), row.draft
        draft = without_hidden(Draft.from_json(row.draft))
        return replace(version_of(row), digest=draft.digest), draft.to_json()

    def restore(self, user: User, entry_id: str, version: int) -> Version:
        """Make an old version the newest again, as a new version; those between stay."""
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            access = self._editing(connection, acting, entry_id)
            newest = access.entry.version
            before = Draft.from_json(self._stored(connection, entry_id, newest).draft)
            draft = Draft.from_json(self._stored(connection, entry_id, version).draft)
            if not access.with_positions:
                draft = with_hidden(without_hidden(draft), before)
            note = say("Restored from version {version}", version=version)
            return self._add_version(
                connection, acting, access, before, draft, note, restored=version
            )

    def annotate(self, user: User, entry_id: str, version: int, note: str) -> None:
        """Write another note to a version; the draft stays."""
        note = clean_text(note, 2000)
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            self._editing(connection, acting, entry_id)
            self._stored(connection, entry_id, version)
            connection.execute(
                update(versions)
                .where(versions.c.entry_id == entry_id, versions.c.number == version)
                .values(note=note)
            )
            self._note_event(connection, acting, "noted", entry_id, version=version, note=note)

    def copy(self, user: User, entry_id: str, title: str, *, version: int | None = None) -> Entry:
        """A scenario of the user's own with the same content.

        A donor keeps the funders and stakeholders for which it speaks in the original; what was
        not shared with the user is not in the copy.
        """
        title = clean_title(title)
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            copied = self._copy(connection, acting, entry_id, title, version)
            return self._entry_of(connection, acting, copied)

    def save_as(
        self,
        user: User,
        entry_id: str,
        title: str,
        draft_json: str,
        *,
        based_on: int,
        note: str = "",
    ) -> Entry:
        """Keep what was made of a scenario as a copy: its first version the one that was edited.

        This is how work is kept by those who may only read, and after a conflict.
        """
        draft, title, note = read_draft(draft_json), clean_title(title), clean_text(note, 2000)
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            copied = self._copy(connection, acting, entry_id, title, based_on)
            before = Draft.from_json(self._stored(connection, copied, 1).draft)
            if draft.digest != before.digest:
                access = self._access(connection, acting, copied, holds=True)
                self._add_version(connection, acting, access, before, draft, note)
            return self._entry_of(connection, acting, copied)

    def rename(self, user: User, entry_id: str, title: str) -> Entry:
        """Give a scenario another title. For its owner and administrators."""
        title = clean_title(title)
        with self.storage.writing() as connection:
            acting, access = self._managing(connection, user, entry_id)
            if title != access.entry.title:
                connection.execute(
                    update(entries).where(entries.c.id == entry_id).values(title=title)
                )
                self._note_event(
                    connection,
                    acting,
                    "renamed",
                    entry_id,
                    before=access.entry.title,
                    after=title,
                )
            return self._entry_of(connection, acting, entry_id)

    def archive(self, user: User, entry_id: str, *, is_archived: bool = True) -> Entry:
        """Put a scenario away, or back. For its owner and administrators; nothing is deleted."""
        with self.storage.writing() as connection:
            acting, access = self._managing(connection, user, entry_id)
            if bool(access.entry.is_archived) != is_archived:
                connection.execute(
                    update(entries).where(entries.c.id == entry_id).values(is_archived=is_archived)
                )
                action = "archived" if is_archived else "unarchived"
                self._note_event(connection, acting, action, entry_id)
            return self._entry_of(connection, acting, entry_id)
