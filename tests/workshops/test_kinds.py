"""Local measures: staff add a kind to the palette before the evening begins, checked as a kit's is."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from cocreate.journal.answers import Refused
from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.kits.measures import measures
from cocreate.workshops.public import category_objects
from tests.factories import Evening, evening
from tests.workshops.conftest import fields_of, workshop_now

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

ORCHARD: dict[str, Any] = {
    "names": {"en": "Orchard", "de": "Streuobst"},
    "prompt": {"en": "Who would pick the apples?"},
    "nearest": "urban_tree",
    "geometry": ["point", "area"],
    "colour": "#E69F00",
    "shape": "pentagon",
    "letter": "Z",
}


def lobby() -> Evening:
    return evening("lobby")


class TestAdding:
    def test_kind_is_offered_before_the_remarks_under_its_shared_measure(self) -> None:
        made = lobby()
        added = made.staff("category.add", ORCHARD).result["category"]
        palette = workshop_now(made).categories
        assert added in palette
        assert [each["general"] for each in palette] == sorted(e["general"] for e in palette)
        assert (added["id"], added["nearest"], added["unit"]) == (
            "local-orchard",
            "urban_tree",
            "n",
        )
        assert added["measure"] not in measures()
        assert added["names"]["de"] == "Streuobst"
        # What it does not say is taken from the shared list, as in a kit.
        assert added["names"]["fr"] == measures()["urban_tree"].names["fr"]
        assert added["geometry"] == ["Point", "Polygon"]

    def test_people_propose_it_and_a_second_of_the_name_has_a_code_of_its_own(self) -> None:
        made = lobby()
        made.staff("category.add", ORCHARD)
        twin = made.staff("category.add", ORCHARD | {"letter": "Y", "shape": "dome"})
        assert twin.result["category"]["id"] == "local-orchard-2"
        made.phase("collect")
        assert made.propose(made.join(), category="local-orchard", title="")["title"].startswith(
            "Orchard"
        )

    def test_phones_hear_of_the_palette_with_the_workshop(self) -> None:
        made = lobby()
        made.staff("category.add", ORCHARD)
        with store.read() as db:
            head = read_head(db, made.workshop.id)
            (event,) = events_after(db, head, "room", head.room_seq - 1)
            now = category_objects(workshop_now(made))
        assert event["kind"] == "workshop.edited"
        assert event["data"]["categories"] == now

    def test_languages_are_kept_in_which_the_kind_says_nothing(self) -> None:
        made = lobby()
        made.staff("category.add", ORCHARD)
        made.staff("workshop.edit", {"languages": ["en", "da"]})
        assert workshop_now(made).languages == ["en", "da"]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"names": {}}, {"names": {"de": "Obst"}}, {"names": {"en": 5}}, {"names": "Orchard"},
            {"names": {"en": "x" * 41}}, {"prompt": {"de": "Wo?"}}, {"nearest": "castle"},
            {"nearest": "worry"}, {"geometry": []}, {"geometry": ["cube"]}, {"geometry": "point"},
            {"geometry": ["point", "point"]}, {"colour": "red"}, {"shape": "star"}, {"letter": "zz"},
            {"letter": "T"}, {"colour": "#009E73", "shape": "circle"}, {"unit": "m"}, {"icon": "unicorn"},
        ],
    )  # fmt: skip
    def test_what_a_kit_may_not_have_is_refused(self, wrong: dict[str, Any]) -> None:
        made = lobby()
        with pytest.raises(Refused) as refused:
            made.staff("category.add", ORCHARD | wrong)
        assert refused.value.code == "invalid"
        assert workshop_now(made).categories == made.workshop.categories

    def test_only_before_the_evening_begins(self) -> None:
        with pytest.raises(Refused) as refused:
            evening("collect").staff("category.add", ORCHARD)
        assert refused.value.code == "wrong_phase"


class TestTakingAway:
    def test_own_kind_goes_with_its_question(self) -> None:
        made = lobby()
        made.staff("category.add", ORCHARD)
        made.staff("workshop.edit", {"texts": {"prompts": {"local-orchard": {"en": "Where?"}}}})
        made.staff("category.remove", {"category": "local-orchard"})
        now = workshop_now(made)
        assert (now.categories, now.texts) == (made.workshop.categories, {})

    def test_the_kits_kinds_stay(self) -> None:
        with pytest.raises(Refused) as refused:
            lobby().staff("category.remove", {"category": "tree"})
        assert refused.value.code == "not_found"

    def test_nothing_goes_once_there_are_ideas(self) -> None:
        made = lobby()
        made.staff("category.add", ORCHARD)
        made.phase("collect")
        made.propose(made.join())
        made.phase("lobby")
        with pytest.raises(Refused) as refused:
            made.staff("category.remove", {"category": "local-orchard"})
        assert refused.value.code == "not_allowed"


TYPED: dict[str, Any] = {
    "name": "Streuobst", "prompt": "Wer pflückt die Äpfel?", "nearest": "urban_tree",
    "geometry": ["point", "area"], "unit": "", "kind-de-name": "Obst", "kind-de-prompt": "",
}  # fmt: skip


class TestPage:
    def send(self, browser: FlaskClient, made: Evening, **typed: Any) -> Any:
        page = f"/workshops/{made.code}/kinds"
        fields = fields_of(browser.get(page).text)
        chosen = {name: fields[name] for name in ("csrf_token", "look", "letter")}
        # A select whose first choice nobody has touched sends that one.
        chosen["letter"] = chosen["letter"] or "Z"
        return browser.post(page, data=chosen | TYPED | typed)

    def test_added_and_taken_away(self, owner: Callable[[Evening], FlaskClient]) -> None:
        made = lobby()
        browser = owner(made)
        assert self.send(browser, made).status_code == 302
        added = next(each for each in workshop_now(made).categories if each.get("local"))
        assert (added["names"]["en"], added["names"]["de"]) == ("Streuobst", "Obst")
        assert added["prompt"] == {"en": "Wer pflückt die Äpfel?"}
        token = fields_of(browser.get(f"/workshops/{made.code}/kinds").text)["csrf_token"]
        form = {"csrf_token": token, "category": added["id"]}
        browser.post(f"/workshops/{made.code}/kinds/remove", data=form)
        assert not any(each.get("local") for each in workshop_now(made).categories)

    @pytest.mark.parametrize(
        ("field", "value"),
        [("name", ""), ("name", "x" * 41), ("prompt", ""), ("geometry", []), ("nearest", "castle"),
         ("letter", "T"), ("kind-de-name", "x" * 41)],
    )  # fmt: skip
    def test_a_mistake_is_named_and_loses_nothing(
        self, owner: Callable[[Evening], FlaskClient], field: str, value: Any
    ) -> None:
        made = lobby()
        answer = self.send(owner(made), made, **{field: value})
        assert answer.status_code == 400
        assert answer.text.count('class="error"') == 1
        if field != "prompt":
            assert fields_of(answer.text)["prompt"] == TYPED["prompt"]
        assert not any(each.get("local") for each in workshop_now(made).categories)

    def test_later_the_page_only_shows(self, owner: Callable[[Evening], FlaskClient]) -> None:
        made = evening("collect")
        assert "The evening has begun" in owner(made).get(f"/workshops/{made.code}/kinds").text
