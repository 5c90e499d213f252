"""A layer's life after its upload: asked about, changed, served, found, removed."""

import json
import uuid
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cocreate.journal.models import Event
from cocreate.journal.store import store
from cocreate.keeping.verify import verify
from cocreate.layers.heavy import read_layer
from cocreate.layers.models import Layer, LayerFile
from cocreate.layers.queries import marked, touched
from tests.factories import Evening, evening
from tests.layers.files import MEADOW, WOOD, collection, feature, meadow_and_wood, moved
from tests.layers.pages import Upload, person, published, uploads, work
from tests.workshops.conftest import fields_of


class TestAsking:
    def test_somebody_recognises_the_place(
        self, app: Flask, made: Evening, staff: FlaskClient, upload: Upload
    ) -> None:
        page = upload(collection(feature(moved(MEADOW, "EPSG:25832"))))
        text = staff.get(page).text
        assert "Which picture shows the shapes where they are?" in text
        assert 'value="EPSG:25832"' in text
        assert "EPSG:32632" not in text, "the same picture"
        assert published(made) == []
        assert len(uploads(app)) == 1
        token = fields_of(text)["csrf_token"]
        wrong = staff.post(f"{page}/system", data={"csrf_token": token, "system": "EPSG:1"})
        assert wrong.status_code == 400
        answer = staff.post(f"{page}/system", data={"csrf_token": token, "system": "EPSG:25832"})
        assert answer.status_code == 303
        work(app)
        assert [each["count"] for each in published(made)] == [1]
        assert uploads(app) == []


class TestChanging:
    def test_edit_is_on_the_phones_at_once(
        self, made: Evening, staff: FlaskClient, upload: Upload
    ) -> None:
        page = upload(meadow_and_wood())
        form = fields_of(staff.get(page).text) | {"name": "Nature", "mark": "closed"}
        assert form["attribution"] == "© Aarhus Kommune"
        assert staff.post(page, data=form).status_code == 303
        assert [(each["name"], each["mark"]) for each in published(made)] == [("Nature", "closed")]

    def test_moving_up(self, made: Evening, staff: FlaskClient, upload: Upload) -> None:
        upload(meadow_and_wood(), name="One")
        page = upload(meadow_and_wood(), name="Two")
        token = fields_of(staff.get(page).text)["csrf_token"]
        assert staff.post(f"{page}/move", data={"csrf_token": token}).status_code == 303
        assert [each["name"] for each in published(made)] == ["Two", "One"]

    def test_removing_asks_and_takes_the_shapes_along(
        self, made: Evening, staff: FlaskClient, upload: Upload
    ) -> None:
        page = upload(meadow_and_wood())
        text = staff.get(f"{page}/remove").text
        assert "2 shapes of this layer" in text
        answer = staff.post(f"{page}/remove", data={"csrf_token": fields_of(text)["csrf_token"]})
        assert answer.status_code == 303
        assert published(made) == []
        with store.read() as session:
            assert session.scalars(select(LayerFile)).all() == []
        assert list(verify()) == []

    def test_it_goes_with_its_workshop(
        self, made: Evening, staff: FlaskClient, upload: Upload
    ) -> None:
        upload(meadow_and_wood())
        page = f"/workshops/{made.code}/delete"
        text = staff.get(page).text
        assert "1 layer" in text
        staff.post(page, data=fields_of(text) | {"typed": made.code})
        with store.read() as session:
            assert session.scalars(select(Layer)).all() == []
            assert session.scalars(select(LayerFile)).all() == []


class TestFile:
    def test_for_whoever_may_read_the_state(
        self, app: Flask, made: Evening, upload: Upload
    ) -> None:
        upload(meadow_and_wood())
        address = f"/w/{made.code}/{published(made)[0]['url']}"
        assert app.test_client().get(address).status_code == 401
        other = evening()
        assert person(app, other).get(address).status_code == 401
        answer = person(app, made).get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        plain = person(app, made).get(address)
        found = json.loads(plain.get_data())["features"]
        assert [(each["id"], each["properties"]["name"]) for each in found] == [
            (1, "Meadow"),
            (2, "Wood"),
        ]

    def test_a_former_digest_is_not_found(self, app: Flask, made: Evening, upload: Upload) -> None:
        upload(meadow_and_wood())
        layer = published(made)[0]["id"]
        client = person(app, made)
        assert client.get(f"/w/{made.code}/layers/{layer}.0000000000000000.json").status_code == 404
        assert client.get(f"/w/{made.code}/layers/{uuid.uuid4()}.0.json").status_code == 404


def test_marks_are_found_where_they_are(made: Evening, upload: Upload) -> None:
    upload(meadow_and_wood(), name="Closed", mark="closed")
    upload(collection(feature(WOOD.buffer(0.01))), mark="habitat")
    with store.read() as session:
        key = made.workshop.id
        assert len(marked(session, key, "closed")) == 2
        assert len(marked(session, key, "habitat")) == 1
        assert marked(session, key, "water") == []
        found = touched(session, key, "closed", MEADOW.centroid)
        assert [(each.layer, each.name) for each in found] == [("Closed", "Meadow")]
        assert touched(session, key, "closed", WOOD.centroid) == [], "the pond in the wood"


def test_a_job_that_is_done_twice_tells_it_once(app: Flask, made: Evening, upload: Upload) -> None:

    class Run:
        file = Path("unused")

        def progress(self, done: int, total: int, step: str = "") -> None:
            pass

    page = upload(meadow_and_wood())
    before = published(made)
    with store.read() as session:
        count = len(session.scalars(select(Event)).all())
    read_layer({"layer": page.rsplit("/", 1)[1]}, Run())
    with store.read() as session:
        assert len(session.scalars(select(Event)).all()) == count
    assert published(made) == before
