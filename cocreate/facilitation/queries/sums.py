"""What the ideas add up to, for the projector: fresh to about two seconds."""

import time
import uuid
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.heads import read_head
from cocreate.maps.sums import total_length_m, united_area_m2
from cocreate.proposals.models import Proposal
from cocreate.votes.models import Vote
from cocreate.workshops.models import Workshop

FRESH_S = 2.0
KEPT = 200


def sums(session: Session, workshop: Workshop) -> dict[str, Any]:
    """Per category with open ideas, in the palette's order, and how many people have voted.

    `{seq, votes, voters, sums: [{category, ideas, m2?, m?, n?}]}`: square metres with overlaps
    counted once, metres, pieces. One read transaction, so exact at its own seq.
    """
    head = read_head(session, workshop.id)
    by_category = _open_shapes(session, workshop.id)
    order = [str(category["id"]) for category in workshop.categories]
    rows = [_row(name, by_category[name]) for name in order if name in by_category]
    voters = _voters(session, workshop)
    return {"seq": head.room_seq, "votes": head.votes_seq, "voters": voters, "sums": rows}


@dataclass
class _Shapes:
    ideas: int = 0
    pieces: float = 0.0
    geometries: dict[str, list[Mapping[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )


def _open_shapes(session: Session, workshop_id: uuid.UUID) -> dict[str, _Shapes]:
    rows = session.execute(
        select(Proposal.category, Proposal.size_unit, Proposal.size, Proposal.geometry).where(
            Proposal.workshop_id == workshop_id, Proposal.state == "open"
        )
    )
    found: dict[str, _Shapes] = defaultdict(_Shapes)
    for category, unit, size, geometry in rows:
        shapes = found[category]
        shapes.ideas += 1
        shapes.geometries[unit].append(geometry)
        shapes.pieces += size if unit == "n" else 0
    return found


def _row(category: str, shapes: _Shapes) -> dict[str, Any]:
    row: dict[str, Any] = {"category": category, "ideas": shapes.ideas}
    drawn = shapes.geometries
    if drawn["m2"]:
        row["m2"] = round(united_area_m2(drawn["m2"]), 1)
    if drawn["m"]:
        row["m"] = round(total_length_m(drawn["m"]), 1)
    if drawn["n"]:
        row["n"] = shapes.pieces
    return row


def _voters(session: Session, workshop: Workshop) -> int:
    query = select(func.count(Vote.participant_id.distinct())).where(
        Vote.workshop_id == workshop.id, Vote.round == workshop.round
    )
    return session.scalar(query) or 0


@dataclass
class SumsCache:
    """Answers per workshop: kept while nothing changed, and for two seconds even then."""

    clock: Callable[[], float] = time.monotonic
    kept: OrderedDict[uuid.UUID, tuple[float, dict[str, Any]]] = field(default_factory=OrderedDict)

    def answer(self, session: Session, workshop: Workshop) -> dict[str, Any]:
        """`sums`, at most about two seconds old."""
        now = self.clock()
        at, known = self.kept.get(workshop.id, (0.0, {}))
        if not known or (now - at >= FRESH_S and not self._is_current(session, workshop, known)):
            known = sums(session, workshop)
            self.kept[workshop.id] = (now, known)
            self.kept.move_to_end(workshop.id)
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return known

    @staticmethod
    def _is_current(session: Session, workshop: Workshop, known: dict[str, Any]) -> bool:
        head = read_head(session, workshop.id)
        return bool(known["seq"] == head.room_seq and known["votes"] == head.votes_seq)


cache = SumsCache()
