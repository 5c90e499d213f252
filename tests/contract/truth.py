"""What a client knows of a workshop: loaded from /state, kept by applying events and tallies."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

# Their data is a whole proposal, a whole comment, the whole workshop.
WHOLE = {"added", "edited", "moved", "restored", "accepted"}
GONE = {"withdrawn", "hidden"}
WORKSHOP = {"phase.set", "input.paused", "workshop.edited"}


@dataclass
class Truth:
    """Proposals and tallies by id, the workshop, and how far the room's stream is applied."""

    epoch: str = ""
    seq: int = 0
    votes: int = 0
    workshop: Json = field(default_factory=dict)
    proposals: dict[str, Json] = field(default_factory=dict)
    tallies: dict[str, Json] = field(default_factory=dict)
    held: dict[int, Json] = field(default_factory=dict)

    def load(self, state: Json) -> None:
        """Begin anew from a /state."""
        self.epoch, self.seq, self.votes = state["epoch"], state["seq"], state["votes"]
        self.workshop = state["workshop"]
        self.proposals = {each["id"]: each for each in state["proposals"]}
        self.tallies = {each["proposal"]: each for each in state["tallies"]}
        self.held = {}

    def take(self, events: Iterable[Json]) -> None:
        """Apply what is next, hold what is ahead, ignore what is behind."""
        self.held |= {event["seq"]: event for event in events if event["seq"] > self.seq}
        while event := self.held.pop(self.seq + 1, None):
            self._apply(event["kind"], event["data"], whole=not event.get("redacted"))
            self.seq = event["seq"]

    def count(self, tallies: Iterable[Json]) -> None:
        """Take absolute counts; the larger `v` wins, in whatever order they come.

        With the same `v` the counts are the same, but roles may have been added or taken away.
        """
        for tally in tallies:
            known = self.tallies.get(tally["proposal"])
            if known is None or known["v"] <= tally["v"]:
                self.tallies[tally["proposal"]] = tally

    def _apply(self, kind: str, data: Json, *, whole: bool) -> None:
        """An event that is not whole any more speaks of something that was taken back since."""
        subject, what = kind.split(".")
        if kind in WORKSHOP:
            self._workshop(data)
        elif kind == "screen.shown":
            self.workshop = self.workshop | {"shown": data["proposal"]}
        elif subject == "proposal":
            self._proposal(what if whole else "redacted", data)
        elif subject == "comment":
            change = {"added": 1, "restored": 1, "accepted": 1, "hidden": -1, "withdrawn": -1}[what]
            self._comments(data["proposal"], change)
        elif kind in {"nickname.cleared", "participant.updated"}:
            self._nickname(data["participant"], data.get("nickname"))
        elif kind == "participant.erased":
            self._erased(data)

    def _workshop(self, workshop: Json) -> None:
        """Counts of another round, and counts that are no longer shown, are forgotten."""
        if workshop["round"] != self.workshop["round"] or not workshop["tallies_visible"]:
            self.tallies = {}
        self.workshop = workshop

    def _proposal(self, what: str, data: Json) -> None:
        if what in GONE:
            self._forget(data["proposal"])
        elif what in WHOLE:
            self.proposals[data["id"]] = data

    def _comments(self, proposal: str, change: int) -> None:
        if known := self.proposals.get(proposal):
            self.proposals[proposal] = known | {"comments": known["comments"] + change}

    def _nickname(self, participant: str, nickname: str | None) -> None:
        for key, known in self.proposals.items():
            if known["by"]["id"] == participant:
                by = known["by"] | {"nickname": nickname}
                self.proposals[key] = known | {"by": by}

    def _erased(self, data: Json) -> None:
        for proposal in data["proposals"]:
            self._forget(proposal)
        for comment in data["comments"]:
            self._comments(comment["proposal"], -1)

    def _forget(self, proposal: str) -> None:
        self.proposals.pop(proposal, None)
        self.tallies.pop(proposal, None)
