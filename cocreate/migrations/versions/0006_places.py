"""Places that staff name for a workshop, besides its kit's."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshops", sa.Column("places", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("workshops", "places")
