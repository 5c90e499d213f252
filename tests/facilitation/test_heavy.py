"""The projector's numbers of a large workshop come from the job process, and are the same."""

import pytest
from flask import Flask

from cocreate.facilitation import added_up, heavy
from cocreate.jobs.process import Worker
from cocreate.jobs.registry import jobs
from tests.facilitation.conftest import SignIn
from tests.factories import evening

STAFF = {"X-Cocreate-As": "staff"}


@pytest.mark.parametrize("what", ["sums", "ranking"])
def test_numbers_are_the_same_either_way(
    app: Flask, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    made = evening()
    idea = made.propose(made.join())["id"]
    made.phase("vote")
    made.vote(made.join(), idea, 1)
    desk, address = sign_in(made), f"/w/{made.code}/{what}"
    at_once = desk.get(address, headers=STAFF).json
    added_up.cache.kept.clear()
    monkeypatch.setattr(heavy, "MOST_IDEAS_AT_ONCE", 0)
    monkeypatch.setattr(heavy, "PATIENCE_S", 0.0)
    monkeypatch.setattr(jobs, "daily", {})
    assert desk.get(address, headers=STAFF).status_code == 503
    assert Worker(app).work_once()
    assert desk.get(address, headers=STAFF).json == at_once


def test_room_asks_in_vain_for_a_ranking_it_may_not_see(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy, "MOST_IDEAS_AT_ONCE", 0)
    monkeypatch.setattr(jobs, "daily", {})
    made = evening()
    made.propose(made.join())
    phone = app.test_client()
    phone.post("/join", json={"code": made.code, "role": "resident"})
    assert phone.get(f"/w/{made.code}/ranking").status_code == 409
    assert not Worker(app).work_once()
