"""The QR's token and the projector's key."""

import base64

import pytest
from flask import Flask

from cocreate.journal.store import store
from cocreate.workshops.links import (
    claimed_workshop,
    config_secrets,
    is_join_token,
    is_screen_key,
    join_token,
    join_url,
    screen_key,
    screen_url,
)
from cocreate.workshops.queries import workshop_by_join_token
from tests.factories import evening

pytestmark = pytest.mark.usefixtures("app")

SECRETS = ["a" * 32, "b" * 32]


def test_token_opens_its_workshop_for_its_purpose_only() -> None:
    workshop, other = evening().workshop, evening().workshop
    token, key = join_token(workshop, SECRETS[0]), screen_key(workshop, SECRETS[0])
    assert claimed_workshop(token) == workshop.id
    assert is_join_token(token, workshop, SECRETS)
    assert is_screen_key(key, workshop, SECRETS)
    assert not is_join_token(key, workshop, SECRETS)
    assert not is_screen_key(token, workshop, SECRETS)
    assert not is_join_token(token, other, SECRETS)


def test_posters_survive_a_new_secret_while_the_old_one_is_kept() -> None:
    workshop = evening().workshop
    old = join_token(workshop, "b" * 32)
    assert is_join_token(old, workshop, SECRETS)
    assert not is_join_token(old, workshop, SECRETS[:1])


def test_a_changed_bit_is_refused() -> None:
    workshop = evening().workshop
    raw = bytearray(base64.urlsafe_b64decode(join_token(workshop, SECRETS[0]) + "="))
    for place in (0, 15, 16, 31):
        changed = bytearray(raw)
        changed[place] ^= 1
        token = base64.urlsafe_b64encode(changed).rstrip(b"=").decode()
        with store.read() as db:
            assert workshop_by_join_token(db, token, SECRETS) is None


@pytest.mark.parametrize(
    "token", ["", "x", "ä" * 43, "A" * 42, "A" * 44, "+" * 43, "A" * 5000, "\0" * 43]
)
def test_what_is_no_token_claims_nothing(token: str) -> None:
    assert claimed_workshop(token) is None


def test_token_has_128_bits_that_cannot_be_guessed() -> None:
    token = join_token(evening().workshop, SECRETS[0])
    assert len(base64.urlsafe_b64decode(token + "=")) == 16 + 16
    assert len(token) == 43


def test_addresses_use_the_public_address(app: Flask) -> None:
    workshop = evening().workshop
    base = app.config["BASE_URL"]
    assert join_url(workshop) == f"{base}/join/{join_token(workshop, config_secrets()[0])}"
    assert screen_url(workshop).startswith(f"{base}/w/{workshop.code}/screen?key=")
