"""Who is connected to the other workers, as far as they have said lately."""

import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# Each worker says it again with every beat; who says nothing for so long is gone.
SILENT_S = 12.0


@dataclass(frozen=True)
class Here:
    """The people of a workshop at one worker, by role, and its projectors."""

    people: dict[str, str] = field(default_factory=dict)
    screens: int = 0

    def wire(self) -> dict[str, Any]:
        return {"people": self.people, "screens": self.screens}

    @staticmethod
    def read(said: dict[str, Any]) -> "Here":
        return Here(said["people"], said["screens"])


@dataclass
class Elsewhere:
    """What the other workers have said, and when."""

    said: dict[uuid.UUID, dict[str, tuple[Here, float]]] = field(default_factory=dict)

    def note(self, worker: str, workshop_id: uuid.UUID, here: Here) -> None:
        """Take what a worker says of a workshop."""
        workers = self.said.setdefault(workshop_id, {})
        if here == Here():
            workers.pop(worker, None)
        else:
            workers[worker] = (here, time.monotonic())

    def of(self, workshop_id: uuid.UUID) -> Iterable[Here]:
        """Each other worker's people."""
        since = time.monotonic() - SILENT_S
        workers = self.said.get(workshop_id, {})
        for worker in [worker for worker, (_, at) in workers.items() if at < since]:
            del workers[worker]
        return [here for here, _ in workers.values()]

    def forget_silent(self) -> set[uuid.UUID]:
        """Workshops where a worker has fallen silent."""
        before = {key: len(workers) for key, workers in self.said.items()}
        return {key for key, count in before.items() if len(list(self.of(key))) < count}


elsewhere = Elsewhere()
