"""The three streams of a workshop have no gap and end where its head says."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.models import Event, Head
from cocreate.keeping.replay import Replayed
from cocreate.workshops.models import Workshop

STREAMS = ("room", "staff", "votes")


def stream_differences(
    session: Session, workshop: Workshop, head: Head, _end: Replayed
) -> Iterator[str]:
    """Per stream: numbers 1 to n without a gap, and n is the head's."""
    query = (
        select(Event.stream, func.count(), func.min(Event.seq), func.max(Event.seq))
        .where(Event.workshop_id == workshop.id)
        .group_by(Event.stream)
    )
    found = {row[0]: row[1:] for row in session.execute(query)}
    for stream in STREAMS:
        count, first, last = found.get(stream, (0, 1, 0))
        expected = getattr(head, f"{stream}_seq")
        if last != expected:
            yield f"the {stream} stream ends at {last}, its head says {expected}"
        if count and (first != 1 or count != last):
            yield f"the {stream} stream has {count} events numbered {first} to {last}"
    if strange := found.keys() - set(STREAMS):
        yield f"there are events of unknown streams: {', '.join(sorted(strange))}"
