"""The map of a page: Leaflet through folium, made once for a kit, a language and an area."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import cast

from branca.element import Figure
from flask import url_for
from flask_babel import force_locale
from markupsafe import Markup, escape

from cocreate.assets import asset
from cocreate.maps.ground import ground
from cocreate.maps.local_map import MAX_ZOOM, HandOver, LocalMap, LocalTiles
from cocreate.maps.offered import offered_sources
from cocreate.maps.sources import KINDS, Kind, TileSource
from cocreate.words import N_, say

LABEL = N_("Map")
OSM_COPYRIGHT = "https://www.openstreetmap.org/copyright"
# A map to look at: on the projector nobody drags.
STILL = {
    "dragging": False,
    "keyboard": False,
    "scrollWheelZoom": False,
    "doubleClickZoom": False,
    "boxZoom": False,
    "touchZoom": False,
}


@dataclass(frozen=True)
class PageMap:
    """What a template needs.

    ``css`` is for the head, ``html`` goes where the map stands, ``script`` into a
    ``<script nonce>`` after the ``js`` files; it sets ``window.cocreateMap``.
    """

    html: Markup
    script: Markup
    js: tuple[str, ...]
    css: tuple[str, ...]


@dataclass(frozen=True)
class Under:
    """What the map can lie on: tiles of a kind, or without a template the city's own layers alone.

    `credit` is HTML; `zoom` is how near its tiles go.
    """

    kind: Kind
    title: str = ""
    template: str | None = None
    credit: str = ""
    zoom: int = MAX_ZOOM


@dataclass(frozen=True)
class _Plan:
    """All that the page's map depends on."""

    identifier: str
    label: str
    bbox: tuple[float, float, float, float]
    scale: bool
    still: bool
    under: tuple[Under, ...]
    credits: tuple[str, ...]
    js: str
    css: str


def page_map(
    kit_slug: str,
    lang: str,
    bbox: Sequence[float],
    *,
    scale: bool = True,
    still: bool = False,
) -> PageMap:
    """The map of a kit showing ``bbox`` (west, south, east, north). Needs a request.

    It credits the tiles and the kit's layers. Where there is a map and an aerial photo the page's
    script finds both in `window.cocreateGrounds`; the map is shown first.
    ``scale``: with a scale bar; ``still``: nothing moves it but our own scripts.
    """
    found = ground(kit_slug)
    with force_locale(lang):
        label = say(LABEL)
    west, south, east, north = map(float, bbox)
    plan = _Plan(
        identifier="".join(sign if sign.isalnum() else "_" for sign in kit_slug),
        label=label,
        bbox=(west, south, east, north),
        scale=scale,
        still=still,
        under=_grounds(offered_sources(kit_slug)),
        credits=tuple(_credit(text) for text in found.credits) if found else (),
        js=asset("vendor/leaflet/leaflet.js"),
        css=asset("vendor/leaflet/leaflet.css"),
    )
    return _rendered(plan)


def _grounds(sources: Sequence[TileSource]) -> tuple[Under, ...]:
    """The map first; where only a photo has tiles, the map is what the city's layers draw."""
    found = [
        Under(
            source.kind,
            source.title,
            _tile_template(source.name),
            _credit(source.credit),
            min(source.max_zoom, MAX_ZOOM),
        )
        for source in sources
    ]
    if found and found[0].kind != KINDS[0]:
        found.insert(0, Under(KINDS[0]))
    return tuple(found)


def _tile_template(name: str) -> str:
    """Our tile address with Leaflet's places in it; under a sub-path too."""
    first = url_for("maps.tile", source=name, z=0, x=0, y=0)
    return first.removesuffix("0/0/0.png") + "{z}/{x}/{y}.png"


def _credit(text: str) -> str:
    """A credit as HTML: escaped, OpenStreetMap's with the link that its licence asks for."""
    safe = str(escape(text))
    if "OpenStreetMap" not in text:
        return safe
    return f'<a href="{OSM_COPYRIGHT}" target="_blank" rel="noopener noreferrer">{safe}</a>'


@lru_cache(maxsize=256)
def _rendered(plan: _Plan) -> PageMap:
    figure = cast("Figure", _drawn(plan).get_root())
    figure.render()
    # folium's templates made these from our own words and numbers only (see LocalMap).
    return PageMap(
        html=Markup(figure.html.render().strip()),  # noqa: S704
        script=Markup(figure.script.render().strip()),  # noqa: S704
        js=(plan.js,),
        css=(plan.css,),
    )


def _drawn(plan: _Plan) -> LocalMap:
    west, south, east, north = plan.bbox
    drawn = LocalMap(
        plan.identifier,
        bounds=[[south, west], [north, east]],
        label=plan.label,
        thanks=plan.credits,
        scale=plan.scale,
        options=STILL if plan.still else {},
    )
    first = plan.under[0] if plan.under else None
    if first and first.template:
        LocalTiles(plan.identifier, first.template, first.credit, first.zoom).add_to(drawn)
    HandOver([asdict(each) for each in plan.under]).add_to(drawn)
    return drawn
