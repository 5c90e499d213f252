"""A workshop's plan, placed, without the form and the picture's own process."""

from typing import Any

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.plans import actions
from cocreate.plans.commands import Placed, TakePlan
from cocreate.plans.fit import Pair, fit, frame
from cocreate.plans.picture import Picture
from tests.factories import Evening

DIGEST = "0123456789abcdef0123456789abcdef"
SIZE = (400, 200)
PAIRS = (Pair(0, 0, 10.238, 56.223), Pair(400, 0, 10.242, 56.223))
BODY = b"RIFF\x04\x00\x00\x00WEBPVP8 "


def give_plan(made: Evening, **words: Any) -> str:
    """Uploaded, placed and shown; its digest."""
    found = fit(PAIRS, SIZE)
    taken = TakePlan("New quarter", "Office for green", Picture(BODY, SIZE))
    placed = Placed(PAIRS, found.off_m, frame(found, SIZE).bounds, DIGEST, BODY)

    def work(session: Any) -> None:
        actions.take_plan(session, made.workshop.id, taken, utcnow())
        actions.place_plan(session, made.workshop.id, placed)

    store.write(work)
    made.staff("plan.show", {"digest": DIGEST} | words)
    return DIGEST
