"""Every address by everybody: none crashes, and the staff's pages are the staff's."""

import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import current_app
from werkzeug.routing import Rule

from tests.contract.client import Client
from tests.contract.hall import Hall
from tests.contract.test_matrix import everybody

pytestmark = pytest.mark.database

STAFF_ONLY = {
    "staff.account", "workshops.index", "workshops.new", "workshops.create", "workshops.edit",
    "endings.close", "endings.reopen", "endings.delete", "console.page", "console.stream",
    "poster.page", "replicate.again", "replicate.borrow", "replicate.download", "replicate.upload",
    "layers.index", "layers.new", "layers.layer", "layers.system", "layers.move",
    "layers.remove",
    "kinds.page", "kinds.add", "kinds.remove",
    "named_places.page", "named_places.add", "named_places.upload", "named_places.remove",
    "plans.page", "plans.place", "plans.remove", "plans.upload", "plans.uploaded",
}  # fmt: skip
# What these tests must not do to the workshop that they look at.
ENDING = {"staff.logout", "participants.leave", "mine.erase"}
STRANGE = ["%00", "..%2F..%2Fetc%2Fpasswd", "a" * 3000, "💥", "%F0%28", "{{7*7}}", "-1"]


def rules() -> list[Rule]:
    return sorted(current_app.url_map.iter_rules(), key=lambda rule: rule.rule)


def address(rule: Rule, hall: Hall, strange: str | None = None) -> str:
    """The rule's address with what exists, or with something strange in each place."""
    values = {
        "code": hall.code, "token": hall.join_token, "filename": "css/app.css", "name": "x.js",
        "source": "none", "kit": "aarhus", "digest": "0" * 12, "form": "geojson",
        "proposal": str(uuid.uuid4()), "comment": str(uuid.uuid4()), "layer": str(uuid.uuid4()),
        "job": str(uuid.uuid4()), "kind": "svg", "z": "1", "x": "1", "y": "1", "number": "1", "category": "tree",
    }  # fmt: skip
    path = ""
    for dynamic, text in rule._trace:
        path += (strange or values[text]) if dynamic else text
    return path.removeprefix("|")


def methods(rule: Rule) -> Iterator[str]:
    yield from sorted((rule.methods or set()) & {"GET", "POST"})


def visits(rule: Rule) -> set[str]:
    return set() if rule.endpoint in ENDING else set(methods(rule))


@pytest.mark.parametrize(
    "who", ["nobody", "another workshop's", "screen", "other staff", "staff", "participant"]
)
def test_no_address_crashes(hall: Hall, who: str) -> None:
    client = everybody(hall)[who]
    hall.idea(hall.person())
    crashed = []
    for rule in rules():
        for method in visits(rule):
            for as_json in (False, True):
                answer = client.call(method, address(rule, hall), **body(method, as_json=as_json))
                if answer.status_code >= 500:
                    crashed.append((method, rule.rule, answer.status_code))
    assert crashed == []
    assert hall.staff().get("/state").status_code == 200, "the workshop is still there"


def body(method: str, *, as_json: bool) -> dict[str, object]:
    if method == "GET":
        return {"headers": {"Accept": "application/json"}} if as_json else {}
    return {"json": {"a": ["b"]}} if as_json else {"data": {"a": "b"}}


@pytest.mark.parametrize("strange", STRANGE)
def test_no_strange_address_crashes(hall: Hall, strange: str) -> None:
    client = hall.person()
    crashed = []
    for rule in rules():
        if rule.arguments:
            answer = client.call("GET", address(rule, hall, strange))
            if answer.status_code >= 500:
                crashed.append((rule.rule, answer.status_code))
    assert crashed == []


@pytest.mark.parametrize(
    "query", ["lang=%00", "lang=zz", "key=%F0", "next=//evil.example", "a=" * 500]
)
def test_no_question_crashes(hall: Hall, query: str) -> None:
    client = hall.person()
    for rule in rules():
        if "GET" in methods(rule):
            answer = client.call("GET", f"{address(rule, hall)}?{query}")
            assert answer.status_code < 500, rule.rule
            leads_to = urlsplit(answer.headers.get("Location", ""))
            assert leads_to.netloc in {"", urlsplit(hall.server.base).netloc}, rule.rule


@pytest.mark.parametrize("who", ["nobody", "another workshop's", "screen", "participant"])
def test_staff_pages_are_the_staff_s(hall: Hall, who: str) -> None:
    visitor = everybody(hall)[who]
    for rule in rules():
        if rule.endpoint in STAFF_ONLY:
            for method in methods(rule):
                assert_sent_away(visitor, method, address(rule, hall))


def assert_sent_away(visitor: Client, method: str, path: str) -> None:
    """To the sign-in, or refused; a form without its token is refused before that."""
    answer = visitor.call(method, path)
    if answer.status_code in {302, 303}:
        assert "/staff/login" in answer.headers["Location"], path
    else:
        assert answer.status_code in {400, 401, 403, 404}, (path, answer.status_code)


def test_other_staff_do_not_run_this_workshop(hall: Hall) -> None:
    other = hall.other_staff()
    for path in (f"/w/{hall.code}/facilitate", f"/workshops/{hall.code}/edit"):
        assert other.call("GET", path).status_code in {403, 404}, path
    for path in (f"/workshops/{hall.code}/close", f"/workshops/{hall.code}/delete"):
        assert other.call("GET", path).status_code in {403, 404}, path


def test_every_staff_address_is_known_here(hall: Hall) -> None:
    """A new page of the staff's rooms is added to the list above, or is open on purpose."""
    rooms = {
        "staff", "workshops", "layers", "endings", "console", "poster", "replicate", "kinds",
        "named_places", "plans",
    }  # fmt: skip
    open_on_purpose = {"staff.login", "staff.sign_in_here", "staff.logout", "staff.demo_link",
                       "plans.picture"}  # fmt: skip
    found = {rule.endpoint for rule in rules() if rule.endpoint.split(".")[0] in rooms}
    assert found - open_on_purpose == STAFF_ONLY
