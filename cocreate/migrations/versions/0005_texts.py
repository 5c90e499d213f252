"""What staff write of a workshop, in further languages."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain column, so that SQLite need not make the table anew and drop what refers to it.
    op.add_column("workshops", sa.Column("texts", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("workshops", "texts")
