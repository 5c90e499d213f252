"""Layers as they are after their file has been read: for tests of what they are good for."""

import gzip
import hashlib
import uuid
from collections.abc import Sequence
from typing import Any

import orjson

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.layers.models import Layer, LayerFile
from cocreate.layers.objects import public_layers
from cocreate.workshops.models import Workshop
from tests.factories import Evening


def feature(number: int, geometry: dict[str, Any], name: str = "") -> dict[str, Any]:
    properties = {"name": name} if name else {}
    return {"type": "Feature", "id": number, "properties": properties, "geometry": geometry}


def lay(made: Evening, name: str, features: Sequence[dict[str, Any]], **said: Any) -> bytes:
    """A layer of this workshop that is ready; returns its file as phones get it, compressed."""
    body = gzip.compress(
        orjson.dumps({"type": "FeatureCollection", "features": list(features)}), 6, mtime=0
    )
    details = {
        "mark": "field", "style": "fill", "colour": "ochre", "pickable": True, "shown": True,
        "licence": "CC0", "attribution": "City of Aarhus", "date": "2026",
    } | said  # fmt: skip
    layer = Layer(
        id=uuid.uuid4(),
        workshop_id=made.workshop.id,
        position=1,
        name=name,
        state="ready",
        digest=hashlib.sha256(body).hexdigest()[:16],
        count=len(features),
        created_at=utcnow(),
        **details,
    )

    def write(db: Any) -> None:
        db.add(layer)
        db.flush()
        db.add(LayerFile(layer_id=layer.id, body=body))
        db.flush()
        db.get_one(Workshop, made.workshop.id).layers = public_layers(db, made.workshop.id)

    store.write(write)
    return body
