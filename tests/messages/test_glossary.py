"""The glossary: every term in every language, and the catalogues use its words."""

import tomllib

import pytest

from cocreate.messages.catalogues import TRANSLATIONS, forms, languages, read_catalogue

# Messages that hold nothing but a term, or the term in its plain form.
SAID = {
    "Your idea": "idea",
    "Comment": "comment",
    "Your vote": "vote",
    "Agree": "agree",
    "Neutral": "neutral",
    "Disagree": "disagree",
    "Your recovery phrase": "recovery_phrase",
    "Role": "role",
    "Facilitator": "facilitator",
    "Planner": "planner",
    "Agenda": "agenda",
    "Collect": "collect",
    "Discuss": "discuss",
    "Results": "results",
    "Closed": "closed",
    "Map": "map",
    "List": "list",
    "Projector": "projector",
    "Console": "console",
    "Poster": "poster",
    "City kit": "kit",
    "Area": "area",
    "Draw an area": "shape",
    "Draw a line": "line",
    "Kind": "kind",
    "Place": "place",
    "Hidden": "hidden",
    "Taken back": "taken_back",
    "contested": "contested",
    "Rank": "rank",
}


def glossary() -> dict[str, dict[str, str]]:
    return tomllib.loads((TRANSLATIONS / "glossary.toml").read_text(encoding="utf-8"))


def test_every_term_is_there_in_every_language() -> None:
    wanted = {"en", *languages()}
    missing = {term: wanted - words.keys() for term, words in glossary().items()}
    assert {term: lacking for term, lacking in missing.items() if lacking} == {}


def test_no_term_is_left_empty() -> None:
    assert [term for term, words in glossary().items() if not all(words.values())] == []


@pytest.mark.parametrize("language", languages())
def test_catalogue_uses_the_words_of_the_glossary(language: str) -> None:
    terms, catalogue = glossary(), read_catalogue(language)
    said = {msgid: forms(catalogue[msgid].string)[0].replace("\u00ad", "") for msgid in SAID}
    other = {
        msgid: words
        for msgid, words in said.items()
        if terms[SAID[msgid]][language].casefold() not in words.casefold()
    }
    assert other == {}
