"""Another program that keeps a workshop locked: a writer gives up in good time and can try again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from cocreate.extensions import db
from cocreate.journal.engine import connect_options, is_sqlite
from tests.factories import Evening, evening

pytestmark = pytest.mark.database


@contextmanager
def locked(made: Evening) -> Iterator[None]:
    """Somebody else has begun to write to this workshop, and does not end."""
    url = db.engine.url.render_as_string(hide_password=False)
    engine = create_engine(url, isolation_level="AUTOCOMMIT", **connect_options(url))
    with engine.connect() as other:
        if is_sqlite(url):
            other.execute(text("BEGIN IMMEDIATE"))
        else:
            other.execute(text("BEGIN"))
            other.execute(text("SELECT 1 FROM heads FOR UPDATE"))
        yield
        other.execute(text("ROLLBACK"))
    engine.dispose()


def test_a_writer_does_not_wait_for_ever(app: Flask) -> None:
    made = evening("collect")
    ann = made.join()
    with locked(made), pytest.raises(OperationalError):
        made.propose(ann)
    assert made.propose(ann)["number"] == 1
