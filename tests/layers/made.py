"""A layer that has been read, for tests that need one and not its reading."""

import uuid

from sqlalchemy.orm import Session

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.layers import actions
from cocreate.layers.commands import AddLayer, Finished, LayerDetails
from cocreate.layers.models import Layer
from tests.factories import Evening
from tests.layers.files import meadow_and_wood

SAID = LayerDetails(
    name="Protected nature",
    date="2024",
    licence="CC BY 4.0",
    attribution="© Aarhus Kommune",
    mark="protected",
    style="hatch",
    colour="green",
    pickable=True,
    shown=True,
)
REPORT = {"form": "GeoJSON", "system": "WGS 84 (EPSG:4326)", "fields": ["name"], "read": 3, "kept": 2,
          "repaired": 0, "refused": 1, "elsewhere": 0, "tolerance": 0.25, "bytes": 600,
          "remarks": [{"number": 3, "name": "", "repaired": False, "why": "It has no place on the map."}]}  # fmt: skip


def layer_of(made: Evening) -> Layer:
    """A layer of two areas on everybody's map."""

    def work(session: Session) -> Layer:
        command = AddLayer(made.workshop.id, uuid.uuid4(), SAID, "")
        layer = actions.add_layer(session, command, "", utcnow())
        actions.finish(layer, session, Finished("0123456789abcdef", meadow_and_wood(), REPORT))
        return layer

    layer = store.write(work)
    made.staff("layer.publish", {"layer": str(layer.id)})
    return layer
