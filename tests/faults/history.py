"""What one phone has done and been told, kept so that it can be held against the journal later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.contract.truth import Truth

Json = dict[str, Any]


@dataclass
class History:
    """Commands in the order they were made, every answer to each, every event by its seq."""

    me: str = ""
    made: dict[str, Json] = field(default_factory=dict)
    answers: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    seen: dict[int, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    sendings: int = 0
    lines_lost: int = 0

    def answer(self, command_id: str, answer: Json) -> None:
        """An answer has come, the first or another."""
        self.answers[command_id].append(answer)

    def see(self, events: Iterable[Json]) -> None:
        """Events have come; what is in them may be taken back later, kind and time may not."""
        for event in events:
            self.seen[event["seq"]].add((event["kind"], event["at"]))

    def accepted(self) -> Iterator[tuple[Json, Json]]:
        """Each accepted command with its first such answer, in the order they were made."""
        for command_id, command in self.made.items():
            if oks := [each for each in self.answers[command_id] if each["ok"]]:
                yield command, oks[0]

    def accepted_of(self, kind: str) -> list[Json]:
        """The data of the accepted commands of a kind."""
        return [command["data"] for command, _ in self.accepted() if command["kind"] == kind]


class RecordedTruth(Truth):
    """What a client knows, and the history of how it came to know it."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self.history = history

    def take(self, events: Iterable[Json]) -> None:
        events = list(events)
        self.history.see(events)
        super().take(events)
