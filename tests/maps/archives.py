"""A small file of tiles, as a city supplies one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

from cocreate.maps.tile_numbers import tiles_over
from tests.maps.tile_server import PNG

E7 = 10_000_000
BBOX = (10.2, 56.2, 10.28, 56.24)


def write_archive(
    file: Path,
    bbox: tuple[float, float, float, float] = BBOX,
    zooms: Iterable[int] = range(10, 15),
    kind: TileType = TileType.PNG,
    body: bytes = PNG,
) -> Path:
    """A PMTiles file with the same picture all over the box."""
    west, south, east, north = (round(edge * E7) for edge in bbox)
    header: dict[str, Any] = {
        "tile_type": kind, "tile_compression": Compression.NONE,
        "min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east, "max_lat_e7": north,
    }  # fmt: skip
    numbers = sorted(
        zxy_to_tileid(zoom, x, y)
        for zoom in zooms
        for columns, rows in [tiles_over(zoom, bbox)]
        for x in columns
        for y in rows
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    with write(str(file)) as writer:
        for number in numbers:
            # Each another picture, so that the file has a directory worth the name.
            writer.write_tile(number, body + number.to_bytes(6, "big"))
        writer.finalize(header, {"name": "a city"})
    return file
