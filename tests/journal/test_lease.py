"""A database has one live worker, unless a queue stands between several."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cocreate.config import ROOT
from cocreate.journal.lease import Taken, take_lease
from tests.databases import SERVER, fresh_database
from tests.services import need_postgresql

HOLDER = """
import sys
from cocreate.journal.lease import take_lease
lease = take_lease(sys.argv[1])
print("mine", flush=True)
sys.stdin.read()
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    kind = need_postgresql() if request.param == "postgresql" else ""
    monkeypatch.setenv(SERVER, kind)
    with fresh_database(tmp_path) as made:
        yield made


@contextmanager
def holder(url: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the lease."""
    command = [sys.executable, "-c", HOLDER, url]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"mine\n"
        yield process
        process.kill()


def take_and_release(url: str) -> None:
    lease = take_lease(url)
    assert lease.kept_by is not None
    lease.release()


def test_lease_is_for_one_process(url: str) -> None:
    with holder(url), pytest.raises(Taken):
        take_lease(url, patience_s=0)


def test_lease_is_free_when_its_holder_was_killed(url: str) -> None:
    with holder(url) as process:
        process.kill()
        process.wait()
        take_and_release(url)


def test_lease_is_waited_for_while_its_holder_ends(url: str) -> None:
    with holder(url) as process:
        assert process.stdin is not None
        # It ends by itself, some time after this line.
        process.stdin.close()
        take_and_release(url)


def test_database_that_is_down_does_not_keep_a_worker_from_starting() -> None:
    assert take_lease("postgresql+psycopg://postgres@127.0.0.1:1/none").kept_by is None


def test_database_in_memory_is_its_process_s_own() -> None:
    assert take_lease("sqlite://").kept_by is None
