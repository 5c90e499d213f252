"""One start command, two kinds of processes: started together, kept, ended together."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

from tests.jobs.conftest import until
from tests.server import Server

JOBS = "cocreate jobs"
WEB = "gunicorn"


def child(parent: int, words: str) -> int | None:
    """The process that this one has started, told by its command line."""
    for found in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        with contextlib.suppress(ProcessLookupError, FileNotFoundError):  # it has just ended
            command = Path(f"/proc/{found}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            if words in command:
                return int(found)
    return None


def is_empty(group: int) -> bool:
    """Whether no process of this group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def ended(server: Server) -> int:
    """The exit code of what was started, once it has ended."""
    assert server.process is not None
    process, server.process = server.process, None
    return process.wait(timeout=30)


def supervisor(server: Server) -> int:
    assert server.process is not None
    return server.process.pid


def test_killed_job_process_is_started_again_and_ends_with_the_server(server: Server) -> None:
    parent = supervisor(server)
    until(lambda: child(parent, JOBS) is not None)
    first = child(parent, JOBS)
    assert first
    web = child(parent, WEB)
    os.kill(first, signal.SIGKILL)
    until(lambda: child(parent, JOBS) not in {None, first})
    assert child(parent, WEB) == web
    os.kill(parent, signal.SIGTERM)
    assert ended(server) == 0
    assert is_empty(parent)


@pytest.mark.parametrize(("who", "code"), [("supervisor", -9), ("web server", 128 + 9)])
def test_nobody_is_left_when_one_of_them_is_killed(server: Server, who: str, code: int) -> None:
    parent = supervisor(server)
    until(lambda: child(parent, JOBS) is not None)
    victim = parent if who == "supervisor" else child(parent, WEB)
    assert victim
    os.kill(victim, signal.SIGKILL)
    assert ended(server) == code
    until(lambda: is_empty(parent))
