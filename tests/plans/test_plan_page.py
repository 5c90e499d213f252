"""The staff's page of a plan, and what everybody gets of it."""

import io
import re
import uuid
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping.verify import verify
from cocreate.plans.models import Plan, PlanFile
from cocreate.staff.actions import open_session
from cocreate.workshops.actions import delete_workshop
from cocreate.workshops.commands import DeleteWorkshop
from tests.factories import Evening, evening
from tests.plans.pictures import COLOURS, drawing, like, opened

pytestmark = pytest.mark.database
POINTS = {
    "point1-x": "0", "point1-y": "0", "point1-lat": "56.2230", "point1-lon": "10.2380",
    "point2-x": "100", "point2-y": "0", "point2-lat": "56,2230", "point2-lon": "10,2420",
}  # fmt: skip


@pytest.fixture
def made(app: Flask) -> Evening:
    return evening("collect")


@pytest.fixture
def staff(app: Flask, made: Evening) -> FlaskClient:
    token = store.write(lambda db: open_session(db, made.facilitator.id, utcnow))
    client = app.test_client()
    client.set_cookie(app.config["STAFF_COOKIE"], token)
    return client


def token_of(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def upload(client: FlaskClient, made: Evening, body: bytes | None = None, **words: str) -> Any:
    page = f"/workshops/{made.code}/plan"
    said = {"name": "New quarter", "attribution": "Office <Green>"} | words
    file = FileStorage(io.BytesIO(drawing() if body is None else body), "plan.png")
    # The page with the form to upload is there as long as there is no plan; its token is anyone's.
    data = said | {"csrf_token": token_of(client, "/workshops/new"), "file": file}
    boundary, sent = encode_multipart(data)
    kind = f'multipart/form-data; boundary="{boundary}"'
    return client.post(f"{page}/upload", data=sent, content_type=kind)


def lay(client: FlaskClient, made: Evening, **changes: str) -> Any:
    page = f"/workshops/{made.code}/plan"
    words = {"name": "New quarter", "attribution": "Office <Green>", "opacity": "60"}
    data = words | POINTS | changes | {"csrf_token": token_of(client, "/workshops/new")}
    return client.post(page, data=data)


def plan_now(made: Evening) -> Any:
    with store.read() as session:
        return snapshot(session, made.workshop.id, "room")["workshop"]["plan"]


def test_plan_goes_from_the_form_to_everybody(made: Evening, staff: FlaskClient) -> None:
    page = f"/workshops/{made.code}/plan"
    assert 'name="file"' in staff.get(page).text
    assert plan_now(made) is None
    assert upload(staff, made).status_code == 303
    assert plan_now(made) is None
    assert staff.get(f"{page}/picture").mimetype == "image/webp"
    answer = lay(staff, made)
    assert answer.status_code == 303, answer.text
    plan = plan_now(made)
    assert (plan["name"], plan["attribution"], plan["opacity"]) == (
        "New quarter",
        "Office <Green>",
        0.6,
    )
    assert plan["bounds"] == pytest.approx([10.238, 56.2219, 10.242, 56.223], abs=2e-4)
    shown = staff.get(page).text
    assert "This point is 0 m off." in shown
    assert 'value="56.223"' in shown
    answer = staff.get(f"/w/{made.code}/{plan['url']}")
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    width, height = opened(answer.data).size
    assert like(
        opened(answer.data).convert("RGBA").getpixel((width // 4, height // 4)), COLOURS[0, 0]
    )
    assert list(verify()) == []


def test_picture_is_for_the_people_of_the_workshop_until_the_outcome(
    app: Flask, made: Evening, staff: FlaskClient
) -> None:
    upload(staff, made)
    lay(staff, made)
    address = f"/w/{made.code}/{plan_now(made)['url']}"
    stranger = app.test_client()
    assert stranger.get(address).status_code == 401
    made.phase("results")
    assert stranger.get(address).status_code == 200
    assert stranger.get(address.replace("plan/", "plan/0")).status_code == 404


def test_new_picture_waits_and_the_old_one_stays(made: Evening, staff: FlaskClient) -> None:
    upload(staff, made)
    lay(staff, made)
    before = plan_now(made)
    upload(staff, made, drawing(600, 300), name="Second draft")
    assert plan_now(made) == before
    assert staff.get(f"/w/{made.code}/{before['url']}").status_code == 200
    lay(staff, made, name="Second draft", opacity="100")
    after = plan_now(made)
    assert (after["name"], after["opacity"]) == ("Second draft", 1)
    assert after["url"] != before["url"]
    assert staff.get(f"/w/{made.code}/{before['url']}").status_code == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"point2-x": ""}, "Give all four numbers"),
        ({"point2-x": "far"}, "Please give a number."),
        ({name: "" for name in POINTS if "2" in name[:6]}, "at least two points"),
        ({"point2-x": "1", "point2-lon": "10.23801"}, "too close"),
        ({"point1-lat": "52.2230", "point2-lat": "52.2230"}, "not lie where the workshop is"),
        ({"point1-lat": "99"}, "Please give a number from"),
        ({"opacity": "3"}, "Please give a number from"),
        ({"name": ""}, "Give the plan a name."),
    ],
)
def test_mistake_is_told_and_nothing_is_shown(
    made: Evening, staff: FlaskClient, changes: dict[str, str], says: str
) -> None:
    upload(staff, made)
    answer = lay(staff, made, **changes)
    assert answer.status_code == 400
    assert says in answer.text
    assert plan_now(made) is None


def test_file_that_is_no_picture_or_too_large_is_told(made: Evening, staff: FlaskClient) -> None:
    answer = upload(staff, made, b"%PDF-1.7")
    assert (answer.status_code, "not a PNG or JPEG" in answer.text) == (400, True)
    answer = upload(staff, made, bytes(13 * 1024 * 1024))
    assert (answer.status_code, "more than 12 MB" in answer.text) == (413, True)
    answer = upload(staff, made, bytes(50 * 1024 * 1024))
    assert (answer.status_code, "more than 12 MB" in answer.text) == (413, True)


def test_plan_is_removed_after_asking(made: Evening, staff: FlaskClient) -> None:
    upload(staff, made)
    lay(staff, made)
    page = f"/workshops/{made.code}/plan/remove"
    assert "Remove the plan" in staff.get(page).text
    token = token_of(staff, page)
    assert staff.post(page, data={"csrf_token": token}).status_code == 303
    assert plan_now(made) is None
    assert rows() == (0, 0)
    assert list(verify()) == []


def rows() -> tuple[int, ...]:
    with store.read() as session:
        counts = (
            session.scalar(select(func.count()).select_from(each)) for each in (Plan, PlanFile)
        )
        return tuple(count or 0 for count in counts)


def test_deleting_the_workshop_takes_the_plan_along(made: Evening, staff: FlaskClient) -> None:
    upload(staff, made)
    lay(staff, made)
    assert rows() == (1, 2)
    assert "1 plan" in staff.get(f"/workshops/{made.code}/delete").text
    command = DeleteWorkshop(made.workshop.id, made.code)
    store.write(lambda session: delete_workshop(session, command))
    assert rows() == (0, 0)


def test_only_those_who_run_it_may_give_a_plan(app: Flask, made: Evening) -> None:
    stranger = app.test_client()
    for path in ("", "/picture", "/remove"):
        assert stranger.get(f"/workshops/{made.code}/plan{path}").status_code in {302, 403}
    other = evening("collect")
    token = store.write(lambda db: open_session(db, other.facilitator.id, utcnow))
    stranger.set_cookie(app.config["STAFF_COOKIE"], token)
    assert stranger.get(f"/workshops/{made.code}/plan").status_code == 403


def test_command_names_the_picture_that_is_meant(made: Evening, staff: FlaskClient) -> None:
    upload(staff, made)
    lay(staff, made)
    digest = plan_now(made)["url"].removeprefix("plan/").removesuffix(".webp")
    made.staff("plan.show", {"digest": digest, "opacity": 30})
    assert plan_now(made)["opacity"] == 0.3
    with pytest.raises(Exception, match="no such plan"):
        made.staff("plan.show", {"digest": str(uuid.uuid4())[:32]})
