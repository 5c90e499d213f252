"""Where no idea, or none of a kind, can be: by what staff have marked on the layers of a workshop."""

import uuid
from collections.abc import Mapping
from typing import Any

from shapely.geometry import shape
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.layers.queries import touched
from cocreate.maps.marks import CLOSED, lies_on
from cocreate.words import N_

NOTHING_HERE = N_("This lies on “%(layer)s”, where nothing can be proposed. Place it beside it.")
NOT_THIS_KIND = N_("This kind of idea cannot be on “%(layer)s”. Place it beside it.")


def check_ground(
    session: Session,
    workshop_id: uuid.UUID,
    category: Mapping[str, Any],
    geometry: Mapping[str, Any],
) -> None:
    """Refuse `invalid`, naming the layer, what reaches into an area that is closed to it.

    ``geometry`` is GeoJSON that has been checked; ``category`` is the workshop's and may say
    `not_on`: marks it excludes. Areas marked `closed` are closed to every kind.
    """
    idea = shape(dict(geometry))
    for mark in (CLOSED, *category.get("not_on", ())):
        for under in touched(session, workshop_id, mark, idea):
            if lies_on(geometry, [under.geometry]):
                sentence = NOTHING_HERE if mark == CLOSED else NOT_THIS_KIND
                raise Refused(
                    "invalid", sentence, fields={"geometry": []}, params={"layer": under.layer}
                )
