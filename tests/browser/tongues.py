"""A page said in another language: the words to find things by, and which English ones were left."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from babel.messages.catalog import Catalog
from playwright.sync_api import Page

from cocreate.kits import Kit
from cocreate.messages.catalogues import PLACEHOLDER, forms, languages, read_catalogue, sentences
from cocreate.messages.pseudo import PSEUDO, pseudo_catalogue
from tests.messages.reading import texts

# How a browser of that language presents itself.
LOCALES = {"da": "da-DK", "de": "de-DE", "fr": "fr-FR", "nb": "nb-NO", "nl": "nl-NL", "sv": "sv-SE"}
# What a page puts between two things it says in one line.
BETWEEN = re.compile(r" · |: |, ")
# Without what says itself that it is in another language, as the fields for its texts do.
CONTENT = """() => {
  const all = document.documentElement.cloneNode(true);
  for (const each of all.querySelectorAll('[lang]')) if (each.lang !== all.lang) each.remove();
  return all.outerHTML;
}"""
# Sentences that are little but what is filled in fit everything.
LETTERS = 4


@dataclass(frozen=True)
class Tongue:
    """A language of the pages; `kit` adds what its city says."""

    language: str
    catalogue: Catalog
    kit: Kit | None = None

    def say(self, sentence: str, **filled: object) -> str:
        """One of our sentences, of several forms the first."""
        found = self.catalogue.get(sentence)
        assert found is not None, f"not in the catalogue: {sentence}"
        return forms(found.string)[0] % filled

    def left(self, page: Page) -> list[str]:
        """What the page says in English though there are other words for it."""
        said = texts(page.evaluate(CONTENT).replace("\u00ad", ""))
        pieces = {*said, *(piece for text in said for piece in BETWEEN.split(text))}
        return sorted(text for text in pieces if self._english(text) and not self._ours(text))

    def _english(self, text: str) -> bool:
        return self._fits(text, *self._patterns[0])

    def _ours(self, text: str) -> bool:
        return self._fits(text, *self._patterns[1])

    @staticmethod
    def _fits(text: str, whole: set[str], filled: list[re.Pattern[str]]) -> bool:
        return text in whole or any(pattern.fullmatch(text) for pattern in filled)

    @cached_property
    def _patterns(self) -> list[tuple[set[str], list[re.Pattern[str]]]]:
        """Of what is English only, and of what this language says."""
        english, ours = set[str](), set[str]()
        for message in sentences(self.catalogue):
            english.update(forms(message.id))
            ours.update(forms(message.string))
        english.update(self._of_the_city("en"))
        ours.update(self._of_the_city(self.language))
        return [_sorted_out(english - ours), _sorted_out(ours)]

    def _of_the_city(self, language: str) -> Iterator[str]:
        if self.kit is None:
            return
        named = [self.kit.names, self.kit.funding, *(role.names for role in self.kit.roles)]
        for category in self.kit.categories:
            named += [category.names, category.prompt, category.credit or {}]
            for field in category.fields:
                named += [field.names, *(choice.names for choice in field.choices)]
        yield from (names[language].replace("\u00ad", "") for names in named if language in names)


def _sorted_out(said: Iterable[str]) -> tuple[set[str], list[re.Pattern[str]]]:
    """Sentences that are whole, and patterns of those that something is filled into."""
    whole = {" ".join(each.replace("%%", "%").split()) for each in said}
    filled = [each for each in whole if PLACEHOLDER.search(each)]
    worded = [
        each for each in filled if len(re.findall(r"\w", PLACEHOLDER.sub("", each))) >= LETTERS
    ]
    return whole.difference(filled), [re.compile(_pattern(each), re.DOTALL) for each in worded]


def _pattern(sentence: str) -> str:
    """With anything where something is filled in."""
    between = re.split(r"%\(\w+\)[sd]", sentence)
    return ".+".join(map(re.escape, between))


def tongue_of(language: str, kit: Kit | None = None) -> Tongue:
    """A language there are words for, or the made-up one."""
    if language == PSEUDO:
        return Tongue(language, pseudo_catalogue(read_catalogue(languages()[0])), kit)
    return Tongue(language, read_catalogue(language), kit)
