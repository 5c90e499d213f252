"""The staff's pages: from the upload to the map, without a script."""

import io
import re

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cocreate.journal.models import Event
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from cocreate.keeping.verify import verify
from tests.factories import Evening
from tests.layers.files import MEADOW, collection, feature, meadow_and_wood
from tests.layers.pages import FILLED, Upload, published, uploads, work
from tests.workshops.conftest import fields_of

MULTIPART = "multipart/form-data; boundary=edge"


def multipart(form: dict[str, str], content: bytes) -> bytes:
    """A form with a file as a browser sends it."""
    parts = [f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
             for name, text in form.items()]  # fmt: skip
    head = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    return "".join([*parts, head]).encode() + content + b"\r\n--edge--\r\n"


class TestUpload:
    def test_a_file_becomes_a_layer_of_everybody_s_map(
        self, app: Flask, made: Evening, staff: FlaskClient, upload: Upload
    ) -> None:
        page = upload(meadow_and_wood(), pickable="y")
        [layer] = published(made)
        named = {"name": "Protected nature", "mark": "protected", "style": "hatch", "colour": "#2f7d3b",
                 "attribution": "© Aarhus Kommune", "licence": "CC BY 4.0", "date": "2024",
                 "pickable": True, "shown": True, "count": 2}  # fmt: skip
        assert {key: layer[key] for key in named} == named
        assert layer["url"] == f"layers/{layer['id']}." + str(layer["url"]).split(".")[1] + ".json"
        text = staff.get(page).text
        assert "On the map: 2 shapes" in text
        assert "WGS 84" in text
        assert uploads(app) == []

    def test_it_is_told_by_one_event_that_is_the_whole_workshop(
        self, made: Evening, upload: Upload
    ) -> None:
        upload(meadow_and_wood())
        with store.read() as session:
            event = session.scalars(select(Event).order_by(Event.id.desc())).first()
            whole = snapshot(session, made.workshop.id, "room")["workshop"]
        assert event is not None
        assert (event.kind, event.data) == ("workshop.edited", whole)
        assert list(verify()) == []

    def test_a_layer_that_is_not_shown_at_first(self, made: Evening, staff: FlaskClient) -> None:
        page = f"/workshops/{made.code}/layers/new"
        form = fields_of(staff.get(page).text) | FILLED
        form.pop("shown")
        form.pop("pickable", None)
        staff.post(page, data=form | {"file": (io.BytesIO(meadow_and_wood()), "a")})
        work(staff.application)
        assert [(each["shown"], each["pickable"]) for each in published(made)] == [(False, False)]

    def test_what_is_missing_is_said_at_its_field(self, made: Evening, staff: FlaskClient) -> None:
        page = f"/workshops/{made.code}/layers/new"
        answer = staff.post(page, data=fields_of(staff.get(page).text) | FILLED | {"name": ""})
        assert answer.status_code == 400
        assert "Choose a file." in answer.text
        assert "Give the layer a name." in answer.text

    def test_a_file_that_is_too_large_is_refused_and_not_kept(
        self, app: Flask, made: Evening, staff: FlaskClient
    ) -> None:
        page = f"/workshops/{made.code}/layers/new"
        form = fields_of(staff.get(page).text) | FILLED
        for size in (21_000_000, 70_000_000):
            answer = staff.post(page, data=multipart(form, bytes(size)), content_type=MULTIPART)
            assert answer.status_code == 413
            assert "more than 20 MB" in answer.text
        assert uploads(app) == []

    def test_strangers_send_nothing_large(self, app: Flask, made: Evening) -> None:
        page = f"/workshops/{made.code}/layers/new"
        body = multipart({}, bytes(3_000_000))
        answer = app.test_client().post(page, data=body, content_type=MULTIPART)
        assert answer.status_code == 413

    def test_refused_with_its_sentence(
        self, staff: FlaskClient, made: Evening, upload: Upload
    ) -> None:
        page = upload(b"\x7fELF")
        assert "This is none of the files that can be read" in staff.get(page).text
        assert "This is none of the files" in staff.get(f"/workshops/{made.code}/layers").text
        assert published(made) == []

    def test_shape_by_shape(self, staff: FlaskClient, upload: Upload) -> None:
        page = upload(collection(feature(MEADOW), feature(None, name="<b>Nowhere</b>")))
        text = staff.get(page).text
        assert "It has no place on the map." in text
        assert "&lt;b&gt;Nowhere" in text
        assert "1 left out" in text

    def test_while_it_waits_the_page_asks_again(self, staff: FlaskClient, upload: Upload) -> None:
        text = staff.get(upload(meadow_and_wood(), look=False)).text
        assert 'http-equiv="refresh"' in text
        job = re.search(r'data-url="([^"]+)"', text)
        assert job
        assert staff.get(job[1]).get_json()["state"] == "queued"

    def test_a_full_list_says_so(self, made: Evening, staff: FlaskClient, upload: Upload) -> None:
        for _ in range(20):
            upload(meadow_and_wood(), look=False)
        page = f"/workshops/{made.code}/layers/new"
        form = fields_of(staff.get(page).text) | FILLED
        answer = staff.post(page, data=form | {"file": (io.BytesIO(meadow_and_wood()), "a")})
        assert answer.status_code == 409
        assert "at most 20 layers" in answer.text
