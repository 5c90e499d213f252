"""Another workshop like one that is here: what comes along, what stays, and who is thanked."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.journal.store import store
from cocreate.kits import kits
from cocreate.proposals.queries import how_many
from tests.factories import Evening, evening
from tests.replicate.conftest import SECRET, Send, kind_of, newest
from tests.workshops.conftest import fields_of, signed_in_as


def again(made: Evening) -> str:
    return f"/workshops/{made.code}/again"


def test_list_offers_it(browser: FlaskClient, made: Evening) -> None:
    page = browser.get("/workshops").text
    assert f'href="{again(made)}"' in page
    assert f'href="/workshops/{made.code}/file"' in page


def test_at_home_everything_but_people_and_ideas_comes_along(made: Evening, send: Send) -> None:
    answer = send(again(made), title="The second evening")
    new, old = newest(), made.workshop
    assert answer.headers["Location"] == f"/workshops/{new.code}/edit"
    assert new.title == "The second evening"
    for name in ("kit", "place", "area", "agenda", "roles", "categories", "what_next",
                 "contact", "keep_days", "tallies", "lang"):  # fmt: skip
        assert getattr(new, name) == getattr(old, name), name
    assert new.code != old.code
    assert new.link_seed != old.link_seed
    with store.read() as db:
        assert how_many(db, new.id) == 0


def test_on_another_citys_ground_each_kind_is_credited(made: Evening, send: Send) -> None:
    send(again(made), kit="bergen")
    new, bergen = newest(), kits()["bergen"]
    assert (new.kit, new.place, new.languages) == ("bergen", "Bergen sentrum", ["nb", "en", "de"])
    assert new.area == bergen.workshop_area.geometry
    assert (new.contact, new.what_next) == ("", "The council decides.")
    assert [kind["id"] for kind in new.categories] == [k["id"] for k in made.workshop.categories]
    measures = [kind for kind in new.categories if not kind["general"]]
    assert measures
    assert all(kind["credit"] for kind in measures)
    assert not any("tried" in kind for kind in measures)
    assert (
        kind_of(new, "nature")["credit"]["da"]
        == "Aarhus: mindst 112 ha landbrugsjord blev til natur"
    )
    year = made.workshop.created_at.year
    assert kind_of(new, "tree")["credit"]["en"] == f"Aarhus: More nature at Hede Enge, {year}"
    assert "credit" not in kind_of(new, "worry")


def test_every_kind_and_role_speaks_the_new_citys_languages(made: Evening, send: Send) -> None:
    send(again(made), kit="bergen")
    new = newest()
    for each in (*new.categories, *new.roles):
        assert set(new.languages) <= set(each["names"]), each["id"]
    for kind in new.categories:
        assert set(new.languages) <= set(kind["prompt"]), kind["id"]
    assert kind_of(new, "heath")["prompt"]["nb"] == "Hvor er jorda karrig og solrik?"


def test_new_workshop_can_be_edited_and_joined(
    app: Flask, browser: FlaskClient, made: Evening, send: Send
) -> None:
    send(again(made), kit="bergen")
    new = newest()
    assert send(f"/workshops/{new.code}/edit", title="Mer natur").status_code == 302
    phone = app.test_client()
    me = {"code": new.code, "role": "resident", "lang": "nb"}
    assert phone.post("/join", json=me).status_code == 200
    thanks = [kind.get("credit") for kind in phone.get(f"/w/{new.code}/state").json["categories"]]
    assert sum(map(bool, thanks)) == len([k for k in new.categories if not k["general"]])
    assert "Kinds of ideas learnt from: Aarhus" in browser.get(f"/w/{new.code}/poster?lang=en").text


def test_first_city_stays_first_on_a_long_way(app: Flask, made: Evening, send: Send) -> None:
    send(again(made), kit="bergen", title="Bergen learns")
    bergen = newest()
    send(f"/workshops/{bergen.code}/again", kit="brest")
    year = made.workshop.created_at.year
    assert kind_of(newest(), "tree")["credit"]["en"] == (
        f"Aarhus: More nature at Hede Enge, {year} · Bergen: Bergen learns, {year}"
    )


class TestExamples:
    def test_offered_are_the_most_agreed_measures(
        self, browser: FlaskClient, made: Evening
    ) -> None:
        page = browser.get(f"{again(made)}?lang=en").text
        assert page.index(SECRET) < page.index("An oak")
        assert "5 agree" in page

    def test_they_carry_staffs_words_and_nobody_elses(self, made: Evening, send: Send) -> None:
        send(again(made), **{"kit": "bergen", "example": "1", "tried-1": "y",
                             "helped-1": "The farmer was asked first.", "hard-1": "Two dry summers."})  # fmt: skip
        (example,) = kind_of(newest(), "nature")["examples"]
        assert example["tried"] is True
        assert (example["helped"], example["hard"]) == (
            "The farmer was asked first.",
            "Two dry summers.",
        )
        assert example["source"].startswith("Aarhus: More nature at Hede Enge")
        assert (example["agree"], example["unit"]) == (5, "m2")
        assert example["size"] > 10_000
        whole = json.dumps(newest().categories)
        assert SECRET not in whole
        assert "Person 0" not in whole

    def test_counts_stay_here_while_nobody_may_know_them(self, app: Flask) -> None:
        made = evening("collect")
        made.propose(made.join())
        client = signed_in_as(app, made.facilitator.id)
        page = client.get(again(made))
        client.post(again(made), data=fields_of(page.text) | {"example": "1"})
        assert "agree" not in kind_of(newest(), "tree")["examples"][0]

    def test_three_of_a_kind_are_enough(self, app: Flask) -> None:
        made = evening("collect")
        for _ in range(4):
            made.propose(made.join())
        client = signed_in_as(app, made.facilitator.id)
        fields = fields_of(client.get(again(made)).text)
        answer = client.post(
            f"{again(made)}?lang=en", data={**fields, "example": ["1", "2", "3", "4"]}
        )
        assert answer.status_code == 400
        assert "At most 3 examples of one kind" in answer.text

    @pytest.mark.parametrize("name", ["title", "helped", "hard"])
    def test_too_many_words_are_refused_and_kept(
        self, made: Evening, send: Send, name: str
    ) -> None:
        answer = send(again(made), **{"example": "1", f"{name}-1": "long " * 100})
        assert answer.status_code == 400
        assert "long long" in answer.text


def test_others_may_not(app: Flask, made: Evening) -> None:
    other = signed_in_as(app, evening().facilitator.id)
    for page in (again(made), f"/workshops/{made.code}/file"):
        assert other.get(page).status_code == 403
