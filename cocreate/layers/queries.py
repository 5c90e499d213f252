"""Reading layers: the staff's list, the files of phones, and what lies where."""

import gzip
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from shapely import STRtree
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.layers.models import Layer, LayerFile
from cocreate.words import N_

NO_LAYER = N_("This layer is not here any more.")
# Layers whose shapes a process keeps at hand: those of a few workshops at a time.
KEPT = 32


@dataclass(frozen=True, eq=False)
class Shapes:
    """The shapes of one layer as phones get them (WGS 84), with their names and an index."""

    geometries: tuple[BaseGeometry, ...]
    names: tuple[str, ...]
    tree: STRtree


@dataclass(frozen=True)
class Touched:
    """A shape of a layer that something lies on; `name` "" where the file gives none."""

    layer: str
    name: str
    geometry: BaseGeometry


def layers_of(session: Session, workshop_id: uuid.UUID) -> Sequence[Layer]:
    """All layers of a workshop in their order, whatever their state."""
    query = select(Layer).where(Layer.workshop_id == workshop_id)
    return session.scalars(query.order_by(Layer.position, Layer.created_at)).all()


def found_layer(session: Session, workshop_id: uuid.UUID, layer_id: uuid.UUID) -> Layer:
    """One layer of a workshop. Raises Refused `not_found`."""
    layer = session.get(Layer, layer_id)
    if layer is None or layer.workshop_id != workshop_id:
        raise Refused("not_found", NO_LAYER)
    return layer


def zipped_file(
    session: Session, workshop_id: uuid.UUID, layer_id: uuid.UUID, digest: str
) -> bytes:
    """The layer's file, compressed with gzip. Raises Refused `not_found`, also for a former digest."""
    layer = found_layer(session, workshop_id, layer_id)
    if layer.state != "ready" or layer.digest != digest:
        raise Refused("not_found", NO_LAYER)
    return session.get_one(LayerFile, layer_id).body


def marked(session: Session, workshop_id: uuid.UUID, mark: str) -> list[BaseGeometry]:
    """All shapes of the workshop's layers with this mark (WGS 84), in the order of the layers."""
    return [each for _, shapes in _marked(session, workshop_id, mark) for each in shapes.geometries]


def touched(
    session: Session, workshop_id: uuid.UUID, mark: str, geometry: BaseGeometry
) -> list[Touched]:
    """The shapes with this mark that `geometry` (WGS 84) lies on; few, found by an index."""
    return [
        Touched(layer.name, shapes.names[index], shapes.geometries[index])
        for layer, shapes in _marked(session, workshop_id, mark)
        for index in shapes.tree.query(geometry, predicate="intersects")
    ]


def _marked(session: Session, workshop_id: uuid.UUID, mark: str) -> list[tuple[Layer, Shapes]]:
    layers = [
        layer
        for layer in layers_of(session, workshop_id)
        if layer.mark == mark and layer.state == "ready"
    ]
    return [(layer, shapes_of(session, layer)) for layer in layers]


def shapes_of(session: Session, layer: Layer) -> Shapes:
    """The shapes of a layer that is ready; read once for each digest."""
    found = _kept.get(layer.digest)
    if found is None:
        found = _read(session.get_one(LayerFile, layer.id).body)
        _kept.put(layer.digest, found)
    return found


def _read(body: bytes) -> Shapes:
    features = orjson.loads(gzip.decompress(body))["features"]
    geometries = tuple(shape(feature["geometry"]) for feature in features)
    names = tuple(str(feature["properties"].get("name", "")) for feature in features)
    return Shapes(geometries, names, STRtree(geometries))


class _Kept:
    """The last layers that were asked for."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shapes] = {}

    def get(self, digest: str) -> Shapes | None:
        return self.shapes.get(digest)

    def put(self, digest: str, shapes: Shapes) -> None:
        while len(self.shapes) >= KEPT:
            self.shapes.pop(next(iter(self.shapes)), None)
        self.shapes[digest] = shapes


_kept = _Kept()
