"""What the rooms bring to the house: commands, parts of the state, listeners.

Filled by each room's `register`; the journal and the live door only iterate over it.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor, ActorKind
from cocreate.journal.answers import Refused
from cocreate.journal.models import Head

Phase = Literal["lobby", "collect", "discuss", "vote", "results", "closed"]
Stream = Literal["room", "staff", "votes"]
Audience = Literal["room", "staff"]

PHASES: tuple[Phase, ...] = ("lobby", "collect", "discuss", "vote", "results", "closed")
ANY_PHASE: frozenset[Phase] = frozenset(PHASES)
RUNNING: frozenset[Phase] = ANY_PHASE - {"closed"}


@dataclass(frozen=True)
class NewEvent:
    """What an action says happened. `content` holds what can be taken back (see `events.merge`)."""

    stream: Stream
    kind: str
    data: dict[str, Any]
    content: dict[str, Any] | None = None
    subject: uuid.UUID | None = None
    owner: uuid.UUID | None = None


@dataclass(frozen=True)
class Outcome:
    """What an action returns: at most one event per stream, and the result for the sender."""

    events: tuple[NewEvent, ...] = ()
    result: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Late:
    """What was made while its step was open and comes after it was closed, by server time.

    `refused` is for an action to raise where being late does not help.
    """

    closed_at: datetime
    refused: Refused


@dataclass(frozen=True)
class Scene:
    """The circumstances of a command: the locked head, who speaks, server time.

    `seen` is the room seq the device had when the person acted, if it said so; `late` is None
    unless the step was open then and is closed now.
    """

    head: Head
    actor: Actor
    now: datetime
    seen: int | None = None
    late: Late | None = None


class FormType(Protocol):
    """Checks the fields of a command."""

    def parse(self, data: Mapping[str, Any]) -> Any:
        """The command as a frozen dataclass. Raises Refused `invalid` with `fields`."""


Action = Callable[[Session, Any, Scene], Outcome]


@dataclass(frozen=True)
class Kind:
    """One kind of command: how it is checked, done, by whom and when.

    `bucket` names its limit; `pausable`: refused while input is paused;
    `late_ok`: its action knows what to do when it was made in time and comes after its step closed.
    """

    name: str
    form: FormType
    action: Action
    who: frozenset[ActorKind]
    phases: frozenset[Phase]
    bucket: str
    pausable: bool = True
    late_ok: bool = False


@dataclass(frozen=True)
class HeadNumbers:
    """Where a workshop stood when something was read or committed."""

    epoch: str
    phase: str
    paused: bool
    seq: int
    staff_seq: int
    votes: int


@dataclass(frozen=True)
class Recorded:
    """A recorded event."""

    stream: Stream
    seq: int
    kind: str
    at: datetime
    data: dict[str, Any]
    owner: uuid.UUID | None = None


@dataclass(frozen=True)
class Announcement:
    """What has just been committed: the events with their seqs, whole."""

    workshop_id: uuid.UUID
    events: tuple[Recorded, ...]
    head: HeadNumbers


StatePart = Callable[[Session, uuid.UUID, Audience, Head], Mapping[str, Any]]
MePart = Callable[[Session, Actor, Head], Mapping[str, Any]]
Listener = Callable[[Announcement], None]
SpeakerCheck = Callable[[Session, Actor], None]
Visible = Callable[[Session, Iterable[uuid.UUID], Audience], set[uuid.UUID]]


@dataclass
class Registry:
    """The one list of everything; see the module."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    state_parts: dict[str, StatePart] = field(default_factory=dict)
    me_parts: dict[str, MePart] = field(default_factory=dict)
    listeners: dict[str, Listener] = field(default_factory=dict)
    everywhere: set[str] = field(default_factory=set)
    visible: dict[str, Visible] = field(default_factory=dict)
    speaker_checks: dict[str, SpeakerCheck] = field(default_factory=dict)


registry = Registry()


def register_kind(kind: Kind) -> None:
    """Add a kind of command to the door, the pages and the tests."""
    registry.kinds[kind.name] = kind


def state_part(name: str, part: StatePart) -> None:
    """Add keys to `/state`; `part` must give the same for everybody of an audience."""
    registry.state_parts[name] = part


def me_part(name: str, part: MePart) -> None:
    """Add keys to `/me`."""
    registry.me_parts[name] = part


def after_commit(name: str, listener: Listener, *, everywhere: bool = False) -> None:
    """Call `listener` after each commit, in the application's context; it must not write.

    `everywhere`: also in the other workers, which have people to be told.
    """
    registry.listeners[name] = listener
    if everywhere:
        registry.everywhere.add(name)


def speaker_check(name: str, check: SpeakerCheck) -> None:
    """Ask `check` in the transaction of each new command; it raises Refused for who is gone by now."""
    registry.speaker_checks[name] = check


def subjects_visible(name: str, visible: Visible) -> None:
    """Tell which of the given subjects' contents may still be handed out to an audience."""
    registry.visible[name] = visible
