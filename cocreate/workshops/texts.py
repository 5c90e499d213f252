"""What staff write of a workshop in several languages, and which of it a reader gets.

The workshop's own language stands in the columns `title`, `place` and `what_next`. `texts` has what
was written in further ones, `{name: {language: words}}`, and under `prompts` the questions for kinds
of ideas in any language, `{category: {language: words}}`, in place of the kit's.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from flask_babel import get_locale

from cocreate.journal.answers import Refused
from cocreate.words import N_
from cocreate.workshops.languages import NOT_SPOKEN, spoken
from cocreate.workshops.models import Workshop

SAID = ("title", "place", "what_next")
PROMPTS = "prompts"

Texts = Mapping[str, Mapping[str, Any]]

NO_SUCH_KIND = N_("There is a question for a kind of idea that this workshop does not have.")


class Told(Protocol):
    """Whoever has a workshop's texts: the workshop itself, or what an outcome knows of it."""

    @property
    def title(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def what_next(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def texts(self) -> Texts: ...


def texts_of(workshop: Told) -> dict[str, Any]:
    """The contract's `texts`: all languages together, the workshop's own one first."""
    own = {name: getattr(workshop, name) for name in SAID}
    every: dict[str, Any] = {
        name: ({workshop.lang: words} if words else {}) | dict(workshop.texts.get(name, {}))
        for name, words in own.items()
    }
    return every | {PROMPTS: dict(workshop.texts.get(PROMPTS, {}))}


def said(workshop: Told | Mapping[str, Any], name: str, lang: str | None = None) -> str:
    """Title, place or what happens next in `lang`, else in the workshop's language, else in any.

    `workshop` may be the contract's object; without `lang` it is the reader's. A template filter.
    """
    wanted = lang or str(get_locale() or "en")
    if isinstance(workshop, Mapping):
        own, names = workshop["lang"], workshop["texts"][name]
    else:
        own, names = workshop.lang, texts_of(workshop)[name]
    return str(names.get(wanted) or names.get(own) or next(iter(names.values()), ""))


def take_texts(workshop: Workshop, given: Texts) -> None:
    """Keep these texts in place of those before, leaving out the empty ones. Raises Refused."""
    texts = dict(_written(given))
    prompts = texts.get(PROMPTS, {})
    if not {category["id"] for category in workshop.categories}.issuperset(prompts):
        raise Refused("invalid", NO_SUCH_KIND, fields={"texts": [NO_SUCH_KIND]})
    further = [texts[name] for name in SAID if name in texts] + [*prompts.values()]
    if not spoken(workshop.categories, workshop.roles).issuperset(
        tag for words in further for tag in words
    ):
        raise Refused("invalid", NOT_SPOKEN, fields={"texts": [NOT_SPOKEN]})
    workshop.texts = texts


def settle_language(workshop: Workshop, former: str) -> None:
    """After the workshop's language has changed: what is written in it moves into its columns."""
    if workshop.lang != former:
        words = {name: getattr(workshop, name) for name in SAID}
        words, texts = settled(words, workshop.texts, former, workshop.lang)
        for name, text in words.items():
            setattr(workshop, name, text)
        workshop.texts = dict(_written(texts))


def settled(
    words: Mapping[str, str], texts: Texts, former: str, lang: str
) -> tuple[dict[str, str], dict[str, Any]]:
    """`words` by name in the language `former`, and the texts, as they are when `lang` is the first.

    What there is in `lang` comes to the front; what stood there stays as a text of `former`. Where
    there is nothing in `lang`, the words stay in front. Nothing is lost.
    """
    front, further = dict(words), {name: dict(each) for name, each in texts.items()}
    for name in SAID:
        own = further.get(name, {}).pop(lang, None)
        if own and front[name]:
            further[name].setdefault(former, front[name])
        front[name] = own or front[name]
    return front, further


def _written(texts: Texts) -> Iterator[tuple[str, dict[str, Any]]]:
    """Only what says something."""
    for name, words in texts.items():
        kept = dict(_written(words)) if name == PROMPTS else {k: v for k, v in words.items() if v}
        if kept:
            yield name, kept
