"""Having a file read by a process of its own: what it takes is bounded, and what comes out, too."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

from cocreate.layers.reading.refused import TOO_MUCH, FileRefused
from cocreate.layers.reading.run import Wishes

PROGRAM = Path(__file__).with_name("reading") / "__main__.py"
PATIENCE_S = 60.0
LONGEST_LINE = 8 * 1024 * 1024
# No thread that takes memory, and nobody asked over the network for a better grid.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PROJ_NETWORK": "OFF"}
log = logging.getLogger(__name__)

# Told how far it is: done, of how many, at what (a marked sentence).
Told = Callable[[int, int, str], None]


@dataclass
class Outcome:
    """What came of a file: either `ask`, systems to choose from, or `body` with its report."""

    ask: list[dict[str, Any]] = field(default_factory=list)
    report: dict[str, Any] = field(default_factory=dict)
    digest: str = ""
    body: bytes = b""


def read_file(wishes: Wishes, told: Told) -> Outcome:
    """The shapes of an uploaded file. Raises FileRefused, whatever the file does to its reader."""
    outcome, refused = Outcome(), FileRefused(TOO_MUCH)
    with _started(wishes) as process:
        for said in _lines(process):
            if "at" in said:
                told(*said["at"])
            elif "refused" in said:
                refused = FileRefused(said["refused"][0], **said["refused"][1])
            elif "ask" in said:
                outcome.ask = said["ask"]
            elif "report" in said:
                outcome.report, outcome.digest = said["report"], said["digest"]
            elif "body" in said:
                outcome.body = said["body"].encode()
            _log(said)
    if outcome.ask or outcome.body:
        return outcome
    # Without a word it was ended from outside, for its memory or its time.
    raise refused


def _log(said: dict[str, Any]) -> None:
    """What it took, for operators; and what nobody had thought of."""
    if "spent" in said:
        log.info(
            "a layer's file was looked at: %s s, %s MiB", said["spent"]["s"], said["spent"]["mib"]
        )
    if "error" in said:
        log.warning("a layer's file could not be read: %s", said["error"])


@contextmanager
def _started(wishes: Wishes) -> Iterator[subprocess.Popen[bytes]]:
    """The reader with its wishes told; it is gone when the block is left, at the latest in a minute."""
    process = subprocess.Popen(  # noqa: S603 - our own program, and a path that we have made
        [sys.executable, "-I", str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        | ENVIRONMENT,
    )
    watch = threading.Timer(PATIENCE_S, process.kill)
    watch.daemon = True
    watch.start()
    try:
        if process.stdin:
            process.stdin.write(orjson.dumps(asdict(wishes)) + b"\n")
            process.stdin.close()
        yield process
    except BrokenPipeError:
        raise FileRefused(TOO_MUCH) from None
    finally:
        watch.cancel()
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _lines(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """What it says; half a line is nothing, and one that is too long neither."""
    while process.stdout and (line := process.stdout.readline(LONGEST_LINE)).endswith(b"\n"):
        said: dict[str, Any] = orjson.loads(line)
        yield said
