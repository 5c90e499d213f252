"""The outcome as GeoJSON (RFC 7946): what a planner opens in a GIS."""

from collections.abc import Iterable
from typing import Any

import orjson
from shapely import orient_polygons, total_bounds
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from cocreate.kits import plain_name
from cocreate.summaries.columns import minute, row_of
from cocreate.summaries.facts import AsOf, Idea, Summary
from cocreate.summaries.notes import Notes
from cocreate.votes.queries import wire_counts
from cocreate.workshops.texts import said


def geojson(summary: Summary, lang: str, notes: Notes) -> bytes:
    """A FeatureCollection in the order of the ranking; the same outcome gives the same bytes.

    WGS 84, outer rings counterclockwise. A feature's `id` is the idea's own, in every export.
    """
    shapes = [orient_polygons(shape(idea.geometry)) for idea in summary.ideas]
    collection: dict[str, Any] = {
        "type": "FeatureCollection",
        "title": said(summary.workshop, "title", lang),
        "place": said(summary.workshop, "place", lang),
        "workshop": summary.workshop.code,
        "audience": "staff" if summary.audience == "staff" else "public",
        "as_of": wire_as_of(summary.as_of),
        "notice": notes.notice,
        "method": notes.method,
        "attribution": notes.attribution,
        "licence": notes.licence,
    }
    if shapes:
        collection["bbox"] = total_bounds(shapes).tolist()
    collection["features"] = [
        _feature(idea, geometry, lang) for idea, geometry in zip(summary.ideas, shapes, strict=True)
    ]
    return orjson.dumps(collection)


def wire_as_of(as_of: AsOf) -> dict[str, Any]:
    """Which state this is: room seq and votes (for staff the staff seq too), and its time, to the minute."""
    body: dict[str, Any] = {"seq": as_of.seq, "votes": as_of.votes}
    if as_of.staff_seq is not None:
        body["staff_seq"] = as_of.staff_seq
    return body | {"at": minute(as_of.at)}


def _feature(idea: Idea, geometry: BaseGeometry, lang: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": str(idea.id),
        "geometry": {"type": geometry.geom_type, "coordinates": _coordinates(geometry)},
        "properties": _properties(idea, lang),
    }


def _coordinates(geometry: BaseGeometry) -> Iterable[Any]:
    coordinates: Iterable[Any] = mapping(geometry)["coordinates"]
    return coordinates


def _properties(idea: Idea, lang: str) -> dict[str, Any]:
    properties = row_of(idea, lang)
    names = idea.category.names
    properties["names"] = {each: plain_name(names, each) for each in names}
    properties["fields"] = dict(idea.fields)
    if idea.roles is not None:
        properties["roles"] = {role: wire_counts(each) for role, each in idea.roles.items()}
    return properties
