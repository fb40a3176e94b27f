"""The tables of the library's database, as they are after all migrations."""

from __future__ import annotations

import datetime
import json
import zlib

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime.datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """In UTC."""
        return None if value is None else value.astimezone(datetime.UTC)

    def process_result_value(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        aware = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
        return aware.astimezone(datetime.UTC)


class PackedText(TypeDecorator[str]):
    """A long text, compressed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Compressed; a lone surrogate, which UTF-8 cannot hold, is kept too."""
        if value is None:
            return None
        return zlib.compress(value.encode("utf-8", "surrogatepass"), level=1)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """As it was."""
        return None if value is None else zlib.decompress(value).decode("utf-8", "surrogatepass")


class Ids(TypeDecorator[tuple[str, ...]]):
    """A list of ids, as JSON; None stays None."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """As a JSON list."""
        return None if value is None else json.dumps(list(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """As a tuple."""
        return None if value is None else tuple(json.loads(value))


users = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("funders", Ids, nullable=False),
    Column("stakeholders", Ids, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("seen_at", Moment),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("owner_id", Text, ForeignKey("users.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("is_archived", Boolean, nullable=False),
    Column("origin_id", Text, ForeignKey("entries.id")),
    Column("origin_version", Integer),
    Column("made_at", Moment, nullable=False),
    Index("entries_by_owner", "owner_id"),
)

versions = Table(
    "versions",
    metadata,
    Column("entry_id", Text, ForeignKey("entries.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("author_id", Text, ForeignKey("users.id"), nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("draft", PackedText, nullable=False),
)

shares = Table(
    "shares",
    metadata,
    Column("entry_id", Text, ForeignKey("entries.id"), primary_key=True),
    Column("user_id", Text, ForeignKey("users.id"), primary_key=True),
    Column("may_edit", Boolean, nullable=False),
    Column("with_positions", Boolean, nullable=False),
    Column("funders", Ids),
    Column("stakeholders", Ids),
    Column("shared_at", Moment, nullable=False),
    Index("shares_by_user", "user_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", Text, ForeignKey("entries.id")),
    Column("user_id", Text, ForeignKey("users.id"), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("changes", PackedText, nullable=False),
    Column("left_out", Integer, nullable=False),
    Index("events_by_entry", "entry_id"),
)

work = Table(
    "work",
    metadata,
    Column("user_id", Text, ForeignKey("users.id"), primary_key=True),
    Column("slot", Text, primary_key=True),
    Column("history", PackedText, nullable=False),
    Column("entry_id", Text, ForeignKey("entries.id")),
    Column("based_on", Integer),
    Column("title", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
    Column("answers", PackedText),
)

results = Table(
    "results",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("document", PackedText, nullable=False),
    Column("kept_at", Moment, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("user_id", Text, ForeignKey("users.id"), nullable=False),
    Column("entry_id", Text, ForeignKey("entries.id")),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("progress", Float),
    Column("gap", Float),
    Column("objective", Float),
    Column("seconds", Float),
    Column("message", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("process", Integer, nullable=False),
    Column("process_token", Text, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("runs_by_user", "user_id"),
)

options = Table(
    "options",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
