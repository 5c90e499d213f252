"""The processes behind one start command, and killing one of them."""

import os
import signal
from pathlib import Path

from tests.jobs.conftest import until
from tests.jobs.test_supervisor import JOBS, WEB, child
from tests.server import Server


def jobs_process(server: Server) -> int | None:
    """The job process, if there is one now."""
    return child(_supervisor(server), JOBS)


def workers(server: Server) -> list[int]:
    """The processes that carry people, as far as they have been started."""
    master = child(_supervisor(server), WEB)
    assert master is not None
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def kill_worker(server: Server) -> int:
    """End a worker as a power cut would: it has no say in it. The master starts another.

    Where the last has just been killed, the next is waited for; returns which it was.
    """
    until(lambda: bool(workers(server)))
    victim = workers(server)[0]
    os.kill(victim, signal.SIGKILL)
    until(lambda: victim not in workers(server))
    return victim


def _supervisor(server: Server) -> int:
    assert server.process is not None
    return server.process.pid
