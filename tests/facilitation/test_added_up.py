"""The sums as projector and phones get them: shared, fresh to two seconds, in few bytes."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.facilitation.added_up import FRESH_S, SumsCache
from tests.factories import Evening, evening

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def test_cache_answers_old_numbers_for_two_seconds_only() -> None:
    now = [100.0]
    cache = SumsCache(clock=lambda: now[0])
    made = evening()
    someone = made.join()

    def answer() -> int:
        return len(cache.answer(made.workshop.id)["sums"])

    assert answer() == 0
    made.propose(someone)
    assert answer() == 0
    now[0] += FRESH_S
    assert answer() == 1


def test_cache_recounts_nothing_while_nothing_changes() -> None:
    now = [100.0]
    cache = SumsCache(clock=lambda: now[0])
    made = evening()
    made.propose(made.join())
    first = cache.answer(made.workshop.id)
    now[0] += 10 * FRESH_S
    assert cache.answer(made.workshop.id) is first


def phone_of(app: Flask, made: Evening) -> FlaskClient:
    phone: FlaskClient = app.test_client()
    phone.post("/join", json={"code": made.code, "role": "resident"})
    return phone


def test_phone_may_read_the_sums_and_asks_again_in_few_bytes(app: Flask) -> None:
    made = evening()
    made.propose(made.join(), fields={"count": 12})
    phone, address = phone_of(app, made), f"/w/{made.code}/sums"
    answer = phone.get(address)
    assert answer.json["sums"] == [{"category": "tree", "ideas": 1, "n": 12}]
    assert answer.headers["Cache-Control"] == "private, no-cache"
    tag = answer.headers["ETag"]
    assert phone.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_who_has_not_joined_reads_no_sums(app: Flask) -> None:
    answer = app.test_client().get(f"/w/{evening().code}/sums")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (401, "no-store")
