"""Where map tiles may come from: the allowlist of named sources. Nobody else is ever asked.

There is the one of `COCREATE_TILE_SOURCE`, those of the operator's sources file and those of each kit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from cocreate.config import ConfigError

OPENSTREETMAP = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
NO_TILES = ("", "none")
Kind = Literal["map", "aerial"]
KINDS: tuple[Kind, ...] = ("map", "aerial")
WMS_VERSIONS = ("1.1.1", "1.3.0")
TILE_PX = 256
# Half the side of the square world of EPSG:3857, in its metres.
HALF_WORLD = 20037508.342789244


@dataclass(frozen=True)
class TileSource:
    """A named source: its name in our addresses, its URL template or file, what the map says of it.

    `private`: it may be at an address that the internet does not know. `prefetch`: its owner permits
    that tiles are fetched before anybody looks at them. `kits`: for these only; empty means for all.
    """

    name: str
    url: str
    attribution: str
    max_zoom: int = 19
    title: str = ""
    licence: str = ""
    kind: Kind = "map"
    prefetch: bool = False
    private: bool = False
    file: Path | None = None
    kits: tuple[str, ...] = ()

    @property
    def credit(self) -> str:
        """What has to stand beside the map: whom to thank, and under which licence."""
        if not self.licence or self.licence in self.attribution:
            return self.attribution
        return f"{self.attribution}, {self.licence}"

    def url_of(self, z: int, x: int, y: int) -> str:
        """The address of one tile at the server."""
        places = {"z": str(z), "x": str(x), "y": str(y), "-y": str(2**z - 1 - y)}
        address = self.url.replace("{bbox}", bbox_of(z, x, y)) if "{bbox}" in self.url else self.url
        for place, number in places.items():
            address = address.replace(f"{{{place}}}", number)
        return address

    def has(self, z: int, x: int, y: int) -> bool:
        """Whether there is such a tile."""
        return 0 <= z <= self.max_zoom and 0 <= x < 2**z and 0 <= y < 2**z

    def serves(self, kit: str) -> bool:
        """Whether maps of this kit may show it."""
        return not self.kits or kit in self.kits


def bbox_of(z: int, x: int, y: int) -> str:
    """West, south, east and north of a tile in metres of EPSG:3857, whose first axis is east.

    So WMS 1.1.1 and 1.3.0 want them in the same order.
    """
    side = 2 * HALF_WORLD / 2**z
    west, north = x * side - HALF_WORLD, HALF_WORLD - y * side
    return ",".join(f"{edge:.6f}" for edge in (west, north - side, west + side, north))


def wms_template(url: str, layers: str, styles: str, version: str, picture: str) -> str:
    """The address of a WMS's picture of one tile, with `{bbox}` in it."""
    asked = {
        "SERVICE": "WMS", "VERSION": version, "REQUEST": "GetMap", "LAYERS": layers,
        "STYLES": styles, "CRS" if version == "1.3.0" else "SRS": "EPSG:3857",
        "WIDTH": TILE_PX, "HEIGHT": TILE_PX, "FORMAT": picture,
    }  # fmt: skip
    joined = "" if url.endswith(("?", "&")) else "&" if "?" in url else "?"
    return f"{url}{joined}{urlencode(asked, safe=':,/')}&BBOX={{bbox}}"


def name_of(identifier: str, place: str, kit: str = "") -> str:
    """A source's name in addresses; it changes with the server, so that no cache mixes two."""
    digest = sha256(place.encode()).hexdigest()[:8]
    return f"{kit}.{identifier}-{digest}" if kit else f"{identifier}-{digest}"


def tile_sources(config: Mapping[str, Any]) -> dict[str, TileSource]:
    """The source of `COCREATE_TILE_SOURCE` by name; none if it is switched off. Raises ConfigError."""
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
    return {name: TileSource(name, url, str(config["TILE_ATTRIBUTION"]), private=True)}


def one_of_each_kind(sources: Iterable[TileSource]) -> list[TileSource]:
    """The first of each kind, the map before the photo: what a switch can offer."""
    found: dict[Kind, TileSource] = {}
    for source in sources:
        found.setdefault(source.kind, source)
    return [found[kind] for kind in KINDS if kind in found]
