"""Two thousand ideas on one map: where people of Zürich reported something, in words of real statements."""

import json
from itertools import cycle, islice
from typing import Any

from shapely.geometry import MultiPoint, box, mapping

from cocreate.config import ROOT
from cocreate.maps.area import check_area
from tests.factories import Evening, evening

DATA = ROOT / "tests/data/zurich"
KINDS = ("tree", "pond", "stones", "value", "worry")
# So many ideas come from one person.
EACH = 20
TITLE_LENGTH = 60


def zurich() -> list[list[float]]:
    """The positions, longitude first."""
    reports = json.loads((DATA / "reports.geojson").read_text("utf-8"))["features"]
    return [report["geometry"]["coordinates"] for report in reports]


def evening_in_zurich() -> tuple[Evening, list[dict[str, Any]]]:
    """A workshop whose area is the city, full of ideas; each came in by the one door."""
    positions = zurich()
    west, south, east, north = MultiPoint(positions).bounds
    area = check_area(mapping(box(west, south, east, north)))
    made = evening("collect", area=area, place="Zürich")
    statements = (DATA / "statements.txt").read_text("utf-8").splitlines()
    people = [made.join() for _ in range(len(positions) // EACH)]
    drawn = zip(positions, cycle(statements), cycle(KINDS), cycle(people), strict=False)
    ideas = [
        made.propose(
            author,
            category=kind,
            title=words[:TITLE_LENGTH].strip(),
            text=words,
            geometry={"type": "Point", "coordinates": position},
        )
        for position, words, kind, author in islice(drawn, len(positions))
    ]
    return made, ideas
