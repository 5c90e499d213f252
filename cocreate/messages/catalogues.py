"""Reading the sources' sentences and the languages' catalogues."""

import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from cocreate.config import ROOT

TRANSLATIONS = ROOT / "cocreate" / "translations"
# Flask-Babel's lazy forms, and our mark for sentences that are said later.
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "_l": None, "lazy_ngettext": (1, 2)}
SOURCES = (
    ("cocreate", "**.py", "python"),
    ("templates", "**.html", "jinja2"),
    ("static/js", "**.js", "javascript"),
)
# Babel does not look into `${…}` unless told to.
OPTIONS = {"**.js": {"parse_template_string": "true"}}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def po_file(language: str) -> Path:
    """Where a language's catalogue is kept."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def languages() -> list[str]:
    """The languages that have a catalogue; the source language, English, has none."""
    return sorted(file.parents[1].name for file in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))


def read_catalogue(language: str) -> Catalog:
    """A language's catalogue as it stands in its .po file."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def extract() -> Catalog:
    """Every sentence of the sources, with the files it stands in."""
    template = Catalog(project="cocreate", fuzzy=False)
    for folder, pattern, method in SOURCES:
        found = extract_from_dir(
            ROOT / folder,
            [(pattern, method)],
            options_map=OPTIONS,
            keywords=KEYWORDS,
            comment_tags=["Translators:"],
        )
        for name, _line, message, comments, context in found:
            where = [(f"{folder}/{name}", 0)]
            template.add(message, None, where, auto_comments=comments, context=context)
    return template


def sentences(catalogue: Catalog) -> Iterable[Message]:
    """The catalogue's messages without its header."""
    return (message for message in catalogue if message.id)


def forms(words: str | Iterable[str] | None) -> list[str]:
    """A message's words as a list: one form, or all plural forms."""
    return [words] if isinstance(words, str) else list(words or ())


def placeholders(text: str) -> set[str]:
    """The names filled into a sentence."""
    return set(PLACEHOLDER.findall(text))
