"""Working copies that survive a reload or a restart, and results by their key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, delete, insert, select

from prioritizer.language import say
from prioritizer.library.desk import Desk, clean_text, now
from prioritizer.library.records import Limits, User, Work
from prioritizer.library.refusals import LimitReached
from prioritizer.library.schema import results, work
from prioritizer.library.versioning import MEGABYTE

MOST_WORKING_COPIES = 10
"""Working copies that one user keeps, one for each slot; older ones give way."""

WORK_PER_DRAFT = 5
"""A working copy holds a history of drafts: it may be so many times as large as one draft."""


class Keeping(Desk):
    """What the pages keep while people work."""

    def keep_work(
        self,
        user: User,
        history_json: str,
        *,
        entry_id: str | None = None,
        based_on: int | None = None,
        title: str = "",
        slot: str = "",
        answers_json: str = "{}",
    ) -> Work:
        """Keep a working copy, in place of the one in the same slot.

        Args:
            user: whose it is; nobody else sees it.
            history_json: `History.to_json()`.
            entry_id: the scenario that was opened.
            based_on: its version.
            title: what to call it.
            slot: one for each browser tab, so that two tabs do not replace each other's work.
            answers_json: an object with answers that are not yet part of the draft.
        """
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            if entry_id is not None:
                self._access(connection, acting, entry_id)
            limits = self._limits(connection)
            _check_size(history_json + answers_json, WORK_PER_DRAFT * limits.megabytes_per_draft)
            mine = work.c.user_id == acting.id
            connection.execute(delete(work).where(mine, work.c.slot == slot))
            called = clean_text(title[:200], 200)
            kept = Work(history_json, entry_id, based_on, called, now(), slot, answers_json)
            connection.execute(
                insert(work).values(
                    user_id=acting.id,
                    slot=slot,
                    history=kept.history_json,
                    entry_id=entry_id,
                    based_on=based_on,
                    title=kept.title,
                    kept_at=kept.kept_at,
                    answers=answers_json,
                )
            )
            newest = select(work.c.slot).where(mine).order_by(work.c.kept_at.desc())
            slots = connection.execute(newest).scalars().all()
            for old in slots[MOST_WORKING_COPIES:]:
                connection.execute(delete(work).where(mine, work.c.slot == old))
            return kept

    def work(self, user: User, slot: str | None = None) -> Work | None:
        """The working copy in a slot, or (None) the newest of all; None where there is none."""
        kept = self.works(user) if slot is None else self.works(user, slot)
        return kept[0] if kept else None

    def works(self, user: User, slot: str | None = None) -> list[Work]:
        """The user's working copies, the newest first."""
        with self.storage.reading() as connection:
            acting = self._acting(connection, user)
            query = select(work).where(work.c.user_id == acting.id)
            if slot is not None:
                query = query.where(work.c.slot == slot)
            return [_work(row) for row in connection.execute(query.order_by(work.c.kept_at.desc()))]

    def drop_work(self, user: User, slot: str | None = None) -> None:
        """Forget the working copy in a slot, or (None) all of the user's."""
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            query = delete(work).where(work.c.user_id == acting.id)
            connection.execute(query if slot is None else query.where(work.c.slot == slot))

    def keep_result(self, key: str, kind: str, document: Mapping[str, Any]) -> None:
        """Keep the result of a run under its key, in place of an older one.

        The key is a digest of all that determines the result; who knows it knows the scenario.

        Raises:
            LimitReached: it is larger than results may be.
        """
        text = json.dumps(document)
        with self.storage.writing() as connection:
            _check_size(text, self._limits(connection).megabytes_per_result)
            connection.execute(delete(results).where(results.c.key == key))
            connection.execute(
                insert(results).values(key=key, kind=kind, document=text, kept_at=now())
            )

    def result(self, key: str) -> dict[str, Any] | None:
        """The document that was kept under a key."""
        with self.storage.reading() as connection:
            query = select(results.c.document).where(results.c.key == key)
            text = connection.execute(query).scalar_one_or_none()
        return None if text is None else json.loads(text)

    def drop_results(self, user: User) -> int:
        """Forget all stored results, to free space; how many. For administrators."""
        with self.storage.writing() as connection:
            acting = self._administrator(connection, user)
            count = connection.execute(delete(results)).rowcount
            self._note_event(connection, acting, "results_dropped", None, count=count)
            return count

    def limits(self) -> Limits:
        """How much the library takes."""
        with self.storage.reading() as connection:
            return self._limits(connection)


def _check_size(text: str, most: int) -> None:
    size = len(text) / MEGABYTE
    if size > most:
        raise LimitReached(
            say(
                "This would take {size} megabytes; at most {most} are kept.",
                size=round(size, 1),
                most=most,
            )
        )


def _work(row: Row[Any]) -> Work:
    answers = row.answers or "{}"  # none in what an older version of the program kept
    return Work(row.history, row.entry_id, row.based_on, row.title, row.kept_at, row.slot, answers)
