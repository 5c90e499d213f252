"""Uploaded files on their way to the reader: `layers/<id>` in the instance folder, not for long."""

import time
import uuid
from pathlib import Path
from typing import IO

MIB = 1024 * 1024
LARGEST = 20 * MIB
FOLDER = "layers"
# What nobody has chosen a coordinate system for is let go.
KEPT_S = 7 * 24 * 3600
PIECE = 256 * 1024
# Not 0: gevent would come back to a greenlet that is ready before it looks at anybody's socket.
BREATH_S = 0.001


def upload_file(instance: Path, layer_id: uuid.UUID) -> Path:
    """Where the file of a layer waits."""
    return instance / FOLDER / str(layer_id)


def keep_upload(instance: Path, layer_id: uuid.UUID, stream: IO[bytes]) -> bool:
    """Write it down, others having their turn in between; False, and nothing, if it is too large."""
    file = upload_file(instance, layer_id)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    size = 0
    with file.open("wb") as out:
        while size <= LARGEST and (piece := stream.read(PIECE)):
            size += len(piece)
            out.write(piece)
            time.sleep(BREATH_S)
    if size > LARGEST:
        file.unlink()
    return size <= LARGEST


def drop_upload(instance: Path, layer_id: uuid.UUID) -> None:
    """The file has been read, or is of no use."""
    upload_file(instance, layer_id).unlink(missing_ok=True)


def drop_old(instance: Path) -> None:
    """Let go of what has been left, also of workshops that were deleted."""
    folder = instance / FOLDER
    for file in folder.iterdir() if folder.exists() else ():
        if file.stat().st_mtime < time.time() - KEPT_S:
            file.unlink(missing_ok=True)
