"""What a page's JavaScript needs to know: addresses, language, identity."""

from typing import Any

from flask import current_app, request, url_for

from cocreate.assets import asset, messages_url
from cocreate.journal.actors import ActorKind
from cocreate.maps.map_files import layers_url, places_url
from cocreate.workshops.models import Workshop


def page_config(page: str, workshop: Workshop, as_kind: ActorKind, lang: str) -> dict[str, Any]:
    """The page's `#page` JSON."""
    code = workshop.code
    here = url_for("live.page", code=code)
    return {
        "page": page,
        "code": code,
        "as": as_kind,
        "lang": lang,
        "messages": messages_url(lang),
        "icons": asset("vendor/icons.svg"),
        "geoman": {
            "js": asset("vendor/geoman/leaflet-geoman.min.js"),
            "css": asset("vendor/geoman/leaflet-geoman.css"),
        },
        "layers": layers_url(workshop.kit),
        "places": places_url(workshop.kit),
        "urls": {
            "state": url_for("live_api.state", code=code),
            "me": url_for("live_api.me", code=code),
            "events": url_for("live_api.events", code=code),
            "commands": url_for("live_api.commands", code=code),
            "proposals": f"{here}/proposals/",
            "mine": f"{here}/mine",
            "summary": f"{here}/summary",
            "sums": f"{here}/sums",
            "live": here,
            "join": here,
            "socketPath": f"{request.script_root}/socket.io",
        },
    }


def is_offered() -> bool:
    """Whether pages open without a network.

    Not in debug mode, where scripts are served as they are written and change under a cache.
    """
    return bool(current_app.config["OFFLINE_PAGES"]) and not current_app.debug


def offline_urls(code: str) -> dict[str, str]:
    """Where the live page finds its service worker, and what that keeps; empty where it is off."""
    if not is_offered():
        return {"worker": ""}
    return {
        "worker": url_for("offline.worker"),
        "shell": url_for("offline.shell", code=code),
        "door": url_for("offline.door"),
    }
