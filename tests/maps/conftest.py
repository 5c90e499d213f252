"""Fixtures of the map's tests."""

from collections.abc import Iterator

import pytest

from tests.maps.tile_server import TileServer, tile_server


@pytest.fixture
def upstream() -> Iterator[TileServer]:
    """A tile server to fetch from."""
    with tile_server() as server:
        yield server
