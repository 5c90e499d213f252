"""The job that reads a layer's file: in the job process, and there in a process of its own."""

import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from cocreate.jobs.registry import Run
from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.kits import kits
from cocreate.layers import actions
from cocreate.layers.child import Outcome, read_file
from cocreate.layers.commands import Finished
from cocreate.layers.models import Layer
from cocreate.layers.reading.refused import FileRefused
from cocreate.layers.reading.run import Wishes
from cocreate.layers.uploads import drop_old, drop_upload, upload_file
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.retention import HOUSE

GONE = N_("The file is not here any more. Remove this layer and upload it again.")


def read_layer(data: Mapping[str, Any], run: Run) -> Mapping[str, Any]:
    """The handler of READ: the layer is ready and published, or asks, or says why it is refused."""
    layer_id = uuid.UUID(data["layer"])
    instance = Path(current_app.instance_path)
    drop_old(instance)
    with store.read() as session:
        layer = session.get(Layer, layer_id)
        workshop = session.get(Workshop, layer.workshop_id) if layer else None
    if layer is None or workshop is None:
        drop_upload(instance, layer_id)
        return {}
    if layer.state == "waiting":
        _read(layer, workshop, run)
    _publish(layer_id, workshop.id, layer.asks)
    return {}


def _read(layer: Layer, workshop: Workshop, run: Run) -> None:
    """What came of the file is written down, and the file let go unless it is needed again."""
    instance = Path(current_app.instance_path)
    try:
        outcome = read_file(_wishes(layer, workshop, instance), run.progress)
    except FileRefused as refused:
        why, params = refused.message, refused.params
        _change(layer, lambda _, row: actions.refuse(row, why, params))
    else:
        _change(layer, lambda session, row: _note(session, row, outcome))
        if outcome.ask:
            return
    drop_upload(instance, layer.id)


def _note(session: Session, layer: Layer, outcome: Outcome) -> None:
    if outcome.ask:
        actions.offer(layer, outcome.ask)
    else:
        actions.finish(layer, session, Finished(outcome.digest, outcome.body, outcome.report))


def _wishes(layer: Layer, workshop: Workshop, instance: Path) -> Wishes:
    file = upload_file(instance, layer.id)
    if not file.exists():
        raise FileRefused(GONE)
    west, south, east, north = workshop.bbox
    kit = kits().get(workshop.kit)
    grid = kit.grid if kit else ""
    return Wishes(str(file), (west, south, east, north), grid, layer.system, layer.name_field)


def _change(layer: Layer, change: Callable[[Session, Layer], None]) -> None:
    """Unless it has been removed meanwhile, or was asked for anew."""

    def work(session: Session) -> None:
        row = session.get(Layer, layer.id)
        if row is not None and row.asks == layer.asks and row.state == "waiting":
            change(session, row)

    store.write(work)


def _publish(layer_id: uuid.UUID, workshop_id: uuid.UUID, asks: int) -> None:
    """Tell everybody, once, however often this is tried."""
    house = Actor("staff", HOUSE, workshop_id, "admin")
    once = str(uuid.uuid5(layer_id, f"published {asks}"))
    try:
        perform("layer.publish", once, house, {"layer": str(layer_id)})
    except Refused:
        # It asks, was refused or has been removed: there is nothing to show.
        return
