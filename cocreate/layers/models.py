"""A workshop's base layers: what staff say of them, what came of reading, and the files of phones."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base

STATES = ("waiting", "asking", "ready", "refused")


class Layer(Base):
    """One layer. `asks` counts how often its file was to be read, which names the job.

    `found`: the reader's report, or, while `asking`, the systems to choose from under `systems`;
    `why` and `why_params`: the sentence of a refusal. `position` orders them; the larger is later.
    """

    __tablename__ = "layers"
    __table_args__ = (
        sa.CheckConstraint("state IN ('waiting', 'asking', 'ready', 'refused')", name="state"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    workshop_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("workshops.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(80))
    date: Mapped[str] = mapped_column(sa.String(40))
    licence: Mapped[str] = mapped_column(sa.String(120))
    attribution: Mapped[str] = mapped_column(sa.String(300))
    mark: Mapped[str] = mapped_column(sa.String(12))
    style: Mapped[str] = mapped_column(sa.String(12))
    colour: Mapped[str] = mapped_column(sa.String(12))
    pickable: Mapped[bool]
    shown: Mapped[bool]

    state: Mapped[str] = mapped_column(sa.String(8), default="waiting")
    asks: Mapped[int] = mapped_column(default=0)
    system: Mapped[str] = mapped_column(sa.String(80), default="")
    name_field: Mapped[str] = mapped_column(sa.String(80), default="")
    digest: Mapped[str] = mapped_column(sa.String(16), default="")
    count: Mapped[int] = mapped_column(default=0)
    found: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    why: Mapped[str] = mapped_column(sa.Text, default="")
    why_params: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    created_at: Mapped[datetime]


class LayerFile(Base):
    """What phones get of a layer: its shapes as GeoJSON, compressed with gzip."""

    __tablename__ = "layer_files"

    layer_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("layers.id", ondelete="CASCADE"), primary_key=True
    )
    body: Mapped[bytes]
