"""The one way a kit is turned down."""

from pathlib import Path


class KitRefused(Exception):
    """A kit that cannot be used: which file, which line if it is known, and why, in a sentence."""

    def __init__(self, file: Path, line: int | None, reason: str) -> None:
        where = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{where}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason
