"""Serving `static/dist`: names change with content, so browsers need never ask again."""

from os.path import isfile
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, request, send_from_directory
from werkzeug.security import safe_join

from cocreate.assets.lookup import asset, messages_url

YEAR = 365 * 24 * 3600
PACKED = {"br": ".br", "gzip": ".gz"}

bp = Blueprint("assets", __name__)


def register(app: Flask) -> None:
    """Bind the addresses of built files and the names that templates use for them."""
    app.register_blueprint(bp)
    app.add_template_global(asset)
    app.add_template_global(messages_url)


@bp.get("/static/dist/<path:name>")
def dist(name: str) -> Response:
    """A built file, in the packing made beside it if the browser takes one."""
    folder = Path(str(current_app.static_folder)) / "dist"
    packing = _packing(folder, name)
    response = send_from_directory(
        folder, name + PACKED.get(packing, ""), mimetype=_mimetype(name), max_age=YEAR
    )
    response.cache_control.public = True
    response.cache_control.immutable = True
    response.vary.add("Accept-Encoding")
    if packing:
        response.headers["Content-Encoding"] = packing
    return response


def _packing(folder: Path, name: str) -> str:
    """The smallest packing of the file that this browser takes; empty for none."""
    plain = safe_join(str(folder), name)
    for packing, suffix in PACKED.items():
        if plain and request.accept_encodings[packing] and _is_file(plain + suffix):
            return packing
    return ""


def _is_file(path: str) -> bool:
    # Path.is_file raises an error for a name longer than the file system allows.
    return isfile(path)  # noqa: PTH113


def _mimetype(name: str) -> str | None:
    """By the file's own suffix, not its packing's; None lets Flask look it up."""
    suffixes = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    return {**suffixes, ".json": "application/json", ".woff2": "font/woff2"}.get(Path(name).suffix)
