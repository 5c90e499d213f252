"""The tile proxy with several sources: each is treated for itself, none opens the city's own network."""

import threading
from pathlib import Path

import pytest

from cocreate.maps.sources import TileSource
from tests.maps.test_tiles import Desk, body_of, quiet_threads, until
from tests.maps.tile_server import PNG, TileServer


@pytest.fixture
def desk(tmp_path: Path, upstream: TileServer) -> Desk:
    return Desk(tmp_path, upstream)


def test_failing_source_does_not_keep_another_from_being_asked(
    desk: Desk, upstream: TileServer
) -> None:
    upstream.status = 500
    for x in range(4):
        desk.get(x)
        until(lambda: quiet_threads() == threading.active_count())
    upstream.status = 200
    assert desk.get(9) is None
    other = TileSource("other", upstream.template, "by us", private=True)
    assert body_of(desk.proxy.get(other, 5, 9, 0)) == PNG


@pytest.mark.parametrize("body", [b"\xff\xd8\xff\xe0 a photo", b"RIFF\x04\0\0\0WEBPVP8 "])
def test_photos_are_pictures_too(desk: Desk, upstream: TileServer, body: bytes) -> None:
    upstream.body = body
    assert body_of(desk.get()) == body


def test_source_that_says_nothing_of_a_private_network_reaches_none(
    desk: Desk, upstream: TileServer
) -> None:
    desk.source = TileSource("test", upstream.template, "by us")
    assert desk.get() is None
    by_name = upstream.template.replace("127.0.0.1", "localhost")
    desk.source = TileSource("test", by_name, "by us")
    assert desk.get(1) is None
    assert upstream.asked == []
