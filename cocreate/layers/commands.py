"""What can be asked of a layer."""

import uuid
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LayerDetails:
    """What staff say of a layer. None: as it is."""

    name: str | None = None
    date: str | None = None
    licence: str | None = None
    attribution: str | None = None
    mark: str | None = None
    style: str | None = None
    colour: str | None = None
    pickable: bool | None = None
    shown: bool | None = None


@dataclass(frozen=True)
class AddLayer:
    """A file has been uploaded; its layer waits to be read."""

    workshop_id: uuid.UUID
    layer_id: uuid.UUID
    details: LayerDetails
    name_field: str


@dataclass(frozen=True)
class EditLayer:
    """Change what is said of a layer."""

    layer: uuid.UUID
    details: LayerDetails


@dataclass(frozen=True)
class MoveLayer:
    """Put a layer one place `up` in the list, or down."""

    layer: uuid.UUID
    up: bool


@dataclass(frozen=True)
class NamedLayer:
    """Publish a layer that has been read, or remove one."""

    layer: uuid.UUID


@dataclass(frozen=True)
class Finished:
    """What came of reading a layer's file."""

    digest: str
    body: bytes
    report: dict[str, Any]
