"""Runs the migrations on the application's own database, with its own engine options."""

from typing import Any, Literal

from alembic import context
from flask import current_app

from cocreate.extensions import UtcDateTime, db
from cocreate.journal.store import store

metadata = db.metadata


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations must not change when our own column types do."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run() -> None:
    """Migrate with the writer's engine: one at a time, like every other write."""
    with store.writing_engine(current_app).connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            render_item=render_item,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
