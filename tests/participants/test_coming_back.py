"""The way back on another phone: the phrase from joining, or a new one in its place."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.factories import evening

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
PHRASE = re.compile(r'<p class="phrase" translate="no">([^<]+)</p>')


def post(client: FlaskClient, page: str, address: str, **fields: str) -> str:
    """Send a form of a page; returns the page it leads to."""
    token = TOKEN.search(client.get(page).text)
    assert token
    answer = client.post(address, data={"csrf_token": token[1], **fields}, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def test_a_new_phrase_opens_and_the_old_one_does_not(app: Flask) -> None:
    made = evening()
    client = app.test_client()
    joined = client.post("/join", json={"code": made.code, "nickname": "Ida"}).get_json()
    page = f"/w/{made.code}/mine"
    shown = PHRASE.search(post(client, page, f"{page}/phrase"))
    assert shown
    assert not PHRASE.search(client.get(page).text)
    elsewhere = app.test_client()
    back = elsewhere.post("/join", json={"recovery": shown[1].lower().replace("-", " ")})
    assert back.get_json()["me"]["id"] == joined["me"]["id"]
    old = app.test_client().post("/join", json={"recovery": joined["recovery"]})
    assert (old.status_code, old.get_json()["code"]) == (404, "not_found")


def test_erasing_says_that_it_is_done(app: Flask) -> None:
    made = evening()
    client = app.test_client()
    client.post("/join", json={"code": made.code})
    page = f"/w/{made.code}/mine"
    assert "Everything of yours is erased" in post(client, page, f"{page}/erase", sure="yes")
    assert client.get(f"/w/{made.code}/me").status_code == 401
