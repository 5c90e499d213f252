"""A layer as the contract shows it."""

import uuid
from typing import Any

from sqlalchemy.orm import Session

from cocreate.layers.looks import COLOURS
from cocreate.layers.models import Layer
from cocreate.layers.queries import layers_of


def layer_object(layer: Layer) -> dict[str, Any]:
    """One of the workshop's `layers`. `url` is below the workshop's own address, `/w/C/`."""
    return {
        "id": str(layer.id),
        "name": layer.name,
        "mark": layer.mark,
        "style": layer.style,
        "colour": COLOURS[layer.colour][0],
        "attribution": layer.attribution,
        "licence": layer.licence,
        "date": layer.date,
        "pickable": layer.pickable,
        "shown": layer.shown,
        "count": layer.count,
        "url": f"layers/{layer.id}.{layer.digest}.json",
    }


def public_layers(session: Session, workshop_id: uuid.UUID) -> list[dict[str, Any]]:
    """Those that have been read, in their order."""
    ready = (layer for layer in layers_of(session, workshop_id) if layer.state == "ready")
    return [layer_object(layer) for layer in ready]
