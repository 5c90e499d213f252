"""What can be asked of a workshop."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from cocreate.journal.registry import Phase
from cocreate.maps.area import Area


@dataclass(frozen=True)
class WorkshopSettings:
    """What a facilitator decides. None: as the kit has it (new), or as it is (edited).

    `agenda` holds `{phase, minutes}` in the order of the evening, minutes None without a timer.
    An `answer_date` of "" takes the date away. `languages` are those offered to people, `texts` what is
    said in further ones, in place of what was there (shape as in `workshops.texts`); so are `places`.
    """

    title: str | None = None
    place: str | None = None
    lang: str | None = None
    languages: list[str] | None = None
    texts: dict[str, Any] | None = None
    places: list[dict[str, Any]] | None = None
    area: Area | None = None
    agenda: list[dict[str, Any]] | None = None
    tallies: str | None = None
    screen_texts: bool | None = None
    what_next: str | None = None
    answer_date: date | str | None = None
    contact: str | None = None
    keep_days: int | None = None
    late_vote_minutes: int | None = None


@dataclass(frozen=True)
class KitDefaults:
    """What a workshop takes over from its kit.

    The palette, roles and languages for good, the rest until somebody decides otherwise.
    Shapes as in `models.Workshop`.
    """

    slug: str
    place: str
    languages: list[str]
    area: Area
    agenda: list[dict[str, Any]]
    categories: list[dict[str, Any]]
    roles: list[dict[str, Any]]


@dataclass(frozen=True)
class CreateWorkshop:
    """A new workshop; what the settings leave out is as the kit has it."""

    owner_id: uuid.UUID
    defaults: KitDefaults
    settings: WorkshopSettings


@dataclass(frozen=True)
class SetPhase:
    """Go to a phase, or give the present one another time.

    `minutes` from now on (0: no timer, None: the agenda's); `new_round` starts the next voting.
    """

    phase: Phase
    minutes: float | None = None
    new_round: bool = False


@dataclass(frozen=True)
class PauseInput:
    """Hold all input of the participants, or let it go on."""

    paused: bool


@dataclass(frozen=True)
class DeleteWorkshop:
    """Delete for good; `typed` must be the join code, as a sign that it is meant."""

    workshop_id: uuid.UUID
    typed: str
