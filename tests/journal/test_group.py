"""Group commit: together into one transaction, and each for itself when one is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from cocreate.journal.answers import Refused
from cocreate.journal.engine import engine_options, prepare
from cocreate.journal.group import Work, commit_together


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path / 'group.sqlite3'}"
    made = create_engine(url, poolclass=StaticPool, **engine_options(url))
    prepare(made, begin="BEGIN IMMEDIATE")
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE things (name TEXT UNIQUE)"))
    yield made
    made.dispose()


def add(name: str, refuse: Exception | None = None) -> Work:
    def work(session: Session) -> str:
        session.execute(text("INSERT INTO things VALUES (:name)"), {"name": name})
        if refuse:
            raise refuse
        return name

    return work


def names(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return sorted(connection.execute(text("SELECT name FROM things")).scalars())


def test_a_group_is_one_commit(engine: Engine) -> None:
    commits = []
    event.listen(engine, "commit", commits.append)
    results = commit_together(engine, [add("a"), add("b"), add("c")])
    assert [result.value for result in results] == ["a", "b", "c"]
    assert names(engine) == ["a", "b", "c"]
    assert len(commits) == 1


def test_a_refusal_takes_back_only_itself(engine: Engine) -> None:
    refused = Refused("invalid", "No.")
    results = commit_together(engine, [add("a"), add("b", refused), add("c")])
    assert results[1].error is refused
    assert names(engine) == ["a", "c"]


def test_a_broken_rule_of_the_tables_takes_back_only_itself(engine: Engine) -> None:
    results = commit_together(engine, [add("a"), add("a"), add("c")])
    assert isinstance(results[1].error, IntegrityError)
    assert names(engine) == ["a", "c"]


def test_a_failing_database_fails_all_of_the_group(engine: Engine) -> None:
    broken = OperationalError("INSERT", {}, Exception("database or disk is full"))
    results = commit_together(engine, [add("a"), add("b", broken), add("c")])
    assert [result.error for result in results] == [broken] * 3
    assert names(engine) == []


def test_a_commit_that_fails_is_nobodys_success(engine: Engine) -> None:
    def full(_connection: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    event.listen(engine, "commit", full)
    results = commit_together(engine, [add("a"), add("b")])
    assert all(isinstance(result.error, OperationalError) for result in results)
    event.remove(engine, "commit", full)
    assert names(engine) == []
