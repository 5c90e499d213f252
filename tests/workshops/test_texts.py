"""What staff write in several languages: kept, fallen back from, shown in the reader's."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.workshops.links import config_secrets, screen_key
from cocreate.workshops.public import workshop_object
from cocreate.workshops.texts import said
from tests.factories import Evening, evening
from tests.workshops.conftest import fields_of, only_workshop, workshop_now

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

GERMAN = {
    "title": {"de": "Mehr Natur am Hede Enge"},
    "what_next": {"de": "Der Rat entscheidet.\nDann wird gepflanzt."},
    "prompts": {"tree": {"de": "Wo fehlt ein Baum?", "en": "Where is a tree missing?"}},
}
NEW = "/workshops/new"


def bilingual(**more: Any) -> Evening:
    made = evening("collect", what_next="The council decides.")
    made.staff("workshop.edit", {"texts": GERMAN, **more})
    return made


def shown(made: Evening) -> dict[str, Any]:
    """The contract's workshop."""
    with store.read() as db:
        return workshop_object(workshop_now(made), read_head(db, made.workshop.id))


class TestKept:
    def test_strings_of_the_contract_stay_in_the_workshops_language(self) -> None:
        seen = shown(bilingual())
        assert (seen["title"], seen["place"]) == ("More nature at Hede Enge", "Hede Enge")
        assert seen["what_next"]["text"] == "The council decides."
        assert seen["texts"]["title"] == {"en": seen["title"], **GERMAN["title"]}
        assert seen["texts"]["place"] == {"en": "Hede Enge"}
        assert seen["texts"]["prompts"] == GERMAN["prompts"]

    def test_texts_replace_what_was_there_and_empty_ones_go(self) -> None:
        made = bilingual()
        made.staff("workshop.edit", {"texts": {"title": {"da": "Mere natur", "de": ""}}})
        assert workshop_now(made).texts == {"title": {"da": "Mere natur"}}
        made.staff("workshop.edit", {"title": "Other"})
        assert workshop_now(made).texts == {"title": {"da": "Mere natur"}}

    @pytest.mark.parametrize(
        "texts",
        [
            [], {"name": {"de": "x"}}, {"title": "x"}, {"title": {"de": 5}}, {"title": {"DE!": "x"}},
            {"title": {"de": "x" * 121}}, {"title": {"de": "two\nlines"}}, {"title": {"de": "  "}},
            {"what_next": {"de": "x" * 1001}}, {"prompts": {"tree": {"de": "x" * 201}}},
            {"prompts": {"castle": {"de": "x"}}}, {"prompts": []}, {"title": {"fr": "x"}},
        ],
    )  # fmt: skip
    def test_what_is_no_text_is_refused(self, texts: Any) -> None:
        with pytest.raises(Refused) as refused:
            evening().staff("workshop.edit", {"texts": texts})
        assert list(refused.value.extras["fields"]) == ["texts"]

    def test_another_first_language_loses_nothing(self) -> None:
        made = bilingual(lang="de")
        seen = shown(made)
        assert (seen["title"], seen["lang"]) == ("Mehr Natur am Hede Enge", "de")
        assert seen["texts"]["title"]["en"] == "More nature at Hede Enge"
        # Nobody has said the place in German: the word there was stays.
        assert (seen["place"], seen["texts"]["place"]) == ("Hede Enge", {"de": "Hede Enge"})
        made.staff("workshop.edit", {"lang": "en"})
        assert shown(made)["title"] == "More nature at Hede Enge"
        assert shown(made)["texts"]["title"]["de"] == "Mehr Natur am Hede Enge"

    @pytest.mark.parametrize(
        "languages", [[], "de", ["en", "en"], ["en", "tlh"], ["de"], ["en", None]]
    )
    def test_languages_are_of_the_kit_and_with_the_workshops_own(self, languages: Any) -> None:
        with pytest.raises(Refused) as refused:
            evening().staff("workshop.edit", {"languages": languages})
        assert list(refused.value.extras["fields"]) == ["languages"]

    def test_fewer_languages_can_be_offered_and_more_again(self) -> None:
        made = evening()
        made.staff("workshop.edit", {"languages": ["en"]})
        assert workshop_now(made).languages == ["en"]
        made.staff("workshop.edit", {"languages": ["de", "da"], "lang": "de"})
        assert (workshop_now(made).languages, workshop_now(made).lang) == (["de", "da"], "de")


@pytest.mark.parametrize(
    ("lang", "title"),
    [("de", "Mehr Natur am Hede Enge"), ("en", "More nature at Hede Enge"), ("fr", "More nature at Hede Enge")],
)  # fmt: skip
def test_reader_gets_their_language_or_the_workshops(lang: str, title: str) -> None:
    made = bilingual()
    assert said(workshop_now(made), "title", lang) == title
    assert said(shown(made), "title", lang) == title


def test_reader_gets_any_language_rather_than_nothing() -> None:
    made = evening("collect")
    made.staff("workshop.edit", {"texts": {"what_next": {"da": "Byrådet beslutter."}}})
    assert said(workshop_now(made), "what_next", "de") == "Byrådet beslutter."


@pytest.mark.parametrize("path", ["", "/summary", "/facilitate", "/poster", "/edit", "/list"])
def test_pages_speak_to_their_reader(
    app: Flask, owner: Callable[[Evening], FlaskClient], path: str
) -> None:
    made = bilingual()
    if path == "/list":
        client = app.test_client()
        with client.session_transaction() as session:
            person = made.join()
            session["devices"] = {made.workshop.id.hex: made.tokens[person.id]}
    else:
        client = owner(made)
    address = f"/workshops/{made.code}/edit" if path == "/edit" else f"/w/{made.code}{path}"
    page = client.get(f"{address}?lang=de").text
    assert "Mehr Natur am Hede Enge" in page
    if path in {"", "/poster"}:
        assert "Der Rat entscheidet." in page
        assert "The council decides." not in page


def test_projector_speaks_the_rooms_language(app: Flask) -> None:
    made = bilingual(lang="de")
    client = app.test_client()
    client.get(f"/w/{made.code}/screen?key={screen_key(made.workshop, config_secrets()[0])}")
    assert "Mehr Natur am Hede Enge" in client.get(f"/w/{made.code}/screen").text


class TestForm:
    def send(self, browser: FlaskClient, page: str, **typed: str | None) -> Any:
        fields = fields_of(browser.get(page).text) | typed
        return browser.post(page, data={k: v for k, v in fields.items() if v is not None})

    def test_without_a_word_more_there_is_one_language(self, browser: FlaskClient) -> None:
        assert self.send(browser, NEW, title="Mere natur").status_code == 302
        made = only_workshop()
        assert (made.texts, made.languages, made.lang) == ({}, ["da", "en", "de"], "da")

    def test_further_languages_and_questions_are_kept(self, browser: FlaskClient) -> None:
        typed = {
            "texts-de-title": "Mehr Natur", "texts-de-what_next": "Erst der Rat.\r\nDann wir.",
            "texts-de-prompt-tree": "Wo?", "texts-da-prompt-tree": "Hvor?", "texts-en-offered": None,
        }  # fmt: skip
        assert self.send(browser, NEW, title="Mere natur", **typed).status_code == 302
        made = only_workshop()
        assert made.languages == ["da", "de"]
        assert made.texts == {
            "title": {"de": "Mehr Natur"},
            "what_next": {"de": "Erst der Rat.\nDann wir."},
            "prompts": {"tree": {"da": "Hvor?", "de": "Wo?"}},
        }
        page = fields_of(browser.get(f"/workshops/{made.code}/edit").text)
        kept = {name: text for name, text in typed.items() if text and name != "texts-de-what_next"}
        assert {name: page[name] for name in kept} == kept
        assert "texts-en-offered" not in page

    def test_another_first_language_brings_its_words_to_the_front(
        self, browser: FlaskClient
    ) -> None:
        self.send(browser, NEW, title="Mere natur", lang="de", **{"texts-de-title": "Mehr Natur"})
        made = only_workshop()
        assert (made.lang, made.title) == ("de", "Mehr Natur")
        assert made.texts == {"title": {"da": "Mere natur"}}

    def test_a_mistake_opens_its_fold_out_and_loses_nothing(self, browser: FlaskClient) -> None:
        typed = {"texts-de-title": "x" * 121, "texts-en-place": "The heath"}
        answer = self.send(browser, NEW, title="Mere natur", **typed)
        assert answer.status_code == 400
        assert answer.text.count('class="error"') == 1
        assert '<details class="more" id="texts-de" open>' in answer.text
        assert '<a href="#texts-de-title">Title · German: ' in answer.text
        assert {name: fields_of(answer.text)[name] for name in typed} == typed

    def test_another_kit_keeps_what_both_can_say(self, browser: FlaskClient) -> None:
        fields = fields_of(browser.get(NEW).text) | {"kit": "bremen", "texts-en-title": "Nature"}
        page = fields_of(browser.post(NEW, data=fields).text)
        assert page["texts-en-title"] == "Nature"
        assert (page["lang"], page["lang_was"]) == ("de", "de")
        assert "texts-da-title" not in page
