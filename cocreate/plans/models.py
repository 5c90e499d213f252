"""A workshop's plan: a picture of what is not on any map yet, and where it lies.

The pictures are in the database, as the layers' shapes are: hosts share it, backups hold it, and
deleting the workshop takes them along.
"""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base

UPLOADED, PLACED = "uploaded", "placed"


class Plan(Base):
    """What staff say of the plan. `pairs` are `{x, y, lon, lat}`; `off_m` how far each is off.

    `digest` names the placed picture; it is empty until the plan has been placed.
    """

    __tablename__ = "plans"

    workshop_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(sa.String(80))
    attribution: Mapped[str] = mapped_column(sa.String(200))
    opacity: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    pairs: Mapped[list[dict[str, float]]] = mapped_column(sa.JSON, default=list)
    off_m: Mapped[list[float]] = mapped_column(sa.JSON, default=list)
    bounds: Mapped[list[float]] = mapped_column(sa.JSON, default=list)
    digest: Mapped[str] = mapped_column(sa.String(32), default="")
    created_at: Mapped[datetime]

    def to_json(self) -> dict[str, Any]:
        """The workshop's `plan`. `url` is below the workshop's own address, `/w/C/`."""
        return {
            "url": f"plan/{self.digest}.webp",
            "bounds": self.bounds,
            "opacity": self.opacity / 100,
            "name": self.name,
            "attribution": self.attribution,
        }


class PlanFile(Base):
    """A picture of the plan: as it was uploaded (made anew), or placed north up."""

    __tablename__ = "plan_files"
    __table_args__ = (sa.CheckConstraint("kind IN ('uploaded', 'placed')", name="kind"),)

    workshop_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("plans.workshop_id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(sa.String(8), primary_key=True)
    body: Mapped[bytes]
