"""Who may open the console, the projector and the poster, and what stands in them."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.workshops.codes import show_code
from cocreate.workshops.links import config_secrets, join_url, screen_key
from tests.facilitation.conftest import SignIn
from tests.factories import Evening, evening

pytestmark = pytest.mark.usefixtures("app")


def config_in(html: str) -> dict[str, Any]:
    """What the page hands to its script."""
    found = re.search(r'<script type="application/json" id="page"[^>]*>(.*?)</script>', html)
    assert found
    config: dict[str, Any] = json.loads(found.group(1))
    return config


def projector(app: Flask, made: Evening) -> FlaskClient:
    """A browser let in by the projector's link."""
    client = app.test_client()
    key = screen_key(made.workshop, config_secrets()[0])
    assert client.get(f"/w/{made.code}/screen?key={key}").status_code == 302
    return client


class TestConsole:
    def test_its_facilitator_finds_code_links_and_address(self, sign_in: SignIn) -> None:
        made = evening()
        page = sign_in(made).get(f"/w/{made.code}/facilitate")
        assert page.status_code == 200
        assert show_code(made.code) in page.text
        assert join_url(made.workshop) in page.text
        assert page.headers["Cache-Control"] == "no-store"
        config = config_in(page.text)
        assert (config["as"], config["me"]["id"]) == ("staff", str(made.facilitator.id))

    def test_others_are_sent_to_sign_in(self, app: Flask) -> None:
        made = evening()
        answer = app.test_client().get(f"/w/{made.code}/facilitate")
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/staff/login")

    def test_another_facilitator_is_refused(self, sign_in: SignIn) -> None:
        made, other = evening(), evening()
        browser = sign_in(other)
        for page in ("facilitate", "poster"):
            assert browser.get(f"/w/{made.code}/{page}").status_code == 403

    def test_a_code_as_typed_leads_to_the_page(self, sign_in: SignIn) -> None:
        made = evening()
        typed = f"{made.code[:4]}-{made.code[4:]}".lower()
        answer = sign_in(made).get(f"/w/{typed}/facilitate")
        assert answer.headers["Location"] == f"/w/{made.code}/facilitate"

    def test_the_stream_has_hidden_comments_for_staff_only(
        self, app: Flask, sign_in: SignIn
    ) -> None:
        made = evening()
        someone = made.join(nickname="Kirsten")
        idea = made.propose(someone)["id"]
        comment = made.comment(someone, idea, "Ask the man with the barn")["id"]
        made.staff("comment.hide", {"comment": comment, "reason": "names a person"})
        seen = sign_in(made).get(f"/w/{made.code}/stream").json
        assert seen
        assert seen["comments"][0]["state"] == "hidden"
        assert seen["comments"][0]["reason"] == "names a person"
        assert app.test_client().get(f"/w/{made.code}/stream").status_code == 401
        assert projector(app, made).get(f"/w/{made.code}/stream").status_code == 401


class TestProjector:
    def test_the_key_is_exchanged_for_a_cookie_and_leaves_the_address(self, app: Flask) -> None:
        made = evening()
        client = app.test_client()
        key = screen_key(made.workshop, config_secrets()[0])
        answer = client.get(f"/w/{made.code}/screen?key={key}")
        assert answer.headers["Location"] == f"/w/{made.code}/screen"
        page = client.get(f"/w/{made.code}/screen")
        assert page.status_code == 200
        assert key not in page.text
        assert config_in(page.text)["as"] == "screen"

    @pytest.mark.parametrize("key", ["", "wrong", "A" * 43, "é"])
    def test_a_wrong_key_opens_nothing(self, app: Flask, key: str) -> None:
        made = evening()
        client = app.test_client()
        answer = client.get(f"/w/{made.code}/screen", query_string={"key": key})
        assert answer.status_code == 403
        assert client.get(f"/w/{made.code}/screen").status_code == 403

    def test_another_workshops_key_opens_nothing(self, app: Flask) -> None:
        made, other = evening(), evening()
        key = screen_key(other.workshop, config_secrets()[0])
        assert app.test_client().get(f"/w/{made.code}/screen?key={key}").status_code == 403

    def test_the_facilitator_needs_no_key(self, sign_in: SignIn) -> None:
        made = evening()
        browser = sign_in(made)
        assert browser.get(f"/w/{made.code}/screen").status_code == 200
        state = browser.get(f"/w/{made.code}/state", headers={"X-Cocreate-As": "screen"})
        assert state.status_code == 200

    def test_it_sees_what_the_room_sees(self, app: Flask) -> None:
        made = evening()
        someone = made.join()
        hidden = made.propose(someone)["id"]
        seen = made.propose(someone)["id"]
        made.staff("proposal.hide", {"proposal": hidden, "reason": "a test"})
        client = projector(app, made)
        state = client.get(f"/w/{made.code}/state", headers={"X-Cocreate-As": "screen"}).json
        assert state
        assert [proposal["id"] for proposal in state["proposals"]] == [seen]
        assert "staff_seq" not in state

    def test_it_can_do_nothing(self, app: Flask) -> None:
        made = evening()
        command = {"id": str(made.workshop.id), "kind": "input.pause", "data": {"paused": True}}
        answer = projector(app, made).post(
            f"/w/{made.code}/commands", json=command, headers={"X-Cocreate-As": "screen"}
        )
        assert answer.status_code == 403

    def test_it_reads_sums_and_ranking_when_it_may(self, app: Flask) -> None:
        made = evening()
        made.propose(made.join())
        client, screen = projector(app, made), {"X-Cocreate-As": "screen"}
        sums = client.get(f"/w/{made.code}/sums", headers=screen).json
        assert sums
        assert [row["category"] for row in sums["sums"]] == ["tree"]
        assert client.get(f"/w/{made.code}/ranking", headers=screen).status_code == 409
        made.phase("results")
        assert client.get(f"/w/{made.code}/ranking", headers=screen).status_code == 200
        assert app.test_client().get(f"/w/{made.code}/sums").status_code == 401

    def test_it_speaks_the_rooms_language(self, app: Flask) -> None:
        made = evening(lang="de")
        client = projector(app, made)
        page = client.get(f"/w/{made.code}/screen", headers={"Accept-Language": "en"})
        assert 'lang="de"' in page.text


class TestPoster:
    def test_it_has_code_qr_and_what_happens_next(self, sign_in: SignIn) -> None:
        made = evening(what_next="The council reads it in March.")
        page = sign_in(made).get(f"/w/{made.code}/poster")
        assert page.status_code == 200
        for part in (made.code[:4], made.code[4:], "The council reads it in March.", "<svg"):
            assert part in page.text

    def test_it_is_in_the_language_asked_for(self, sign_in: SignIn) -> None:
        made = evening()
        page = sign_in(made).get(f"/w/{made.code}/poster?lang=de")
        assert '<html lang="de"' in page.text

    def test_words_of_people_stay_words(self, sign_in: SignIn) -> None:
        made = evening(what_next="<b>bold</b>")
        page = sign_in(made).get(f"/w/{made.code}/poster")
        assert "<b>bold</b>" not in page.text
        assert "&lt;b&gt;bold" in page.text
