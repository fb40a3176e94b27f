"""Working copies keep what their author answered about weights."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; working copies of before have no answers."""
    op.add_column("work", sa.Column("answers", sa.LargeBinary))


def downgrade() -> None:
    """Drop the column with the answers in it."""
    with op.batch_alter_table("work") as table:
        table.drop_column("answers")
