"""The map's files over HTTP: tiles through our proxy, base layers and places. Open to everybody."""

import base64
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from cocreate.maps.map_files import MapFile, layers_file, places_file
from cocreate.maps.sources import TileSource, tile_sources
from cocreate.maps.tile_fetch import SHORTEST_STAY_S, TileFetcher
from cocreate.maps.tile_files import TileFiles
from cocreate.maps.tiles import TileProxy

bp = Blueprint("maps", __name__)

EXTENSION = "cocreate-tiles"
MEGABYTE = 1024 * 1024
# One transparent pixel, which Leaflet stretches to a tile: the city's own layers show through.
TRANSPARENT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def init_app(app: Flask) -> None:
    """Bind the addresses and make the tile proxy. Raises ConfigError for a tile source that is none."""
    config = app.config
    contact = config["TILE_CONTACT"] or config["BASE_URL"]
    app.extensions[EXTENSION] = (
        tile_sources(config),
        TileProxy(
            TileFiles(Path(config["INSTANCE"]) / "tiles", config["TILE_CACHE_MB"] * MEGABYTE),
            TileFetcher(f"cocreate (+{contact})"),
        ),
    )
    app.register_blueprint(bp)


def configured_source() -> TileSource | None:
    """The tile source that maps of this app show, None if tiles are switched off."""
    sources: dict[str, TileSource] = current_app.extensions[EXTENSION][0]
    return next(iter(sources.values()), None)


@bp.get("/tiles/<source>/<int:z>/<int:x>/<int:y>.png")
def tile(source: str, z: int, x: int, y: int) -> ResponseReturnValue:
    """A tile, always as a picture: transparent where there is none in good time."""
    sources, proxy = current_app.extensions[EXTENSION]
    if source not in sources or not sources[source].has(z, x, y):
        abort(404)
    kept = proxy.get(sources[source], z, x, y)
    response = Response(kept.body if kept else TRANSPARENT, mimetype="image/png")
    if kept is None:
        response.headers["Cache-Control"] = "no-store"
        return response
    response.cache_control.public = True
    response.cache_control.max_age = SHORTEST_STAY_S
    response.add_etag()
    return response.make_conditional(request)


@bp.get("/maps/<kit>/layers.<digest>.json")
def layers(kit: str, digest: str) -> ResponseReturnValue:
    """The base layers of a kit."""
    return _forever(layers_file(kit), digest)


@bp.get("/maps/<kit>/places.<digest>.json")
def places(kit: str, digest: str) -> ResponseReturnValue:
    """The named places of a kit."""
    return _forever(places_file(kit), digest)


def _forever(file: MapFile | None, digest: str) -> Response:
    """The file, to be kept for good: another content would have another address."""
    if file is None or file.digest != digest:
        abort(404)
    response = Response(file.body, mimetype="application/json")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
