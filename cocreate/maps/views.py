"""The map's files over HTTP: tiles through our proxy, base layers and places. Open to everybody."""

import base64

from flask import Blueprint, Flask, Response, abort, request
from flask.typing import ResponseReturnValue

from cocreate.maps.archive import ArchiveRefused, open_archive
from cocreate.maps.map_files import MapFile, layers_file, places_file
from cocreate.maps.offered import find_source, start_sources, tile_proxy
from cocreate.maps.pictures import picture_type
from cocreate.maps.sources import TileSource
from cocreate.maps.tile_fetch import SHORTEST_STAY_S

bp = Blueprint("maps", __name__)

# A city may put another file in the place of its own: by tomorrow everybody has it.
FILE_STAY_S = 24 * 3600
# One transparent pixel, which Leaflet stretches to a tile: the city's own layers show through.
TRANSPARENT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def init_app(app: Flask) -> None:
    """Bind the addresses and make the tile proxy. Raises ConfigError for a tile source that is none."""
    start_sources(app)
    app.register_blueprint(bp)


@bp.get("/tiles/<source>/<int:z>/<int:x>/<int:y>.png")
def tile(source: str, z: int, x: int, y: int) -> ResponseReturnValue:
    """A tile, always as a picture: transparent where there is none in good time."""
    found = find_source(source)
    if found is None or not found.has(z, x, y):
        abort(404)
    body = _from_file(found, z, x, y) if found.file else _from_server(found, z, x, y)
    kind = picture_type(body) if body else None
    if body is None or kind is None:
        response = Response(TRANSPARENT, mimetype="image/png")
        response.headers["Cache-Control"] = "no-store"
        return response
    response = Response(body, mimetype=kind)
    response.cache_control.public = True
    response.cache_control.max_age = FILE_STAY_S if found.file else SHORTEST_STAY_S
    response.add_etag()
    return response.make_conditional(request)


def _from_server(source: TileSource, z: int, x: int, y: int) -> bytes | None:
    kept = tile_proxy().get(source, z, x, y)
    return kept.body if kept else None


def _from_file(source: TileSource, z: int, x: int, y: int) -> bytes | None:
    try:
        return open_archive(source.file).tile(z, x, y) if source.file else None
    except ArchiveRefused:
        return None


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
