"""Histories held against the journal: what was lost, doubled, left out or told differently."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.contract.truth import Truth
from tests.faults.history import History
from tests.faults.journal import Journal

Json = dict[str, Any]
SIDES = {1: "agree", 0: "neutral", -1: "disagree"}


def digest(truth: Truth) -> str:
    """One hash of all that a client shows: equal for equal states, however they came about."""
    shown = {
        "epoch": truth.epoch,
        "seq": truth.seq,
        "workshop": truth.workshop,
        "proposals": truth.proposals,
        # A proposal without votes may be there with noughts, or not at all.
        "tallies": {key: sides(each) for key, each in truth.tallies.items() if any(sides(each))},
    }
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


def sides(tally: Json) -> list[int]:
    """The counts of a tally."""
    return [tally[side] for side in SIDES.values()]


@dataclass
class Verdict:
    """Each list should be empty; each entry says what is wrong with which id or seq."""

    commands: int = 0
    sendings: int = 0
    acknowledged: int = 0
    lines_lost: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    holes: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        return [*self.lost, *self.doubled, *self.holes, *self.differing]

    def __str__(self) -> str:
        return (
            f"{self.commands} commands sent {self.sendings} times, {self.acknowledged} acknowledged,"
            f" {self.lines_lost} lines lost: {len(self.lost)} lost, {len(self.doubled)} doubled,"
            f" {len(self.holes)} holes, {len(self.differing)} differing"
        )


def judge(histories: Sequence[History], truths: Iterable[Truth], journal: Journal) -> Verdict:
    """Hold everything against everything. The truths may have been kept in any way."""
    verdict = Verdict(
        commands=sum(len(each.made) for each in histories),
        sendings=sum(each.sendings for each in histories),
        acknowledged=sum(1 for each in histories for _ in each.accepted()),
        lines_lost=sum(each.lines_lost for each in histories),
    )
    for history in histories:
        verdict.lost += lost(history, journal)
        verdict.doubled += doubled(history, journal)
        verdict.differing += forked(history, journal)
    verdict.lost += missing_things(histories, journal)
    verdict.doubled += [f"{k} added {n} times" for k, n in Counter(journal.added).items() if n > 1]
    verdict.holes += holes(journal)
    verdict.differing += differing(truths, journal) + journal.differences
    verdict.differing += miscounted(histories, journal)
    return verdict


def lost(history: History, journal: Journal) -> Iterator[str]:
    """Acknowledged, but not in the journal at the seq of the answer; or never answered at all."""
    for command, answer in history.accepted():
        key = (history.me, command["id"])
        place = ("votes", answer["votes"]) if "votes" in answer else ("room", answer["seq"])
        if place not in journal.events[key] and not is_idle(command, answer):
            yield f"{command['kind']} {command['id']}: acknowledged as {place}, not there"
        if journal.remembered.get(key, {}).get("result") != answer["result"]:
            yield f"{command['kind']} {command['id']}: not remembered as it was answered"
    for command_id in history.made.keys() - {key for key, got in history.answers.items() if got}:
        yield f"{command_id}: never answered"


def is_idle(command: Json, answer: Json) -> bool:
    """Whether there was nothing to do: a vote cleared that had not been cast."""
    return command["kind"] == "vote.clear" and answer["seq"] is None and "votes" not in answer


def doubled(history: History, journal: Journal) -> Iterator[str]:
    """Done twice, or answered in two ways; refused for good, but done."""
    for command_id, answers in history.answers.items():
        streams = Counter(stream for stream, _ in journal.events[history.me, command_id])
        oks = [each for each in answers if each["ok"]]
        if max(streams.values(), default=0) > 1:
            yield f"{command_id}: done {dict(streams)}"
        if any(each != oks[0] for each in oks):
            yield f"{command_id}: answered in two ways"
        if answers and streams and not oks:
            yield f"{command_id}: refused with {answers[-1]['code']}, but done"


def forked(history: History, journal: Journal) -> Iterator[str]:
    """Something told under a seq that is another thing in the journal, or is not there."""
    for seq, told in history.seen.items():
        if told != {journal.told.get(seq)}:
            yield f"seq {seq}: {history.me} was told {told}, kept is {journal.told.get(seq)}"


def missing_things(histories: Sequence[History], journal: Journal) -> Iterator[str]:
    """Ideas and comments that should be in the state and are not, or are and should not be."""
    ideas = things(histories, "proposal.add", "proposal.withdraw", "proposal")
    kept = {each["id"]: each for each in journal.state["proposals"]}
    yield from (f"idea {key}: not in the state" for key in ideas - kept.keys())
    yield from (f"idea {key}: nobody made it" for key in kept.keys() - ideas)
    said = Counter(data["proposal"] for h in histories for data in h.accepted_of("comment.add"))
    for key in ideas & kept.keys():
        if kept[key]["comments"] != said[key]:
            yield f"idea {key}: {kept[key]['comments']} comments instead of {said[key]}"


def things(histories: Sequence[History], added: str, taken: str, name: str) -> set[str]:
    """Ids of what was made and not taken back."""
    ids = {data[name] for history in histories for data in history.accepted_of(added)}
    return ids - {data[name] for history in histories for data in history.accepted_of(taken)}


def holes(journal: Journal) -> Iterator[str]:
    """Streams whose seqs are not 1, 2, 3 … up to their head."""
    for stream, head in journal.heads.items():
        if journal.seqs[stream] != list(range(1, head + 1)):
            yield f"{stream}: {len(journal.seqs[stream])} events up to {head}"


def differing(truths: Iterable[Truth], journal: Journal) -> list[str]:
    """Clients whose state is not the database's."""
    kept = Truth()
    kept.load(journal.state)
    wanted = digest(kept)
    return [
        f"a client at seq {truth.seq} has {digest(truth)}, the database at {kept.seq} has {wanted}"
        for truth in truths
        if digest(truth) != wanted
    ]


def miscounted(histories: Sequence[History], journal: Journal) -> list[str]:
    """Tallies that are not a recount of everybody's last accepted vote."""
    recount: Counter[tuple[str, int]] = Counter()
    for history in histories:
        recount.update(last_votes(history).items())
    tallies = {each["proposal"]: each for each in journal.state["tallies"]}
    return [
        f"idea {proposal}: {tallies.get(proposal, {}).get(SIDES[value], 0)} of {value} instead of {n}"
        for proposal in {*tallies, *(proposal for proposal, _ in recount)}
        for value in SIDES
        if (n := recount[proposal, value]) != tallies.get(proposal, {}).get(SIDES[value], 0)
    ]


def last_votes(history: History) -> dict[str, int]:
    """What somebody's votes amount to."""
    votes: dict[str, int] = {}
    for command, _ in history.accepted():
        if command["kind"] == "vote.cast":
            votes[command["data"]["proposal"]] = command["data"]["value"]
        elif command["kind"] == "vote.clear":
            votes.pop(command["data"]["proposal"], None)
    return votes
