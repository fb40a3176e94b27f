"""What the library gives back: users, scenarios, versions, events. All frozen."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass
from typing import Any

from prioritizer.language import marked, say

PLANNER, DONOR, ADMINISTRATOR = "planner", "donor", "administrator"

ROLES = {
    PLANNER: marked("planner"),
    DONOR: marked("donor"),
    ADMINISTRATOR: marked("administrator"),
}
"""The roles of users, each with its word."""

LOCAL_ID, LOCAL_NAME = "local", marked("Local user")
"""Id and name of the one user where nobody signs in."""


class Record:
    """What all records can do."""

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON values; moments as ISO 8601 in UTC."""
        return {key: _plain(value) for key, value in asdict(self).items()}  # type: ignore[call-overload]

    def to_json(self) -> str:
        """The record as a JSON object."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


@dataclass(frozen=True)
class User(Record):
    """Somebody who works with the library.

    `funders` and `stakeholders` are the ids for which a donor speaks, in scenarios that were
    shared with it without naming others.
    """

    id: str
    email: str
    name: str
    role: str
    funders: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()
    is_active: bool = True

    @property
    def shown_name(self) -> str:
        """The name, or the address where there is none."""
        return person_text(self.name, self.email)


def local_user() -> User:
    """The one user of a library to which nobody signs in, an administrator."""
    return User(LOCAL_ID, "", LOCAL_NAME, ADMINISTRATOR)


def person_text(name: str, email: str = "") -> str:
    """What a person is called: the name, or the address where there is none."""
    return say(name) if name == LOCAL_NAME else name or email


@dataclass(frozen=True)
class Entry(Record):
    """A scenario in the library, as one user sees it.

    `version` is the newest one, `note` and `saved_at` are its; `role_in_it` is owner, editor,
    reader or administrator. `with_positions` tells whether the user sees the stakeholders.
    """

    id: str
    title: str
    owner: str
    version: int
    saved_at: datetime.datetime
    role_in_it: str
    note: str
    is_archived: bool
    with_positions: bool = True
    funders: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()

    @property
    def may_edit(self) -> bool:
        """Whether the user may save new versions."""
        return self.role_in_it in (OWNER, EDITOR, ADMINISTRATOR)

    @property
    def may_manage(self) -> bool:
        """Whether the user may rename, archive and share it."""
        return self.role_in_it in (OWNER, ADMINISTRATOR)


OWNER, EDITOR, READER = "owner", "editor", "reader"

ROLES_IN_IT = {
    OWNER: marked("owner"),
    EDITOR: marked("editor"),
    READER: marked("reader"),
    ADMINISTRATOR: marked("administrator"),
}
"""What a user may be to a scenario, each with its word."""


@dataclass(frozen=True)
class Version(Record):
    """A version of a scenario; `digest` is that of its draft."""

    number: int
    author: str
    saved_at: datetime.datetime
    note: str
    digest: str


@dataclass(frozen=True)
class Share(Record):
    """With whom a scenario is shared, and how.

    `funders` and `stakeholders` are those for which a donor speaks in this scenario; None stands
    for the ids that the administrator has linked to the user.
    """

    email: str
    name: str
    role: str
    may_edit: bool
    with_positions: bool
    funders: tuple[str, ...] | None
    stakeholders: tuple[str, ...] | None


@dataclass(frozen=True)
class Change(Record):
    """One change in the tables: `kind` is changed, added, removed or moved.

    `row` is the key of the row, such as "us_inl, 2027"; `column` is "" where the whole row came
    or went. Settings are rows of the table `scenario`.
    """

    kind: str
    table: str
    row: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Event(Record):
    """An entry of the audit trail: who did what, when, and what it changed.

    `left_out` counts changes beyond those that are kept.
    """

    at: datetime.datetime
    who: str
    what: str
    changes: tuple[Change, ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class Work(Record):
    """An autosaved working copy: the history of edits that were not yet saved as a version.

    `answers_json` is an object with what its author answered and has not yet used.
    """

    history_json: str
    entry_id: str | None
    based_on: int | None
    title: str
    kept_at: datetime.datetime
    slot: str
    answers_json: str = "{}"


@dataclass(frozen=True)
class RunRecord(Record):
    """A run of the solver or of an analysis; `state` is a word of the queue's own."""

    id: str
    user: str
    kind: str
    key: str
    state: str
    title: str
    entry_id: str | None
    progress: float | None
    gap: float | None
    objective: float | None
    seconds: float | None
    message: str
    began_at: datetime.datetime
    changed_at: datetime.datetime


@dataclass(frozen=True)
class Limits(Record):
    """How much the library takes, and how much a server computes; administrators change them."""

    scenarios_per_user: int = 500
    versions_per_scenario: int = 1000
    megabytes_per_draft: int = 20
    megabytes_per_result: int = 50
    computations_at_once: int = 1
    minutes_per_computation: int = 60


@dataclass(frozen=True)
class StorageFacts(Record):
    """What the library holds, and where. Bytes are None where they cannot be told."""

    place: str
    kind: str
    bytes_used: int | None
    bytes_free: int | None
    users: int
    scenarios: int
    versions: int
    results: int
    runs: int


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
