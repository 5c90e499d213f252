"""The ground under a line that has a width.

Lines from before keep none: what was said of them in the journal is not changed afterwards. Who
changes such an idea gives it one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("proposals", sa.Column("area_m2", sa.Double(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposals", "area_m2")
