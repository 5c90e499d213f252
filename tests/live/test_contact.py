"""Phones out of contact: who was here lately and is not now, for staff only."""

import uuid

import pytest

from cocreate.journal.actors import Actor
from cocreate.live.contact import WITHIN_S, Contact

HERE = uuid.uuid4()


class Clock:
    """Seconds since 1970, as a test wants them."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def person(kind: str = "participant") -> Actor:
    return Actor(kind, uuid.uuid4(), HERE, "resident")  # type: ignore[arg-type]  # one of three


def test_who_was_here_and_is_not_is_missed_since_they_were_heard_of() -> None:
    clock = Clock()
    contact, ann, bob = Contact(clock), person(), person()
    contact.heard(ann)
    clock.now += 60
    contact.heard(bob)
    assert contact.missing(HERE, {ann.id, bob.id}) == {"phones": 0, "since": None}
    assert contact.missing(HERE, {ann.id})["phones"] == 1
    everybody = contact.missing(HERE, set())
    assert everybody == {"phones": 2, "since": "1970-01-12T13:46:40.000Z"}


def test_after_a_while_they_have_left() -> None:
    clock = Clock()
    contact = Contact(clock)
    contact.heard(person())
    assert contact.forget_old() == set()
    clock.now += WITHIN_S + 1
    assert contact.missing(HERE, set())["phones"] == 0
    assert contact.forget_old() == {HERE}
    assert contact.heard_at == {}


@pytest.mark.parametrize("kind", ["staff", "screen"])
def test_only_participants_are_missed(kind: str) -> None:
    contact = Contact()
    contact.heard(person(kind))
    assert contact.missing(HERE, set())["phones"] == 0


def test_who_has_erased_themselves_is_not_missed() -> None:
    contact, ann = Contact(), person()
    contact.heard(ann)
    contact.leave(HERE, ann.id)
    contact.heard(ann)  # their socket is cut after that
    assert contact.missing(HERE, set())["phones"] == 0
