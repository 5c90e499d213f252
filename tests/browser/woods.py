"""A wood and a field at Hede Enge, as the kit's own ground would have them."""

import json
import re

from playwright.sync_api import Page, Route

from tests.maps.metres import at, polygon

WOOD, LAYERS = "Enge Wood", re.compile(r"/maps/aarhus/layers\.\w+\.json$")
LOOK_AT = "([lon, lat]) => window.cocreateMap.setView([lat, lon], 18, { animate: false })"


def with_woods(page: Page) -> None:
    """The city's own ground has a named wood of 100 by 100 m and a smaller one without a name."""
    features = [
        {"type": "Feature", "properties": named, "geometry": geometry}
        for named, geometry in (
            ({"layer": "woods", "kind": "green", "name": WOOD}, polygon(0, 0, 100, 100)),
            ({"layer": "woods", "kind": "green"}, polygon(150, 0, 200, 40)),
        )
    ]
    body = json.dumps({"type": "FeatureCollection", "attribution": "us", "features": features})

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    page.route(LAYERS, answer)


def look_at(page: Page, east: float, north: float) -> None:
    """The ring stands over this place."""
    page.evaluate(LOOK_AT, at(east, north))
