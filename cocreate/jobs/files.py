"""The files that jobs make: `jobs/<id>` in the instance folder, whole or not there."""

import os
import uuid
from collections.abc import Iterable
from pathlib import Path

FOLDER = "jobs"
PLACE = "place"


def result_file(instance: Path, job_id: uuid.UUID) -> Path:
    """Where the job's file is once it is done."""
    return instance / FOLDER / str(job_id)


def zipped(path: Path) -> Path:
    """The same file compressed, where a job makes that too."""
    return path.with_name(f"{path.name}.gz")


def drop(instance: Path, job_id: uuid.UUID) -> None:
    """Delete what a job has made."""
    path = result_file(instance, job_id)
    for each in (path, zipped(path)):
        each.unlink(missing_ok=True)


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file so that a reader, or a crash, finds all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    with unfinished.open("wb") as out:
        out.writelines(chunks)
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """The new name is on disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def place_of(instance: Path) -> str:
    """The name of this instance folder, made on first use: who shares the folder shares it."""
    file = instance / FOLDER / PLACE
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        mine = file.with_name(f"{PLACE}.{uuid.uuid4()}")
        mine.write_text(str(uuid.uuid4()), encoding="ascii")
        try:
            # A link fails where a rename would replace: of two processes one names the place.
            os.link(mine, file)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return file.read_text(encoding="ascii")
