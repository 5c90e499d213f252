"""The file of a backup: a zip with a manifest, a file of lines per table, and the instance's files.

Every member's SHA-256 is in the manifest, and the manifest is written last: a backup without one
was never finished.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

import orjson

from cocreate.keeping.trouble import KeepingFailed

FORMAT = 1
MANIFEST = "manifest.json"
TABLES = "tables/"
FILES = "files/"
PIECE = 1 << 20
OWNER_ONLY = 0o600


@dataclass
class Manifest:
    """What a backup says of itself. `heads` has code, epoch and the three seqs of each workshop."""

    made_at: str
    revision: str
    database: str
    heads: list[dict[str, Any]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    sha256: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class Writer:
    """Writes the members of a backup, and their hashes into its manifest."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.archive = archive
        self.manifest = manifest

    def add_table(self, name: str, lines: Iterable[bytes]) -> Iterator[int]:
        """Write a table's lines; yields after each, so that progress can be told."""
        self.manifest.rows[name] = 0
        with self._member(f"{TABLES}{name}.jsonl") as write:
            for line in lines:
                write(line)
                self.manifest.rows[name] += 1
                yield 1

    def add_file(self, name: str, file: Path) -> None:
        with self._member(f"{FILES}{name}") as write:
            write(file.read_bytes())

    @contextmanager
    def _member(self, name: str) -> Iterator[Any]:
        digest = hashlib.sha256()
        with self.archive.open(name, "w", force_zip64=True) as out:

            def write(piece: bytes) -> None:
                digest.update(piece)
                out.write(piece)

            yield write
        self.manifest.sha256[name] = digest.hexdigest()


@contextmanager
def writing(file: Path, manifest: Manifest) -> Iterator[Writer]:
    """A new backup under a name of its own until it is whole, synced and read again."""
    part = file.with_name(f"{file.name}.part")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        with os.fdopen(descriptor, "w+b") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                yield Writer(archive, manifest)
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
            out.flush()
            os.fsync(out.fileno())
        with reading(part) as whole:
            whole.check()
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's name as durable as its bytes."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Reader:
    """A backup that is read."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.archive = archive
        self.manifest = manifest

    def check(self) -> None:
        """Compare every member with its hash. Raises KeepingFailed."""
        for name, expected in self.manifest.sha256.items():
            with self.archive.open(name) as member:
                if _digest(member) != expected:
                    raise KeepingFailed(f"The backup is damaged: {name} is not what was written.")

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table as they were written."""
        with self.archive.open(f"{TABLES}{table}.jsonl") as member:
            for line in member:
                yield orjson.loads(line)

    def files(self) -> Iterator[tuple[PurePosixPath, bytes]]:
        """The instance's files with their paths there, none of which leads out of it."""
        for name in self.manifest.sha256:
            if name.startswith(FILES):
                path = PurePosixPath(name.removeprefix(FILES))
                if path.is_absolute() or ".." in path.parts:
                    raise KeepingFailed(f"The backup is not one of ours: it names {path}.")
                yield path, self.archive.read(name)


def _digest(member: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := member.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


@contextmanager
def reading(file: Path) -> Iterator[Reader]:
    """Open a backup. Raises KeepingFailed for what is none."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = Manifest(**json.loads(archive.read(MANIFEST)))
            if manifest.format != FORMAT:
                raise KeepingFailed("The backup was made by a newer version of cocreate.")
            yield Reader(archive, manifest)
    except FileNotFoundError as error:
        raise KeepingFailed(f"There is no file {file}.") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError) as error:
        raise KeepingFailed(f"{file} is not a whole backup: {error}.") from error
