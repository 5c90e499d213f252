"""Base layers: what staff upload to lie under the ideas."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# In SQL: on SQLite Alembic might make the table anew for it, see 0003.
LAYERS = "ALTER TABLE workshops ADD COLUMN layers JSON NOT NULL DEFAULT '[]'"


def upgrade() -> None:
    op.create_table(
        "layers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("date", sa.String(length=40), nullable=False),
        sa.Column("licence", sa.String(length=120), nullable=False),
        sa.Column("attribution", sa.String(length=300), nullable=False),
        sa.Column("mark", sa.String(length=12), nullable=False),
        sa.Column("style", sa.String(length=12), nullable=False),
        sa.Column("colour", sa.String(length=12), nullable=False),
        sa.Column("pickable", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("system", sa.String(length=80), nullable=False),
        sa.Column("name_field", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("why_params", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'asking', 'ready', 'refused')", name=op.f("ck_layers_state")
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_layers_workshop_id_workshops"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layers")),
    )
    op.create_index(op.f("ix_layers_workshop_id"), "layers", ["workshop_id"])
    op.create_table(
        "layer_files",
        sa.Column("layer_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["layer_id"],
            ["layers.id"],
            name=op.f("fk_layer_files_layer_id_layers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("layer_id", name=op.f("pk_layer_files")),
    )
    op.execute(LAYERS)


def downgrade() -> None:
    op.drop_column("workshops", "layers")
    op.drop_table("layer_files")
    op.drop_table("layers")
