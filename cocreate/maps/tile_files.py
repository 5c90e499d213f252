"""Tiles on disk: one file each, written whole or not at all, the oldest thrown out when full."""

import json
import logging
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

log = logging.getLogger(__name__)

# After cleaning up, this part of the limit is in use: cleaning has to be rare.
KEPT_SHARE = 0.8

TileKey = tuple[str, int, int, int]


@dataclass(frozen=True)
class Stamp:
    """What is known about a kept tile: its version at the server, fresh until (Unix time)."""

    fresh_until: float
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True)
class KeptTile:
    """A picture and its stamp."""

    body: bytes
    stamp: Stamp


class TileFiles:
    """The folder of tiles, at most about ``limit`` bytes large.

    A file is one line of JSON (the stamp) and then the picture: both change together.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._used: int | None = None
        self._lock = threading.Lock()

    def read(self, key: TileKey) -> KeptTile | None:
        """The kept tile, None if there is none that can be read."""
        try:
            line, body = self._path(key).read_bytes().split(b"\n", 1)
            return KeptTile(body, Stamp(**json.loads(line)))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            log.warning("tile %s cannot be read: %s", key, error)
            return None

    def write(self, key: TileKey, tile: KeptTile) -> None:
        """Keep a tile in place of an older one. Raises OSError, for example on a full disk."""
        content = json.dumps(asdict(tile.stamp)).encode() + b"\n" + tile.body
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            try:
                part.write(content)
                part.flush()
                Path(part.name).replace(path)
            except OSError:
                Path(part.name).unlink(missing_ok=True)
                raise
        with self._lock:
            self._make_room(len(content))

    def _path(self, key: TileKey) -> Path:
        source, z, x, y = key
        return self._folder / source / str(z) / str(x) / f"{y}.tile"

    def _make_room(self, added: int) -> None:
        """Count what came in; above the limit, count anew and drop the oldest files."""
        if self._used is not None and self._used + added <= self._limit:
            self._used += added
            return
        files = sorted(
            (stat.st_mtime, stat.st_size, path)
            for path in self._folder.rglob("*")
            if path.is_file() and (stat := path.stat())
        )
        self._used = sum(size for _, size, _ in files)
        if self._used <= self._limit:
            return
        for _, size, path in files:
            if self._used <= self._limit * KEPT_SHARE:
                break
            path.unlink(missing_ok=True)
            self._used -= size
