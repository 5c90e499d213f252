"""A workshop of one city with single kinds of others."""

import pytest
from flask.testing import FlaskClient

from cocreate.kits import kits
from tests.replicate.conftest import Send, kind_of, newest
from tests.workshops.conftest import fields_of

PAGE = "/workshops/new/borrow"
pytestmark = pytest.mark.usefixtures("made")


def test_new_workshop_page_leads_there(browser: FlaskClient) -> None:
    page = browser.get("/workshops/new").text
    assert f'href="{PAGE}"' in page
    assert 'href="/workshops/new/file"' in page


def test_chosen_kinds_stand_beside_the_own_ones_with_credit(browser: FlaskClient) -> None:
    fields = fields_of(browser.get(PAGE).text) | {"title": "Green Lille", "kit": "lille"}
    browser.post(PAGE, data={**fields, "kind": ["aarhus:nature", "aarhus:heath", "dordrecht:tree"]})
    new, own = newest(), kits()["lille"].categories_for_workshop()
    assert [kind["id"] for kind in new.categories][: len(own) - 3] == [k["id"] for k in own[:-3]]
    assert all(kind["general"] for kind in new.categories[-3:])
    assert len(new.categories) == len(own) + 3
    assert (
        kind_of(new, "nature")["credit"]["fr"]
        == "Aarhus: au moins 112 ha de terres agricoles rendus à la nature"
    )
    assert kind_of(new, "heath")["credit"]["fr"].startswith("Aarhus")
    letters = [kind["letter"] for kind in new.categories]
    looks = [(kind["shape"], kind["colour"]) for kind in new.categories]
    assert len(set(letters)) == len(letters)
    assert len(set(looks)) == len(looks)


def test_learnt_from_is_handed_on_from_the_pilot(browser: FlaskClient) -> None:
    fields = fields_of(browser.get(PAGE).text) | {"title": "Aarhus asks Bergen", "kit": "aarhus"}
    browser.post(PAGE, data={**fields, "kind": ["bergen:wetland"]})
    credit = kind_of(newest(), "wetland")["credit"]
    assert credit["en"] == "Växjö: the wetland south of the new district Telestadshöjden"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({}, "Choose at least one kind."),
        ({"kind": "lille:brown", "kit": "lille"}, "Choose at least one kind."),
        ({"kind": "aarhus:heath", "title": ""}, "Give the workshop a title."),
        ({"kind": "aarhus:heath", "title": "x" * 200}, "too many here"),
        ({"kind": "atlantis:heath"}, "Choose at least one kind."),
    ],
)
def test_what_is_refused_is_told(send: Send, typed: dict[str, str], reason: str) -> None:
    answer = send(PAGE + "?lang=en", **{"title": "Evening", "kit": "bremen"} | typed)
    assert answer.status_code == 400
    assert reason in answer.text


def test_a_palette_has_an_end(browser: FlaskClient) -> None:
    fields = fields_of(browser.get(PAGE).text) | {"title": "All of it", "kit": "lille"}
    every = [f"{kit.slug}:{kind.id}" for kit in kits().values() for kind in kit.categories]
    answer = browser.post(f"{PAGE}?lang=en", data={**fields, "kind": every})
    assert answer.status_code == 400
    assert "A palette holds at most 24 kinds." in answer.text
