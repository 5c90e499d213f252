"""Places that staff name: one list with the kit's, words for ideas, said to be approximate where they are."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.journal.answers import Refused
from cocreate.maps.places import place_words, places_of
from cocreate.workshops.place_files import read_places
from cocreate.workshops.places import MOST_PLACES, own_spots
from tests.factories import HERE, Evening, evening
from tests.workshops.conftest import fields_of, workshop_now

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

OAK = {"name": "The old oak", "position": [10.2351, 56.2221], "approximate": True}
BBOX = [10.2, 56.2, 10.3, 56.3]


def with_oak() -> Evening:
    made = evening("collect")
    made.staff("workshop.edit", {"places": [OAK]})
    return made


class TestOneList:
    def test_ideas_right_beside_are_named_after_them(self) -> None:
        made = with_oak()
        near = made.propose(made.join(), title="")
        assert (near["place"], near["title"]) == ("The old oak", "Tree · The old oak")
        far = {"type": "Point", "coordinates": [HERE[0] + 0.01, HERE[1]]}
        assert made.propose(made.people[0], geometry=far)["place"] != "The old oak"

    def test_places_stand_among_the_kits_in_the_order_of_names(self) -> None:
        own = own_spots(workshop_now(with_oak()))
        names = [place.name for place in places_of("aarhus", own)]
        assert "The old oak" in names
        assert {place.name for place in places_of("aarhus")} < set(names)
        assert names == sorted(names, key=str.casefold)

    def test_own_place_stands_in_for_the_kits_point_of_that_name(self) -> None:
        shelter = next(place for place in places_of("aarhus") if place.kind == "place")
        own = ((shelter.name, 10.0, 56.0, False),)
        assert [p.lon for p in places_of("aarhus", own) if p.name == shelter.name] == [10.0]

    def test_without_a_kit_they_are_all_there_is(self) -> None:
        assert place_words("atlantis", 10.0, 56.0, "en", (("Mast", 10.0, 56.0, False),)) == "Mast"

    def test_plain_form_offers_them_and_says_what_is_approximate(self, app: Flask) -> None:
        made = with_oak()
        client = app.test_client()
        with client.session_transaction() as session:
            person = made.join()
            session["devices"] = {made.workshop.id.hex: made.tokens[person.id]}
        page = client.get(f"/w/{made.code}/propose").text
        assert "The old oak (approximate)</option>" in page


@pytest.mark.parametrize(
    "places",
    [
        "here", [1], [{"name": "", "position": [10, 56]}], [{"name": "A"}],
        [{"name": "A", "position": [10]}], [{"name": "A", "position": [510, 56]}],
        [{"name": "A", "position": [10, 56], "approximate": "no"}],
        [{"name": "x" * 81, "position": [10, 56]}], [{"name": "a\nb", "position": [10, 56]}],
        [{"name": "A", "position": [10, 56]}, {"name": "a", "position": [10, 56]}],
        [{"name": f"P{n}", "position": [10, 56]} for n in range(MOST_PLACES + 1)],
    ],
)  # fmt: skip
def test_what_is_no_list_of_places_is_refused(places: Any) -> None:
    with pytest.raises(Refused) as refused:
        evening().staff("workshop.edit", {"places": places})
    assert list(refused.value.extras["fields"]) == ["places"]


class TestFiles:
    def read(self, text: str | bytes, **how: Any) -> Any:
        content = text.encode() if isinstance(text, str) else text
        return read_places(content, BBOX, **{"approximate": False} | how)

    @pytest.mark.parametrize(
        "text",
        [
            "name,lat,lon\nMill,56.21,10.24\n", "\ufeffNavn;Bredde;Længde\r\nMill;56,21;10,24\r\n",
            "x\ty\tNAME\n10.24\t56.21\tMill", 'id,title,longitude,latitude\n1,"Mill",10.24,56.21',
        ],
    )  # fmt: skip
    def test_tables_of_many_spreadsheets(self, text: str) -> None:
        found = self.read(text)
        assert found.places == [{"name": "Mill", "position": [10.24, 56.21], "approximate": False}]
        assert found.left_out == []

    def test_letters_of_older_spreadsheets(self) -> None:
        assert (
            self.read("name;lat;lon\nMølle;56,2;10,2".encode("cp1252")).places[0]["name"] == "Mølle"
        )

    def test_geojson_points(self) -> None:
        features = [
            {"type": "Feature", "properties": {"navn": "Mill", "approximate": True},
             "geometry": {"type": "Point", "coordinates": [10.24, 56.21, 3]}},
            {"type": "Feature", "properties": {"name": "Way"},
             "geometry": {"type": "LineString", "coordinates": [[10, 56], [11, 57]]}},
            {"type": "Feature", "properties": None, "geometry": None},
            5,
        ]  # fmt: skip
        found = self.read(json.dumps({"type": "FeatureCollection", "features": features}))
        assert found.places == [{"name": "Mill", "position": [10.24, 56.21], "approximate": True}]
        assert [number for number, _ in found.left_out] == [2, 3, 4]

    def test_each_line_that_cannot_be_used_is_named(self) -> None:
        lines = ["Mill,56.21,10.24", ",56.2,10.2", "Far,10.24,56.21", "Half,56.2,", "Odd,north,10",
                 "mill,56.22,10.24", "x" * 81 + ",56.2,10.2"]  # fmt: skip
        found = self.read("name,lat,lon\n" + "\n".join(lines), approximate=True)
        assert found.places == [{"name": "mill", "position": [10.24, 56.22], "approximate": True}]
        assert [number for number, _ in found.left_out] == [2, 3, 4, 5, 7]
        assert "swapped" in found.left_out[1][1]

    @pytest.mark.parametrize(
        "content",
        [b"", b"PK\x03\x04zip", b"{", b"[" * 100_000, b"{}", b'{"features": 5}', b"a,b\n1,2",
         b"\xff\xfe\x00", b"name,lat,lon\n" + b"A,56.2,10.2\n" * 90_000],
    )  # fmt: skip
    def test_what_is_no_such_file_is_refused(self, content: bytes) -> None:
        with pytest.raises(Refused):
            self.read(content)

    def test_more_than_a_workshop_takes_is_refused(self) -> None:
        rows = "\n".join(f"P{n},56.2,10.2" for n in range(MOST_PLACES + 2))
        with pytest.raises(Refused):
            self.read(f"name,lat,lon\n{rows}")


class TestPage:
    def page(self, made: Evening) -> str:
        return f"/workshops/{made.code}/places"

    def post(self, browser: FlaskClient, page: str, to: str = "", **typed: Any) -> Any:
        token = fields_of(browser.get(page).text)["csrf_token"]
        return browser.post(page + to, data={"csrf_token": token} | typed)

    def test_one_is_added_replaced_and_taken_away(
        self, owner: Callable[[Evening], FlaskClient]
    ) -> None:
        made = evening("lobby")
        browser, page = owner(made), self.page(made)
        mill = {"name": "Mill", "lat": "56,2224", "lon": "10.2352"}
        assert self.post(browser, page, **mill, approximate="y").status_code == 302
        assert workshop_now(made).places == [
            {"name": "Mill", "position": [10.2352, 56.2224], "approximate": True}
        ]
        assert "approximate" in browser.get(page).text
        self.post(browser, page, **mill | {"name": "MILL"})
        assert [(p["name"], p["approximate"]) for p in workshop_now(made).places] == [
            ("MILL", False)
        ]
        self.post(browser, page, "/remove", name="MILL")
        assert workshop_now(made).places == []

    @pytest.mark.parametrize(
        ("field", "value"),
        [("name", ""), ("name", "x" * 81), ("lat", "north"), ("lat", ""), ("lat", "10"), ("lon", "999"), ("lat", "nan")],
    )  # fmt: skip
    def test_a_mistake_is_named_and_loses_nothing(
        self, owner: Callable[[Evening], FlaskClient], field: str, value: str
    ) -> None:
        made = evening("lobby")
        typed = {"name": "Mill", "lat": "56.2224", "lon": "10.2352"} | {field: value}
        answer = self.post(owner(made), self.page(made), **typed)
        assert answer.status_code == 400
        assert answer.text.count('class="error"') == 1
        assert {name: fields_of(answer.text)[name] for name in typed} == typed
        assert workshop_now(made).places == []

    def test_a_file_brings_many_and_says_what_it_left_out(
        self, owner: Callable[[Evening], FlaskClient]
    ) -> None:
        made = evening("lobby")
        browser, page = owner(made), self.page(made)
        table = b"name,lat,lon\nMill,56.22,10.23\nOak,56.23,10.23\nNowhere,,\n"
        self.post(browser, page, "/upload", file=(io.BytesIO(table), "places.csv"))
        assert [place["name"] for place in workshop_now(made).places] == ["Mill", "Oak"]
        said = browser.get(page).text
        assert "2 places were taken over." in said
        assert "Entry 3 was left out:" in said

    def test_a_file_that_is_none_is_refused_with_a_sentence(
        self, owner: Callable[[Evening], FlaskClient]
    ) -> None:
        made = evening("lobby")
        browser, page = owner(made), self.page(made)
        for content in (b"PK\x03\x04", b""):
            answer = self.post(browser, page, "/upload", file=(io.BytesIO(content), "p.zip"))
            assert answer.status_code == 400
            assert answer.text.count('class="error"') == 1
        assert self.post(browser, page, "/upload").status_code == 400
