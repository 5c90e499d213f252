"""A zip file that is looked at before anything of it is unpacked, and never onto the disk."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from cocreate.layers.reading.limits import MIB, MOST_ENTRIES, MOST_UNPACKED
from cocreate.layers.reading.refused import FileRefused
from cocreate.words import N_

ENCRYPTED = 0x1
PACKED = (".zip", ".kmz", ".gz", ".7z", ".rar", ".tar", ".bz2", ".xz")

NOT_A_ZIP = N_("This zip file is damaged. Pack it again and upload that.")
TOO_MANY_FILES = N_("This zip file holds more than %(limit)s files. Pack only those of one layer.")
TOO_LARGE = N_("Unpacked, this zip file has more than %(limit)s MB. Upload a smaller part.")
LEADS_OUT = N_("This zip file names files outside of itself. Pack the layer’s own files only.")
PACKED_TWICE = N_("This zip file holds another packed file. Pack the layer’s own files only.")
LINKS = N_("This zip file holds a link. Pack the layer’s own files only.")
LOCKED = N_("This zip file needs a password. Pack it without one.")


class Archive:
    """Its names are safe and few, and what it unpacks to is small. Raises FileRefused."""

    def __init__(self, file: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise FileRefused(NOT_A_ZIP) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise FileRefused(TOO_MANY_FILES, limit=MOST_ENTRIES)
        for entry in entries:
            _check(entry)
        _refuse_size(sum(entry.file_size for entry in entries))
        self._files = {entry.filename: entry for entry in entries if not entry.is_dir()}
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def ending(self, suffix: str) -> list[str]:
        """The files whose names end so, in any case; not what a Mac puts beside them."""
        names = (name for name in self._files if not name.startswith("__MACOSX/"))
        return [name for name in names if name.lower().endswith(suffix)]

    def beside(self, name: str, suffix: str) -> str | None:
        """The file of the same name with another ending."""
        wanted = str(PurePosixPath(name).with_suffix(suffix)).lower()
        return next((each for each in self._files if each.lower() == wanted), None)

    def read(self, name: str) -> bytes:
        """A file's bytes: as many as it says, however many would come. Raises FileRefused."""
        entry = self._files[name]
        try:
            with self._zip.open(entry) as opened:
                content = opened.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
            raise FileRefused(NOT_A_ZIP) from error
        self._read += len(content)
        _refuse_size(self._read)
        if content.startswith(b"PK\x03\x04"):
            raise FileRefused(PACKED_TWICE)
        return content


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name or "\x00" in name:
        raise FileRefused(LEADS_OUT)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise FileRefused(LINKS)
    if entry.flag_bits & ENCRYPTED:
        raise FileRefused(LOCKED)
    if name.lower().endswith(PACKED):
        raise FileRefused(PACKED_TWICE)


def _refuse_size(size: int) -> None:
    if size > MOST_UNPACKED:
        raise FileRefused(TOO_LARGE, limit=MOST_UNPACKED // MIB)
