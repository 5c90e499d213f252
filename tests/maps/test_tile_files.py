"""Tiles on disk."""

import os
from pathlib import Path

from cocreate.maps.tile_files import KeptTile, Stamp, TileFiles

TILE = KeptTile(b"\x89PNG\n" + b"x" * 995, Stamp(12.5, '"e"', "Sat, 01 Nov 2025 00:00:00 GMT"))


def kept(files: TileFiles, count: int) -> list[int]:
    return [x for x in range(count) if files.read(("osm", 9, x, 0))]


def test_tile_comes_back_as_it_was(tmp_path: Path) -> None:
    files = TileFiles(tmp_path, 1_000_000)
    files.write(("osm", 3, 1, 2), TILE)
    assert TileFiles(tmp_path, 1_000_000).read(("osm", 3, 1, 2)) == TILE
    assert files.read(("osm", 3, 2, 1)) is None


def test_broken_file_counts_as_none(tmp_path: Path) -> None:
    files = TileFiles(tmp_path, 1_000_000)
    files.write(("osm", 3, 1, 2), TILE)
    path = tmp_path / "osm" / "3" / "1" / "2.tile"
    for content in (b"", b"no line", b"{}\nx", b"[1]\nx", b"\xff\xfe\nx"):
        path.write_bytes(content)
        assert files.read(("osm", 3, 1, 2)) is None


def test_oldest_tiles_go_when_the_folder_is_full(tmp_path: Path) -> None:
    files = TileFiles(tmp_path, 11_000)
    for x in range(10):
        files.write(("osm", 9, x, 0), TILE)
        os.utime(tmp_path / "osm" / "9" / str(x) / "0.tile", (x, x))
    files.write(("osm", 9, 10, 0), TILE)
    left = kept(files, 11)
    assert left[-1] == 10
    assert left == list(range(11 - len(left), 11))
    assert 6 <= len(left) <= 8


def test_folder_stays_bounded_over_restarts(tmp_path: Path) -> None:
    for x in range(40):
        TileFiles(tmp_path, 11_000).write(("osm", 9, x, 0), TILE)
    used = sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())
    assert used <= 11_000


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    files = TileFiles(tmp_path, 1_000_000)
    files.write(("osm", 3, 1, 2), TILE)
    files.write(("osm", 3, 1, 2), TILE)
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["2.tile"]
