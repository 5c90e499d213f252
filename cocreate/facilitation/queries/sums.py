"""What the ideas add up to, kind by kind."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.heads import read_head
from cocreate.kits.widths import width_m
from cocreate.maps.local_grid import LocalGrid, local_grid
from cocreate.maps.strips import Wide, strips
from cocreate.maps.sums import total_length_m, united_area_m2
from cocreate.proposals.models import Proposal
from cocreate.votes.models import Vote
from cocreate.workshops.models import Workshop


def sums(session: Session, workshop: Workshop) -> dict[str, Any]:
    """Per category with open ideas, in the palette's order, and how many people have voted.

    `{seq, votes, voters, sums: [{category, ideas, m2?, m?, n?}]}`: square metres with overlaps
    counted once, metres, pieces; a line with a width in metres and in square metres. One read
    transaction, so exact at its own seq.
    """
    head = read_head(session, workshop.id)
    by_category = _open_shapes(session, workshop)
    order = [str(category["id"]) for category in workshop.categories]
    grid = local_grid(workshop.bbox)
    rows = [_row(name, by_category[name], grid) for name in order if name in by_category]
    voters = _voters(session, workshop)
    return {"seq": head.room_seq, "votes": head.votes_seq, "voters": voters, "sums": rows}


@dataclass
class _Shapes:
    ideas: int = 0
    pieces: float = 0.0
    geometries: dict[str, list[Mapping[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    wide: list[Wide] = field(default_factory=list)


def _open_shapes(session: Session, workshop: Workshop) -> dict[str, _Shapes]:
    rows = session.execute(
        select(
            Proposal.category,
            Proposal.size_unit,
            Proposal.size,
            Proposal.geometry,
            Proposal.fields,
            Proposal.area_m2,
        ).where(Proposal.workshop_id == workshop.id, Proposal.state == "open")
    )
    palette = {str(category["id"]): category for category in workshop.categories}
    found: dict[str, _Shapes] = defaultdict(_Shapes)
    for category, unit, size, geometry, fields, area_m2 in rows:
        shapes = found[category]
        shapes.ideas += 1
        shapes.geometries[unit].append(geometry)
        shapes.pieces += size if unit == "n" else 0
        width = width_m(palette.get(category, {}), fields)
        if area_m2 is not None and width is not None:
            shapes.wide.append((geometry, width))
    return found


def _row(category: str, shapes: _Shapes, grid: LocalGrid) -> dict[str, Any]:
    row: dict[str, Any] = {"category": category, "ideas": shapes.ideas}
    drawn, ground = shapes.geometries, strips(shapes.wide, grid)
    if drawn["m2"] or ground:
        row["m2"] = round(united_area_m2(drawn["m2"], ground), 1)
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
