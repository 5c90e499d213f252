"""The web server and the job process beside it, as one program: they start and end together.

Run by its path (`python -P supervisor.py HOST PORT`), it needs nothing but Python's own library:
a parent that had loaded the product would cost its memory once more for nothing.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

SETTINGS = Path(__file__).with_name("gunicorn_settings.py")
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
# Those that gunicorn's master understands: reload, workers more and fewer, logs opened again.
PASSED_ON = (signal.SIGHUP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGUSR1)
# A job process that cannot start is not started over and over.
PAUSE_S = 1.0
STOP_S = 10
# How far behind the people in the hall (nice(2)) heavy work stands where cores are few.
BEHIND = 10
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def web_command(host: str, port: int) -> list[str]:
    """The web server's command line."""
    options = [f"--config={SETTINGS}", f"--bind={host}:{port}"]
    return [sys.executable, "-m", "gunicorn", *options, "cocreate:create_app()"]


def jobs_command() -> list[str]:
    """The job process's command line."""
    return [sys.executable, "-m", "cocreate", "jobs"]


class Supervisor:
    """Keeps the two processes; lasts as long as the web server does."""

    def __init__(self, web: list[str], jobs: list[str]) -> None:
        self._commands = {"web": web, "jobs": jobs}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._ending = False

    def run(self) -> int:
        """Until the web server has ended; its exit code."""
        for how in ENDINGS:
            signal.signal(how, self._end)
        for how in PASSED_ON:
            signal.signal(how, self._pass_on)
        web = self._start("web")
        self._start("jobs")
        while web.poll() is None:
            self._keep_jobs()
            # Sleeps until one of the two has ended, and leaves it for `poll` to find.
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        self._stop_jobs()
        # As shells say it when a signal ended it.
        return web.returncode if web.returncode >= 0 else 128 - web.returncode

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        command = self._commands[name]
        prepare = _end_with_parent if name == "web" else _stand_back
        # No threads here, so that something may be run between fork and exec.
        process = subprocess.Popen(command, preexec_fn=prepare)  # noqa: S603, PLW1509
        self._running[name] = process
        if self._ending:
            process.terminate()
        return process

    def _keep_jobs(self) -> None:
        """Start the job process again if it has died; the jobs themselves are in the database."""
        if self._running["jobs"].poll() is not None and not self._ending:
            time.sleep(PAUSE_S)
            self._start("jobs")

    def _stop_jobs(self) -> None:
        self._ending = True
        jobs = self._running["jobs"]
        jobs.terminate()
        try:
            jobs.wait(STOP_S)
        except subprocess.TimeoutExpired:
            # Its job has no end in sight: the next process finds it silent, and does it again.
            jobs.kill()
            jobs.wait()

    def _end(self, how: int, _frame: FrameType | None) -> None:
        self._ending = True
        for name, process in self._running.items():
            process.send_signal(how if name == "web" else signal.SIGTERM)

    def _pass_on(self, how: int, _frame: FrameType | None) -> None:
        self._running["web"].send_signal(how)


def _end_with_parent() -> None:
    """Be told to end when the supervisor is killed. Linux only; elsewhere it cannot be had."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _stand_back() -> None:
    """Work only when the web server has nothing to do, and hear of Ctrl-C through the supervisor.

    A Python that is still loading would complain aloud of being interrupted.
    """
    _end_with_parent()
    os.nice(BEHIND)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    host, port = sys.argv[1:]
    sys.exit(Supervisor(web_command(host, int(port)), jobs_command()).run())
