"""The verbs of workshops: create, edit, delete. Closing and reopening are phases."""

import secrets
import uuid
from collections.abc import Callable
from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.heads import lock_head, new_head
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.journal.times import Clock
from cocreate.words import N_
from cocreate.workshops.codes import normalize_code, random_code
from cocreate.workshops.commands import CreateWorkshop, DeleteWorkshop, WorkshopSettings
from cocreate.workshops.languages import NOT_SPOKEN, check_languages
from cocreate.workshops.models import UsedCode, Workshop
from cocreate.workshops.public import workshop_object
from cocreate.workshops.texts import settle_language, take_texts

WRONG_CODE = N_("This is not the code of this workshop. Nothing was deleted.")

# Called with the workshop's id after it has been deleted and that is committed.
on_deleted: list[Callable[[uuid.UUID], None]] = []

# Settings that are columns of the same name.
PLAIN = ("title", "place", "lang", "agenda", "tallies", "screen_texts", "what_next", "contact",
         "keep_days", "late_vote_minutes", "places")  # fmt: skip


def create_workshop(session: Session, command: CreateWorkshop, clock: Clock) -> Workshop:
    """A new workshop in the lobby, with its own code, links and journal.

    The kit's palette, roles and languages are copied: they stay when the kit changes.
    """
    now, kit = clock(), command.defaults
    workshop = Workshop(
        id=uuid.uuid4(),
        code=_unused_code(session),
        link_seed=secrets.token_bytes(16),
        owner_id=command.owner_id,
        kit=kit.slug,
        title="",
        place=kit.place,
        lang=kit.languages[0],
        languages=kit.languages,
        area=kit.area.geometry,
        bbox=list(kit.area.bbox),
        categories=kit.categories,
        layers=[],
        roles=kit.roles,
        agenda=kit.agenda,
        round=0,
        phase_started_at=now,
        tallies="after",
        late_vote_minutes=2,
        screen_texts=False,
        what_next="",
        contact="",
        texts={},
        places=[],
        keep_days=365,
        created_at=now,
    )
    _apply(workshop, command.settings)
    session.add(workshop)
    session.flush()
    new_head(session, workshop.id)
    return workshop


def edit_workshop(session: Session, command: WorkshopSettings, scene: Scene) -> Outcome:
    """Change settings, also while the workshop runs: phones hear of it at once."""
    workshop = session.get_one(Workshop, scene.head.workshop_id)
    _apply(workshop, command)
    whole = workshop_object(workshop, scene.head)
    return Outcome((NewEvent("room", "workshop.edited", whole),))


def delete_workshop(session: Session, command: DeleteWorkshop) -> None:
    """Remove the workshop and all that belongs to it, for good; its code stays used up.

    Call `announce_deleted` after the commit. Refused unless the code was typed.
    """
    # Commands of the workshop that are under way come before or find nothing.
    lock_head(session, command.workshop_id)
    workshop = session.get_one(Workshop, command.workshop_id)
    if normalize_code(command.typed) != workshop.code:
        raise Refused("invalid", WRONG_CODE, fields={"typed": [WRONG_CODE]})
    session.execute(delete(Workshop).where(Workshop.id == workshop.id))


def announce_deleted(workshop_id: uuid.UUID) -> None:
    """Tell who keeps connections open in this process."""
    for listener in on_deleted:
        listener(workshop_id)


def _apply(workshop: Workshop, settings: WorkshopSettings) -> None:
    """Take over what is given. Raises Refused for a language the workshop does not have."""
    former = workshop.lang
    _check_languages(workshop, settings)
    for name in PLAIN:
        value = getattr(settings, name)
        if value is not None:
            setattr(workshop, name, value)
    if settings.area is not None:
        workshop.area, workshop.bbox = settings.area.geometry, list(settings.area.bbox)
    if settings.answer_date is not None:
        day = settings.answer_date
        workshop.answer_date = day if isinstance(day, date) else None
    if settings.texts is not None:
        take_texts(workshop, settings.texts)
    settle_language(workshop, former)


def _check_languages(workshop: Workshop, settings: WorkshopSettings) -> None:
    """The languages offered, if they are given, and the workshop's own one among them."""
    lang = settings.lang or workshop.lang
    if settings.languages is not None:
        check_languages(lang, settings.languages, workshop.categories, workshop.roles)
        workshop.languages = settings.languages
    elif lang not in workshop.languages:
        raise Refused("invalid", NOT_SPOKEN, fields={"lang": [NOT_SPOKEN]})


def _unused_code(session: Session) -> str:
    """A code no workshop ever had, noted as used."""
    while True:
        code = random_code()
        if session.get(UsedCode, code) is None:
            session.add(UsedCode(code=code))
            return code
