"""Plans: a picture of what is on no map yet, where it lies, and what everybody is told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("attribution", sa.String(length=200), nullable=False),
        sa.Column("opacity", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("pairs", sa.JSON(), nullable=False),
        sa.Column("off_m", sa.JSON(), nullable=False),
        sa.Column("bounds", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_plans_workshop_id_workshops"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_plans")),
    )
    op.create_table(
        "plan_files",
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("kind IN ('uploaded', 'placed')", name=op.f("ck_plan_files_kind")),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["plans.workshop_id"],
            name=op.f("fk_plan_files_workshop_id_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "kind", name=op.f("pk_plan_files")),
    )
    op.add_column("workshops", sa.Column("plan", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("workshops", "plan")
    op.drop_table("plan_files")
    op.drop_table("plans")
