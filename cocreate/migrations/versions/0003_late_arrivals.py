"""Late arrivals: what came after its step was closed, and for how long late votes count."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# In SQL, with its check: on SQLite Alembic would make the table anew for it, and dropping the old
# one takes every row that refers to a workshop along.
GRACE = (
    "ALTER TABLE workshops ADD COLUMN late_vote_minutes INTEGER NOT NULL DEFAULT 2"
    " CONSTRAINT ck_workshops_late_vote_minutes CHECK (late_vote_minutes BETWEEN 0 AND 60)"
)
# What was known from the journal is a column now: here somebody's votes were erased last.
ERASED_SINCE = (
    "UPDATE tallies SET unveiled = true WHERE EXISTS (SELECT 1 FROM events"
    " WHERE events.workshop_id = tallies.workshop_id AND events.stream = 'votes'"
    " AND events.kind = 'votes.erased' AND events.seq = tallies.v)"
)


def no(name: str) -> sa.Column[bool]:
    """A column that is false for all that is there."""
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def upgrade() -> None:
    op.create_table(
        "late_votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("value IN (-1, 0, 1)", name=op.f("ck_late_votes_value")),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_late_votes_participant_id_participants"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_late_votes_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_late_votes_workshop_id_workshops"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_votes")),
        sa.UniqueConstraint(
            "round",
            "proposal_id",
            "participant_id",
            name=op.f("uq_late_votes_round_proposal_id_participant_id"),
        ),
    )
    for column in ("workshop_id", "proposal_id", "participant_id"):
        op.create_index(op.f(f"ix_late_votes_{column}"), "late_votes", [column])
    for table in ("votes", "proposals", "comments"):
        op.add_column(table, no("late"))
    op.add_column("tallies", no("unveiled"))
    op.execute(ERASED_SINCE)
    op.execute(GRACE)


def downgrade() -> None:
    op.drop_column("workshops", "late_vote_minutes")
    op.drop_column("tallies", "unveiled")
    for table in ("comments", "proposals", "votes"):
        op.drop_column(table, "late")
    op.drop_table("late_votes")
