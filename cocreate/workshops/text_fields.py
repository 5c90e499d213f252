"""Fields of commands for what is said in several languages."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from wtforms import ValidationError

from cocreate.journal.fields import Value, is_blank, why_not_text
from cocreate.words import N_, say
from cocreate.workshops.texts import PROMPTS, SAID

TITLE_LENGTH = 120
WHAT_NEXT_LENGTH = 1000
CONTACT_LENGTH = 200
# As long as a kit's own may be.
PROMPT_LENGTH = 200
LONGEST = {"title": TITLE_LENGTH, "place": TITLE_LENGTH, "what_next": WHAT_NEXT_LENGTH}
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,8})?")

NOT_LANGUAGES = N_("Languages are a list such as da, en, each once.")
NOT_TEXTS = N_("Texts are words by language, for the title, the place and what happens next.")

Why = tuple[str, dict[str, object]]


def why_not_said(name: str, words: str) -> Why | None:
    """Why words in one language are refused, or None; empty ones say nothing and are fine."""
    if words and is_blank(words):
        return N_("Please write something here."), {}
    return why_not_text(words, LONGEST.get(name, PROMPT_LENGTH), lines=name == "what_next")


class LanguagesField(Value):
    """A list of different language codes, at least one."""

    def check(self, value: Any) -> None:
        if not isinstance(value, list) or not value or not all(map(_is_language, value)):
            raise self.refuse(NOT_LANGUAGES)
        if len(set(value)) < len(value):
            raise self.refuse(NOT_LANGUAGES)


def fits(longest: int, *, lines: bool = False) -> Callable[[Any, Any], None]:
    """A check for the field of a page: what is written there would be kept as it is."""

    def check(_form: Any, field: Any) -> None:
        written = (field.data or "").replace("\r\n", "\n").strip()
        if written and is_blank(written):
            raise ValidationError(say(N_("Please write something here.")))
        if reason := why_not_text(written, longest, lines=lines):
            raise ValidationError(say(reason[0], reason[1]))

    return check


class SaidField(Value):
    """`{language: words}`, each in one line of at most so many characters, at least one."""

    def __init__(self, longest: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest

    def check(self, value: Any) -> None:
        if not isinstance(value, dict) or not value or not all(map(_is_language, value)):
            raise self.refuse(NOT_TEXTS)
        for text in value.values():
            if not isinstance(text, str) or is_blank(text):
                raise self.refuse(NOT_TEXTS)
            if reason := why_not_text(text, self.longest, lines=False):
                raise self.refuse(reason[0], **reason[1])


class TextsField(Value):
    """`{title, place, what_next: {language: words}, prompts: {category: {language: words}}}`."""

    def check(self, value: Any) -> None:
        if not isinstance(value, dict) or not value.keys() <= {*SAID, PROMPTS}:
            raise self.refuse(NOT_TEXTS)
        prompts = value.get(PROMPTS, {})
        if not isinstance(prompts, dict):
            raise self.refuse(NOT_TEXTS)
        for words in prompts.values():
            self._check_words(PROMPTS, words)
        for name in value.keys() - {PROMPTS}:
            self._check_words(name, value[name])

    def _check_words(self, name: str, words: object) -> None:
        if not isinstance(words, Mapping) or not all(map(_is_language, words)):
            raise self.refuse(NOT_TEXTS)
        for text in words.values():
            if not isinstance(text, str):
                raise self.refuse(NOT_TEXTS)
            if reason := why_not_said(name, text):
                raise self.refuse(reason[0], **reason[1])


def _is_language(value: object) -> bool:
    return isinstance(value, str) and LANGUAGE.fullmatch(value) is not None
