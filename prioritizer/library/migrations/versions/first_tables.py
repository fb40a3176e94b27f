"""Users, scenarios with their versions, shares and events, working copies, results, runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, primary_key=key)


def _of_user(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey("users.id"), nullable=False, primary_key=key)


def _of_entry(*, needed: bool, key: bool = False) -> sa.Column[str]:
    target = sa.ForeignKey("entries.id")
    return sa.Column("entry_id", sa.Text, target, nullable=not needed, primary_key=key)


def _at(name: str) -> sa.Column[object]:
    return sa.Column(name, MOMENT, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _count(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, primary_key=key)


def _packed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    _make_users_and_entries()
    _make_versions_and_shares()
    _make_work_results_and_runs()


def downgrade() -> None:
    """Drop the tables."""
    for table in ("options", "runs", "results", "work", "events", "shares", "versions"):
        op.drop_table(table)
    op.drop_table("entries")
    op.drop_table("users")


def _make_users_and_entries() -> None:
    op.create_table(
        "users",
        _text("id", key=True),
        sa.Column("email", sa.Text, nullable=False, unique=True),
        _text("name"),
        _text("role"),
        _flag("is_active"),
        _text("funders"),
        _text("stakeholders"),
        _at("made_at"),
        sa.Column("seen_at", MOMENT),
    )
    op.create_table(
        "entries",
        _text("id", key=True),
        _text("title"),
        _of_user("owner_id"),
        _count("version"),
        _flag("is_archived"),
        sa.Column("origin_id", sa.Text, sa.ForeignKey("entries.id")),
        sa.Column("origin_version", sa.Integer),
        _at("made_at"),
    )
    op.create_index("entries_by_owner", "entries", ["owner_id"])


def _make_versions_and_shares() -> None:
    op.create_table(
        "versions",
        _of_entry(needed=True, key=True),
        _count("number", key=True),
        _of_user("author_id"),
        _at("saved_at"),
        _text("note"),
        _text("digest"),
        _packed("draft"),
    )
    op.create_table(
        "shares",
        _of_entry(needed=True, key=True),
        _of_user("user_id", key=True),
        _flag("may_edit"),
        _flag("with_positions"),
        sa.Column("funders", sa.Text),
        sa.Column("stakeholders", sa.Text),
        _at("shared_at"),
    )
    op.create_index("shares_by_user", "shares", ["user_id"])
    op.create_table(
        "events",
        _count("id", key=True),
        _of_entry(needed=False),
        _of_user("user_id"),
        _text("who"),
        _at("at"),
        _text("action"),
        _text("detail"),
        _packed("changes"),
        _count("left_out"),
    )
    op.create_index("events_by_entry", "events", ["entry_id"])


def _make_work_results_and_runs() -> None:
    op.create_table(
        "work",
        _of_user("user_id", key=True),
        _text("slot", key=True),
        _packed("history"),
        _of_entry(needed=False),
        sa.Column("based_on", sa.Integer),
        _text("title"),
        _at("kept_at"),
    )
    op.create_table(
        "results", _text("key", key=True), _text("kind"), _packed("document"), _at("kept_at")
    )
    op.create_table(
        "runs",
        _text("id", key=True),
        _of_user("user_id"),
        _of_entry(needed=False),
        *(_text(name) for name in ("kind", "key", "state", "title")),
        *(sa.Column(name, sa.Float) for name in ("progress", "gap", "objective", "seconds")),
        _text("message"),
        _text("host"),
        _count("process"),
        _text("process_token"),
        _at("began_at"),
        _at("changed_at"),
    )
    op.create_index("runs_by_user", "runs", ["user_id"])
    op.create_table("options", _text("name", key=True), _text("value"))
