"""The list without JavaScript, page by page."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.proposals import queries
from tests.factories import Evening, evening

ROW = re.compile(r'<a class="row" href="([^"]+)">.*?<bdi>([^<]+)</bdi>', re.DOTALL)
LINK = re.compile(r'<a class="btn" rel="(prev|next)" href="([^"]+)">')


@pytest.fixture
def made(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Evening:
    """Five ideas, of which two fill a page."""
    monkeypatch.setattr(queries, "LISTED", 2)
    made = evening()
    author = made.join()
    for number in range(1, 6):
        made.propose(author, title=f"Idea {number}")
    return made


@pytest.fixture
def reader(app: Flask, made: Evening) -> FlaskClient:
    client = app.test_client()
    client.post("/join", json={"code": made.code, "role": "resident"})
    return client


def titles(page: str) -> list[str]:
    return [title for _, title in ROW.findall(page)]


def test_pages_lead_through_all_ideas_newest_first(made: Evening, reader: FlaskClient) -> None:
    address: str | None = f"/w/{made.code}/list"
    read = []
    while address:
        page = reader.get(address).text
        assert "5 ideas" in page
        read.append(titles(page))
        address = dict(LINK.findall(page)).get("next")
    assert read == [["Idea 5", "Idea 4"], ["Idea 3", "Idea 2"], ["Idea 1"]]


@pytest.mark.parametrize(("asked", "shown"), [("0", "Idea 5"), ("99", "Idea 1"), ("x", "Idea 5")])
def test_page_that_is_not_there_is_the_nearest(
    made: Evening, reader: FlaskClient, asked: str, shown: str
) -> None:
    assert titles(reader.get(f"/w/{made.code}/list?page={asked}").text)[0] == shown


def test_counts_stand_beside_the_ideas_of_the_page(made: Evening, reader: FlaskClient) -> None:
    address = ROW.findall(reader.get(f"/w/{made.code}/list").text)[0][0]
    voter = made.join()
    made.phase("vote")
    made.vote(voter, address.rsplit("/", 1)[1], 1)
    made.phase("results")
    newest, *others = re.split(r"<li>", reader.get(f"/w/{made.code}/list").text)[1:]
    assert "tally" in newest
    assert not any("tally" in other for other in others)
    assert "tally" in reader.get(address).text
