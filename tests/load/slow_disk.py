"""A disk whose fsync takes longer: a shim of a few lines in C, put before the server's libc."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

DELAY_MS = 5
SOURCE = Path(__file__).with_name("slow_fsync.c")
COMMITS = 20
# Commits of the kind the product makes, with its own SQLite; prints milliseconds per commit.
PROBE = """
import sys, time
from cocreate.journal.engine import sqlite_module
connection = sqlite_module().connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA synchronous=FULL")
connection.execute("CREATE TABLE probe (n)")
began = time.perf_counter()
for n in range(int(sys.argv[2])):
    connection.execute("INSERT INTO probe VALUES (?)", (n,))
print((time.perf_counter() - began) * 1000 / int(sys.argv[2]))
"""


class NoSlowDisk(Exception):
    """The delay cannot be had here; the message says why."""


@cache
def slow_disk() -> dict[str, str]:
    """The environment that delays fsync in a process. Raises NoSlowDisk.

    Proved before it is used: the product's SQLite must really become as slow as asked for.
    """
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise NoSlowDisk("there is no C compiler here")
    library = Path(mkdtemp(prefix="slow-fsync-"), "slow_fsync.so")
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", library, SOURCE, "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise NoSlowDisk(f"the shim was not compiled: {made.stderr[:200]}")
    environment = {"LD_PRELOAD": str(library), "FSYNC_DELAY_US": str(DELAY_MS * 1000)}
    took = commit_ms(environment)
    if took < DELAY_MS:
        raise NoSlowDisk(f"a commit takes {took:.2f} ms in spite of it")
    return environment


def commit_ms(environment: dict[str, str] | None = None) -> float:
    """How long one commit takes on this disk, in a process with this environment."""
    folder = mkdtemp(prefix="commit-probe-")
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROBE, str(Path(folder, "probe.sqlite3")), str(COMMITS)],
            env=os.environ | (environment or {}),
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stdout)
    finally:
        shutil.rmtree(folder)
