"""How large, how long and how many: refused with a sentence, and the text kept."""

from typing import Any

import pytest
from flask import Flask

from cocreate.journal.answers import Refused
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.workshops.models import Workshop
from tests.factories import HERE, Evening, evening, new_id, tree

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

LON, LAT = HERE


def limited(category: str, **limits: int) -> Evening:
    """An evening in whose palette this category has these limits."""
    made = evening()

    def set_limits(session: Any) -> None:
        workshop = session.get_one(Workshop, made.workshop.id)
        workshop.categories = [
            each | limits if each["id"] == category else each for each in workshop.categories
        ]

    store.write(set_limits)
    return made


def line(degrees: float) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [[LON, LAT], [LON + degrees, LAT]]}


def field(side: float) -> dict[str, Any]:
    ring = [[LON, LAT], [LON + side, LAT], [LON + side, LAT + side], [LON, LAT + side], [LON, LAT]]
    return {"type": "Polygon", "coordinates": [ring]}


def refusal(made: Evening, **changes: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        made.propose(made.join(), **changes)
    return refused.value


def said(refused: Refused) -> str:
    return refused.message % refused.params


def test_area_above_the_largest_is_refused_with_the_limit(app: Flask) -> None:
    made = limited("heath", largest=5000)
    refused = refusal(made, category="heath", geometry=field(0.002))
    assert (refused.code, refused.extras["fields"]) == ("invalid", {"geometry": []})
    with app.test_request_context(headers={"Accept-Language": "de"}):
        assert "5.000\u00a0m²" in said(refused)
    made.propose(made.join(), category="heath", geometry=field(0.0005))


def test_line_above_the_longest_is_refused() -> None:
    made = limited("path", longest=100)
    refused = refusal(made, category="path", geometry=line(0.01))
    assert refused.extras["fields"] == {"geometry": []}
    made.propose(made.join(), category="path", geometry=line(0.001))


def test_ground_of_a_line_is_limited_by_its_width() -> None:
    made = limited("hedge", largest=500)
    one = made.propose(made.join(), category="hedge", geometry=line(0.001), fields={"width": 3})
    refused = refusal(made, category="hedge", geometry=line(0.001), fields={"width": 30})
    assert refused.extras["fields"] == {"fields.width": []}
    wider = {"proposal": one["id"], "fields": {"width": 30}}
    with pytest.raises(Refused):
        perform("proposal.edit", new_id(), made.people[0], wider)
    move = {"proposal": one["id"], "geometry": line(0.01)}
    with pytest.raises(Refused):
        perform("proposal.move", new_id(), made.people[0], move)


def test_what_is_just_at_the_limit_passes_though_the_phone_measures_otherwise() -> None:
    made = limited("path", longest=100)
    degrees = 100.3 / 61.97 / 1000  # a thousandth of a degree is 61.97 m here
    made.propose(made.join(), category="path", geometry=line(degrees))


def test_each_person_may_make_so_many_and_not_more() -> None:
    made = limited("tree", most_per_person=2)
    ann, ben = made.join(), made.join()
    first, _ = made.propose(ann), made.propose(ann)
    with pytest.raises(Refused) as refused:
        made.propose(ann)
    assert refused.value.extras["fields"] == {"category": []}
    assert " 2 " in said(refused.value)
    made.propose(ben)
    # What is taken back makes room again.
    perform("proposal.withdraw", new_id(), ann, {"proposal": first["id"]})
    made.propose(ann)


def test_no_idea_becomes_one_too_many_of_another_kind() -> None:
    made = limited("stones", most_per_person=1)
    ann = made.join()
    made.propose(ann, category="stones")
    other = made.propose(ann)
    change = {"proposal": other["id"], "category": "stones"}
    with pytest.raises(Refused) as refused:
        perform("proposal.edit", new_id(), ann, change)
    assert refused.value.extras["fields"] == {"category": []}
    one = made.propose(ben := made.join())
    perform("proposal.edit", new_id(), ben, {"proposal": one["id"], "category": "stones"})
    # It keeps its kind, so it is not counted against itself.
    perform("proposal.edit", new_id(), ben, {"proposal": one["id"], "title": "Two stone heaps"})


def test_refusal_is_an_ack_in_the_readers_language(app: Flask) -> None:
    made = limited("tree", most_per_person=1)
    phone = app.test_client()
    phone.post("/join", json={"code": made.code, "role": "resident"})

    def send() -> Any:
        body = {"id": new_id(), "kind": "proposal.add", "data": tree(), "seen": 1}
        where = f"/w/{made.code}/commands"
        return phone.post(where, json=body, headers={"Accept-Language": "en"})

    assert send().json["ok"]
    answer = send()
    assert (answer.status_code, answer.json["code"]) == (400, "invalid")
    assert "at most" in answer.json["message"]


def test_plain_form_keeps_the_words_and_says_why(app: Flask) -> None:
    made = limited("tree", most_per_person=1)
    phone = app.test_client()
    phone.post("/join", json={"code": made.code, "role": "resident"})
    page = f"/w/{made.code}/propose?lang=en"

    def send() -> Any:
        form = phone.get(page).text
        hidden = {
            name: form.split(f'name="{name}"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
            for name in ("csrf_token", "command", "proposal", "seen")
            if f'name="{name}"' in form
        }
        typed = {
            "category": "tree",
            "lat": str(LAT),
            "lon": str(LON),
            "title": "An old elm",
            "text": "Shade",
        }
        return phone.post(page, data=hidden | typed)

    assert send().status_code == 303
    again = send()
    assert again.status_code == 400
    assert "An old elm" in again.text
    assert "at most" in again.text
