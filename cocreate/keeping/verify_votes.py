"""The votes and the tallies are a recount of the votes stream."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.models import Head
from cocreate.keeping.replay import Ballot, Replayed
from cocreate.proposals.models import Proposal
from cocreate.votes.actions import COUNTED
from cocreate.votes.models import LateVote, Tally, Vote
from cocreate.workshops.models import Workshop

Key = tuple[str, int]  # proposal, round
MISSING = "missing"


def vote_differences(
    session: Session, workshop: Workshop, _head: Head, end: Replayed
) -> Iterator[str]:
    """Every vote and every tally, and whether a proposal knows that it has been voted on."""
    rows = session.scalars(select(Vote).where(Vote.workshop_id == workshop.id))
    votes = {(r.round, str(r.proposal_id), str(r.participant_id)): r.value for r in rows}
    yield from _votes("vote", votes, end.votes)
    kept = session.scalars(select(LateVote).where(LateVote.workshop_id == workshop.id))
    late = {(r.round, str(r.proposal_id), str(r.participant_id)): r.value for r in kept}
    yield from _votes("late vote", late, end.late)
    tallies = session.scalars(select(Tally).where(Tally.workshop_id == workshop.id)).all()
    yield from _tallies(tallies, end)
    mine = Proposal.workshop_id == workshop.id
    for proposal, voted in session.execute(select(Proposal.id, Proposal.voted).where(mine)):
        if voted != (str(proposal) in end.voted):
            yield f"proposal {proposal}: whether it was voted on is not as the votes stream says"


def _votes(
    what: str, there: Mapping[Ballot, int | None], told: Mapping[Ballot, int | None]
) -> Iterator[str]:
    for ballot in sorted(there.keys() | told.keys()):
        if there.get(ballot, MISSING) != told.get(ballot, MISSING):
            round_, proposal, person = ballot
            yield (
                f"the {what} of {person} on proposal {proposal} in round {round_} is"
                f" {there.get(ballot, MISSING)} in the table"
                f" and {told.get(ballot, MISSING)} in the votes stream"
            )


def _tallies(rows: Sequence[Tally], end: Replayed) -> Iterator[str]:
    counts: dict[Key, Counter[str]] = {key: Counter() for key in end.counted}
    for (round_, proposal, _), value in end.votes.items():
        counts[proposal, round_][COUNTED[value]] += 1
    found = {(str(row.proposal_id), row.round): row for row in rows}
    for key in sorted(counts.keys() - found.keys()):
        yield f"proposal {key[0]}: there is no tally of round {key[1]}"
    for key, row in found.items():
        told = counts.get(key, Counter())
        here = {name: getattr(row, name) for name in COUNTED.values()}
        if any(here[name] != told[name] for name in here) or row.v != end.counted.get(key, 0):
            yield f"proposal {key[0]}: its tally of round {key[1]} is not a recount of the votes"
