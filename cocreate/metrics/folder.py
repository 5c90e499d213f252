"""Where processes write what they count, for one of them to add up."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prometheus_client.multiprocess import mark_process_dead

# The library's name for it; read when it is first imported.
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own, readable by its owner only


def open_folder(settings: Mapping[str, Any]) -> None:
    """Make the folder anew and name it in the environment of the processes to be started.

    Does nothing unless METRICS_PORT is set.
    """
    if not settings["METRICS_PORT"]:
        return
    folder = folder_of(Path(settings["INSTANCE"]))
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    os.environ[VARIABLE] = str(folder)


def folder_of(instance: Path) -> Path:
    """In memory where there is such a place, else in the instance.

    The files are written through `mmap`: a page that a full disk cannot take kills its process.
    """
    if not os.access(SHARED_MEMORY, os.W_OK):
        return instance / "metrics"
    mark = hashlib.sha256(str(instance.resolve()).encode()).hexdigest()[:16]
    return SHARED_MEMORY / f"cocreate-metrics-{mark}"


def forget_dead(folder: Path) -> None:
    """Take out the gauges of processes that are gone; what they counted stays."""
    for pid in {file.stem.rsplit("_", 1)[1] for file in folder.glob("gauge_live*.db")}:
        if not Path("/proc", pid).exists():
            mark_process_dead(int(pid), str(folder))  # type: ignore[no-untyped-call]
