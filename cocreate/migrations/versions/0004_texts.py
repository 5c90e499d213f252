"""What staff write of a workshop, in further languages."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # In SQL: on SQLite Alembic would make the table anew, and dropping the old one takes its rows' rows along.
    op.add_column("workshops", sa.Column("texts", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("workshops", "texts")
