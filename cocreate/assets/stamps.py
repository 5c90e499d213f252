"""Content hashes kept in small files: they tell that a step has nothing to do."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path], *more: str) -> str:
    """One hash over the files' names and contents (order does not matter) and the words `more`."""
    total = hashlib.sha256("\n".join(more).encode())
    for file in sorted(set(files)):
        total.update(f"\n{file.name}:{hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()


def files_below(folder: Path, *patterns: str) -> list[Path]:
    """The files below a folder whose names match one of the patterns; none if there is no folder."""
    found = {file for pattern in patterns for file in folder.rglob(pattern) if file.is_file()}
    return sorted(found)


def is_fresh(stamp: Path, wanted: str) -> bool:
    """True if the stamp says that the step was done for exactly this hash."""
    return stamp.is_file() and stamp.read_text() == wanted


def mark_fresh(stamp: Path, done: str) -> None:
    """Note for which hash the step was done."""
    stamp.write_text(done)
