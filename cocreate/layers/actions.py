"""The verbs of layers. What phones can see of them changes through commands, and is told at once."""

import gzip
import uuid
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cocreate.jobs.actions import Order, ask
from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.layers.commands import (
    AddLayer,
    EditLayer,
    Finished,
    LayerDetails,
    MoveLayer,
    NamedLayer,
)
from cocreate.layers.models import Layer, LayerFile
from cocreate.layers.objects import public_layers
from cocreate.layers.queries import found_layer, layers_of
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object

READ = "layer.read"
# What phones hold and a legend can say.
MOST_LAYERS = 20

TOO_MANY = N_("A workshop has at most %(limit)s layers. Remove one first.")
NOT_READ = N_("This layer has not been read yet.")
NOT_OFFERED = N_("Choose one of the pictures.")


def order_for(layer: Layer, place: str) -> Order:
    """The job that reads the layer's file, which lies in the folder of `place`."""
    return Order(READ, f"{layer.id}-{layer.asks}", {"layer": str(layer.id)}, place)


def add_layer(session: Session, command: AddLayer, place: str, now: datetime) -> Layer:
    """A layer whose file waits to be read, at the end of the list. Raises Refused when it is full."""
    others = layers_of(session, command.workshop_id)
    if len(others) >= MOST_LAYERS:
        raise Refused("conflict", TOO_MANY, params={"limit": MOST_LAYERS})
    layer = Layer(
        id=command.layer_id,
        workshop_id=command.workshop_id,
        position=1 + max((each.position for each in others), default=0),
        name_field=command.name_field,
        asks=0,
        created_at=now,
        **asdict(command.details),
    )
    session.add(layer)
    _have_read(session, layer, place, now)
    return layer


def choose_system(session: Session, layer: Layer, system: str, place: str, now: datetime) -> None:
    """Read the file again, with the coordinates that a person has recognised. Raises Refused."""
    offered = {each["system"] for each in layer.found.get("systems", ())}
    if layer.state != "asking" or system not in offered:
        raise Refused("invalid", NOT_OFFERED, fields={"system": [NOT_OFFERED]})
    layer.system = system
    _have_read(session, layer, place, now)


def _have_read(session: Session, layer: Layer, place: str, now: datetime) -> None:
    layer.state, layer.asks, layer.found = "waiting", layer.asks + 1, {}
    session.flush()
    ask(session, order_for(layer, place), now)


def finish(layer: Layer, session: Session, made: Finished) -> None:
    """The file has been read."""
    layer.state, layer.digest = "ready", made.digest
    layer.count, layer.found = made.report["kept"], made.report
    session.execute(delete(LayerFile).where(LayerFile.layer_id == layer.id))
    # Without its time the same shapes give the same bytes.
    session.add(LayerFile(layer_id=layer.id, body=gzip.compress(made.body, mtime=0)))


def offer(layer: Layer, systems: list[dict[str, Any]]) -> None:
    """The file does not say what its coordinates are: a person is to choose."""
    layer.state, layer.found = "asking", {"systems": systems}


def refuse(layer: Layer, why: str, params: dict[str, Any]) -> None:
    """The file cannot be used; the sentence says why."""
    layer.state, layer.why, layer.why_params = "refused", why, params


def publish_layer(session: Session, command: NamedLayer, scene: Scene) -> Outcome:
    """Show a layer that has been read to everybody."""
    layer = found_layer(session, scene.head.workshop_id, command.layer)
    if layer.state != "ready":
        raise Refused("conflict", NOT_READ)
    return _told(session, scene, layer.id)


def edit_layer(session: Session, command: EditLayer, scene: Scene) -> Outcome:
    """Change what is said of a layer, also while it is on the phones."""
    layer = found_layer(session, scene.head.workshop_id, command.layer)
    _apply(layer, command.details)
    return _told(session, scene, layer.id)


def move_layer(session: Session, command: MoveLayer, scene: Scene) -> Outcome:
    """Change places with the neighbour; at the end of the list nothing changes."""
    layer = found_layer(session, scene.head.workshop_id, command.layer)
    order = list(layers_of(session, scene.head.workshop_id))
    at = order.index(layer)
    to = max(0, at - 1) if command.up else min(len(order) - 1, at + 1)
    order.insert(to, order.pop(at))
    for position, each in enumerate(order, 1):
        each.position = position
    return _told(session, scene, layer.id)


def remove_layer(session: Session, command: NamedLayer, scene: Scene) -> Outcome:
    """Delete a layer and its shapes; ideas that were made with it stay as they are."""
    layer = found_layer(session, scene.head.workshop_id, command.layer)
    session.delete(layer)
    return _told(session, scene, layer.id)


def _apply(layer: Layer, details: LayerDetails) -> None:
    for name, value in asdict(details).items():
        if value is not None:
            setattr(layer, name, value)


def _told(session: Session, scene: Scene, layer_id: uuid.UUID) -> Outcome:
    """What everybody is told: the workshop with its layers as they are now."""
    session.flush()
    workshop = session.get_one(Workshop, scene.head.workshop_id)
    workshop.layers = public_layers(session, workshop.id)
    whole = workshop_object(workshop, scene.head)
    return Outcome((NewEvent("room", "workshop.edited", whole),), {"layer": str(layer_id)})
