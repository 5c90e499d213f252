"""Placing a plan: from its points to the picture that phones lay on their map."""

from collections.abc import Sequence
from hashlib import sha256

from shapely.geometry import box

from cocreate.plans.commands import Placed
from cocreate.plans.fit import Pair, Pixels, fit, frame
from cocreate.plans.picture import place
from cocreate.plans.refused import ELSEWHERE, PlanRefused


def placed(body: bytes, size: Pixels, pairs: Sequence[Pair], bbox: Sequence[float]) -> Placed:
    """The plan north up, over the workshop's box (degrees). Raises PlanRefused."""
    found = fit(pairs, size)
    around = frame(found, size)
    west, south, east, north = bbox
    if not box(*around.bounds).intersects(box(west, south, east, north)):
        raise PlanRefused(ELSEWHERE)
    made = place(body, around)
    digest = sha256(made.body).hexdigest()[:32]
    return Placed(tuple(pairs), found.off_m, around.bounds, digest, made.body)
