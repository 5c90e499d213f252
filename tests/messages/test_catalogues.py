"""Catalogues: nothing is missing, and what would be wrong with one is told."""

from babel.messages.catalog import Catalog

from cocreate.messages.catalogues import (
    PLACEHOLDER,
    extract,
    forms,
    languages,
    read_catalogue,
    sentences,
)
from cocreate.messages.check import catalogue_problems, problems
from cocreate.messages.pseudo import pseudo, pseudo_catalogue


def template(*messages: str | tuple[str, str]) -> Catalog:
    made = Catalog(fuzzy=False)
    for message in messages:
        made.add(message)
    return made


def german(**words: str) -> Catalog:
    made = Catalog(locale="de", fuzzy=False)
    for msgid, said in words.items():
        made.add(msgid, said)
    return made


def test_every_sentence_is_said_in_every_language() -> None:
    assert "de" in languages()
    assert problems() == []


def test_sentence_within_a_template_string_is_found() -> None:
    found = extract()["Everything that was said and voted is kept."]
    assert found is not None
    assert [file for file, _line in found.locations] == ["static/js/ui/console/steps.js"]


def test_plural_forms_are_those_of_the_language() -> None:
    for language in languages():
        catalogue = read_catalogue(language)
        plurals = [message for message in sentences(catalogue) if message.pluralizable]
        assert plurals
        assert all(len(forms(message.string)) == catalogue.num_plurals for message in plurals)


def test_complete_catalogue_has_no_problems() -> None:
    assert list(catalogue_problems(template("Send"), german(Send="Senden"))) == []


def test_sentence_not_in_the_catalogue_is_told() -> None:
    (problem,) = catalogue_problems(template("Send", "Back"), german(Send="Senden"))
    assert "not in the catalogue yet" in problem
    assert "'Back'" in problem


def test_sentence_no_longer_said_is_told() -> None:
    (problem,) = catalogue_problems(template(), german(Send="Senden"))
    assert "no longer said" in problem


def test_untranslated_and_blank_sentences_are_told() -> None:
    found = list(catalogue_problems(template("Send", "Back"), german(Send="", Back=" ")))
    assert len(found) == 2
    assert all("not translated" in problem for problem in found)


def test_fuzzy_sentence_is_told() -> None:
    catalogue = german()
    catalogue.add("Send", "Senden", flags=["fuzzy"])
    (problem,) = catalogue_problems(template("Send"), catalogue)
    assert "fuzzy" in problem


def test_differing_placeholders_are_told() -> None:
    catalogue = german()
    catalogue.add("%(n)s of %(all)s", "%(n)s von %(alle)s")
    (problem,) = catalogue_problems(template("%(n)s of %(all)s"), catalogue)
    assert "placeholders differ" in problem


def test_only_the_last_plural_form_must_name_the_count() -> None:
    source = ("%(num)s idea", "%(num)s ideas")
    fine, wrong = german(), german()
    fine.add(source, ("eine Idee", "%(num)s Ideen"))
    wrong.add(source, ("%(num)s Idee", "viele Ideen"))
    assert list(catalogue_problems(template(source), fine)) == []
    assert len(list(catalogue_problems(template(source), wrong))) == 1


def test_made_up_language_is_longer_accented_and_keeps_placeholders() -> None:
    said = pseudo("%(count)s people agree, 100 %% of them")
    assert said.startswith("%(count)s ƥêöƥĺê áğřêê, 100 %% ")
    assert len(said) >= 1.4 * len("%(count)s people agree, 100 %% of them")


def test_made_up_language_says_every_sentence() -> None:
    source = read_catalogue("de")
    made = {message.id: message for message in sentences(pseudo_catalogue(source))}
    for message in sentences(source):
        for english, said in zip(forms(message.id), forms(made[message.id].string), strict=True):
            assert len(said) >= 1.4 * len(english)
            assert PLACEHOLDER.findall(said) == PLACEHOLDER.findall(english)
