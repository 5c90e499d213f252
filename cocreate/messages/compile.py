"""From catalogues to what programs read: .mo files for the server, JSON for the pages."""

import json
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from cocreate.messages.catalogues import TRANSLATIONS, forms, languages, read_catalogue, sentences
from cocreate.messages.pseudo import PSEUDO, pseudo_catalogue


def compile_catalogues() -> dict[str, bytes]:
    """Write each language's .mo file, the made-up language's too.

    Returns the pages' catalogues as `{"messages/de.json": JSON}`: `{msgid: words}` of the
    sentences that scripts say, plurals as a list of forms under the singular.
    """
    pages = {}
    for catalogue in _catalogues():
        with mo_file(str(catalogue.locale)).open("wb") as file:
            write_mo(file, catalogue)
        words = json.dumps(_said_by_scripts(catalogue), ensure_ascii=False, separators=(",", ":"))
        pages[f"messages/{catalogue.locale}.json"] = words.encode()
    return pages


def mo_file(language: str) -> Path:
    """Where a language's compiled catalogue is; its folder is made."""
    folder = TRANSLATIONS / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "messages.mo"


def is_compiled() -> bool:
    """Whether every language has its .mo file."""
    return all(mo_file(language).exists() for language in (*languages(), PSEUDO))


def _catalogues() -> Iterator[Catalog]:
    real = [read_catalogue(language) for language in languages()]
    yield from real
    if real:
        yield pseudo_catalogue(real[0])


def _said_by_scripts(catalogue: Catalog) -> dict[str, str | list[str]]:
    said: dict[str, str | list[str]] = {}
    for message in sentences(catalogue):
        in_scripts = any(file.startswith("static/js/") for file, _line in message.locations)
        words = forms(message.string)
        if in_scripts and not message.fuzzy and all(words):
            said[forms(message.id)[0]] = words if message.pluralizable else words[0]
    return said
