"""A city's own tiles from one file: right ones, broken ones."""

from pathlib import Path

import pytest
from pmtiles.tile import TileType

from cocreate.maps.archive import ArchiveRefused, open_archive
from cocreate.maps.tile_numbers import tile_at
from tests.maps.archives import BBOX, write_archive
from tests.maps.tile_server import PNG


def test_tiles_are_read_where_there_are_some(tmp_path: Path) -> None:
    archive = open_archive(write_archive(tmp_path / "city.pmtiles"))
    assert archive.zooms == (10, 14)
    assert archive.bounds == pytest.approx(BBOX)
    seen = set()
    for zoom in range(10, 15):
        body = archive.tile(zoom, *tile_at(zoom, 10.24, 56.22))
        assert body
        assert body.startswith(PNG)
        seen.add(body)
    assert len(seen) == 5
    assert archive.tile(12, 0, 0) is None
    assert archive.tile(9, *tile_at(9, 10.24, 56.22)) is None


def test_file_with_directories_in_directories(tmp_path: Path) -> None:
    """So many tiles that the first directory only says where the others are."""
    file = write_archive(tmp_path / "wide.pmtiles", (10.0, 56.0, 10.5, 56.3), range(8, 18))
    archive = open_archive(file)
    body = archive.tile(17, *tile_at(17, 10.24, 56.22))
    assert body
    assert body.startswith(PNG)
    assert archive.tile(17, 0, 0) is None


def test_new_file_in_the_old_one_s_place_is_read(tmp_path: Path) -> None:
    file = write_archive(tmp_path / "city.pmtiles")
    assert open_archive(file).zooms == (10, 14)
    write_archive(file, zooms=range(10, 13))
    assert open_archive(file).zooms == (10, 12)


def test_vector_tiles_are_refused_in_a_sentence(tmp_path: Path) -> None:
    file = write_archive(tmp_path / "vector.pmtiles", kind=TileType.MVT)
    with pytest.raises(ArchiveRefused, match="MVT tiles; only pictures"):
        open_archive(file)


@pytest.mark.parametrize("content", [b"", b"PMTiles", b"PMTiles\x02" + b"x" * 200, b"\xff" * 300])
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "city.pmtiles"
    file.write_bytes(content)
    with pytest.raises(ArchiveRefused, match="not a PMTiles file of version 3"):
        open_archive(file)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match="No such file"):
        open_archive(tmp_path / "none.pmtiles")


@pytest.mark.parametrize("kept", [140, 300, 600])
def test_file_that_was_cut_off_has_no_tile_and_does_no_harm(tmp_path: Path, kept: int) -> None:
    file = write_archive(tmp_path / "city.pmtiles")
    file.write_bytes(file.read_bytes()[:kept])
    archive = open_archive(file)
    assert archive.tile(14, *tile_at(14, 10.27, 56.21)) is None


def test_what_is_no_picture_is_not_given_away(tmp_path: Path) -> None:
    file = write_archive(tmp_path / "city.pmtiles", body=b"<script>")
    assert open_archive(file).tile(14, *tile_at(14, 10.24, 56.22)) is None
