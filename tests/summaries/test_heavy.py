"""Outcomes made by the job process: the same bytes, and words for those who wait."""

import gzip
import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from cocreate.jobs.process import Worker
from cocreate.jobs.registry import jobs
from cocreate.summaries import delivery, heavy
from cocreate.summaries.delivery import _replaced
from tests.factories import Evening
from tests.summaries.conftest import Outcome

PERSON = {"Accept": "text/html"}
NONCE = re.compile(r'nonce="([^"]+)"')


@pytest.fixture
def everything_is_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small a workshop is made elsewhere too; nobody has the patience to wait for it."""
    monkeypatch.setattr(heavy, "MOST_IDEAS_AT_ONCE", 0)
    monkeypatch.setattr(delivery, "PERSONS_PATIENCE_S", 0.0)
    monkeypatch.setattr(delivery, "PROGRAMS_PATIENCE_S", 0.0)


@pytest.fixture
def work(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Do one job, as the job process does."""
    # What is done daily would come in between, depending on the hour.
    monkeypatch.setattr(jobs, "daily", {})
    return Worker(app).work_once


def address(outcome: Outcome, rest: str) -> str:
    return f"/w/{outcome.made.code}/{rest}"


@pytest.mark.parametrize("form", ["geojson", "csv"])
@pytest.mark.parametrize("who", ["everybody", "staff"])
def test_file_has_the_same_bytes_either_way(  # noqa: PLR0913, PLR0917 - fixtures
    outcome: Outcome,
    browser: FlaskClient,
    staff_browser: Callable[[Evening], FlaskClient],
    work: Callable[[], bool],
    request: pytest.FixtureRequest,
    form: str,
    who: str,
) -> None:
    client = browser if who == "everybody" else staff_browser(outcome.made)
    url = address(outcome, f"export/proposals.{form}")
    at_once = client.get(url)
    request.getfixturevalue("everything_is_heavy")
    assert client.get(url).status_code == 503
    assert work()
    made = client.get(url)
    assert made.data == at_once.data
    for name in ("Content-Type", "Content-Disposition", "ETag", "Cache-Control"):
        assert made.headers[name] == at_once.headers[name]
    zipped = client.get(url, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(zipped.data) == at_once.data
    known = {"If-None-Match": zipped.headers["ETag"], "Accept-Encoding": "gzip"}
    assert client.get(url, headers=known).status_code == 304


@pytest.mark.parametrize("rest", ["summary", "summary?kind=heath&nonsense=1", "summary/1"])
def test_page_is_the_same_either_way_but_for_its_nonce(
    app: Flask,
    outcome: Outcome,
    browser: FlaskClient,
    work: Callable[[], bool],
    request: pytest.FixtureRequest,
    rest: str,
) -> None:
    url = address(outcome, rest)
    at_once = browser.get(url, headers=PERSON).text
    request.getfixturevalue("everything_is_heavy")
    assert browser.get(url, headers=PERSON).status_code == 202
    assert work()
    # Each as a request of its own: what is remembered for one is gone with its context.
    with app.app_context():
        made = app.test_client().get(url, headers=PERSON)
    with app.app_context():
        again = app.test_client().get(url, headers=PERSON)
    nonces = [set(NONCE.findall(answer.text)) for answer in (made, again)]
    assert NONCE.sub("", made.text) == NONCE.sub("", at_once)
    assert all(len(each) == 1 for each in nonces)
    assert nonces[0] != nonces[1]
    assert f"'nonce-{nonces[0].pop()}'" in made.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("everything_is_heavy")
def test_person_who_waits_is_told_how_far_it_is_without_a_script_too(
    outcome: Outcome, browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = browser.get(address(outcome, "export/proposals.csv"), headers=PERSON)
    assert waiting.status_code == 202
    assert '<meta http-equiv="refresh"' in waiting.text
    told = re.search(r'data-url="([^"]+)"', waiting.text)
    assert told
    state = browser.get(told[1]).json
    assert state == {"state": "queued", "percent": 0, "told": "Waiting for its turn."}


@pytest.mark.usefixtures("everything_is_heavy")
def test_failed_job_says_so_and_can_be_tried_again(
    outcome: Outcome,
    browser: FlaskClient,
    work: Callable[[], bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = address(outcome, "export/proposals.csv")

    def out_of_disk(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as fault:
        fault.setitem(jobs.handlers, heavy.FILE, out_of_disk)
        browser.get(url)
        assert [work() for _ in range(4)] == [True, True, True, False]
    failed = browser.get(url, headers=PERSON)
    assert "tried three times" in failed.text
    assert browser.get(url).status_code == 503
    form = re.search(r'action="([^"]+/making/[^"]+)".*?value="([^"]+)"', failed.text, re.DOTALL)
    assert form
    assert browser.post(form[1], data={"csrf_token": form[2]}).status_code == 303
    assert work()
    assert browser.get(url).status_code == 200


@pytest.mark.usefixtures("everything_is_heavy")
def test_outcome_is_not_made_for_everybody_once_the_results_are_taken_back(
    outcome: Outcome, browser: FlaskClient, work: Callable[[], bool]
) -> None:
    url = address(outcome, "export/proposals.csv")
    browser.get(url)
    outcome.made.phase("vote")
    assert work()
    assert not work()
    assert browser.get(url).status_code == 409


@given(st.lists(st.sampled_from([b"NONCE", b"NON", b"CE", b"text"])), st.integers(1, 7))
def test_nonce_is_replaced_wherever_pieces_begin(words: list[bytes], size: int) -> None:
    whole = b"".join(words)
    pieces: Iterator[bytes] = (whole[at : at + size] for at in range(0, len(whole), size))
    assert b"".join(_replaced(pieces, b"NONCE", b"other")) == whole.replace(b"NONCE", b"other")
