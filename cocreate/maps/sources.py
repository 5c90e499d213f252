"""Where map tiles may come from: the allowlist of the proxy, from the configuration."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from cocreate.config import ConfigError

OPENSTREETMAP = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
NO_TILES = ("", "none")


@dataclass(frozen=True)
class TileSource:
    """A tile server: its name in our addresses, its URL template, what the map says about it."""

    name: str
    url: str
    attribution: str
    max_zoom: int = 19

    def url_of(self, z: int, x: int, y: int) -> str:
        """The address of one tile at the server."""
        return self.url.replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))

    def has(self, z: int, x: int, y: int) -> bool:
        """Whether there is such a tile."""
        return 0 <= z <= self.max_zoom and 0 <= x < 2**z and 0 <= y < 2**z


def tile_sources(config: Mapping[str, Any]) -> dict[str, TileSource]:
    """The configured sources by name; none if tiles are switched off. Raises ConfigError."""
    url = str(config["TILE_SOURCE"]).strip()
    if url.lower() in NO_TILES:
        return {}
    if urlsplit(url).scheme not in ("http", "https") or any(
        part not in url for part in ("{z}", "{x}", "{y}")
    ):
        raise ConfigError(
            f"COCREATE_TILE_SOURCE={url!r} is not a tile address: use one such as"
            f" {OPENSTREETMAP}, or 'none'"
        )
    # The name changes with the server, so that no cache mixes the tiles of two.
    name = "osm" if url == OPENSTREETMAP else sha256(url.encode()).hexdigest()[:8]
    return {name: TileSource(name, url, str(config["TILE_ATTRIBUTION"]))}
