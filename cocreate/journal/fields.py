"""Fields of commands: JSON values checked as they are, never repaired."""

import math
import unicodedata
import uuid
from collections.abc import Collection
from typing import Any

from wtforms import Field, Form
from wtforms.validators import StopValidation

from cocreate.words import N_, say

MISSING = object()
SURROGATES = range(0xD800, 0xE000)
# Beyond this JSON readers round whole numbers; far beyond, they cannot be counted with at all.
LARGEST_WHOLE = 2**53
LINE_BREAKS = {"\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}
# Seen as nothing: a text of only these is blank although no single one is white space.
INVISIBLE = {"\u3164", "\u115f", "\u1160", "\uffa0", "\u2800"}


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing."""
    return all(
        ch.isspace() or ch in INVISIBLE or unicodedata.category(ch) in {"Cf", "Cc", "Zs", "Mn"}
        for ch in text
    )


def is_number(value: object) -> bool:
    """Whether this is a finite number every reader of JSON sees as the same; `true` is none."""
    if type(value) is int:
        return abs(value) <= LARGEST_WHOLE
    return type(value) is float and math.isfinite(value)


def why_not_text(text: str, longest: int, *, lines: bool) -> tuple[str, dict[str, object]] | None:
    """Why a text is refused (a marked sentence and its parameters), or None if it is kept.

    Kept texts are stored code point for code point; nothing is trimmed or normalised.
    """
    if len(text) > longest:
        params: dict[str, object] = {"length": len(text), "longest": longest}
        return N_(
            "%(length)s characters are too many here: please use at most %(longest)s."
        ), params
    if any(ord(ch) in SURROGATES for ch in text):
        return N_("The text holds half of a character. Please type it again."), {}
    if any((ch < " " and ch not in "\n\t") or ch == "\x7f" for ch in text):
        return N_("The text holds a control character. Please type it again."), {}
    if not lines and any(ch in LINE_BREAKS for ch in text):
        return N_("Please write this in one line."), {}
    return None


class Value(Field):
    """A JSON value. `required` fields must be there and not null."""

    def __init__(self, *, required: bool = True, default: Any = None, **kwargs: Any) -> None:
        super().__init__(default=MISSING, **kwargs)
        self.required = required
        self.fallback = default

    def process_data(self, value: Any) -> None:
        self.data = value

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms calls it so
        if self.data is MISSING or (self.data is None and not self.required):
            if self.required:
                raise StopValidation(say(N_("This is missing.")))
            self.data = self.fallback
            raise StopValidation
        self.check(self.data)

    def check(self, value: Any) -> None:
        """Set `self.data` to the checked value, or raise StopValidation with the reason."""

    @staticmethod
    def refuse(sentence: str, **params: object) -> StopValidation:
        return StopValidation(say(sentence, params))


class Text(Value):
    """A text from a person; see `why_not_text`."""

    def __init__(
        self,
        longest: int,
        *,
        lines: bool = False,
        may_be_empty: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.longest = longest
        self.lines = lines
        self.may_be_empty = may_be_empty

    def check(self, value: Any) -> None:
        if not isinstance(value, str):
            raise self.refuse(N_("A text is expected here."))
        if value == "" and self.may_be_empty:
            return
        if is_blank(value):
            raise self.refuse(N_("Please write something here."))
        if reason := why_not_text(value, self.longest, lines=self.lines):
            raise self.refuse(reason[0], **reason[1])


class Id(Value):
    """A UUID, as text."""

    def check(self, value: Any) -> None:
        try:
            self.data = uuid.UUID(value if isinstance(value, str) else "")
        except ValueError:
            raise self.refuse(N_("An id is expected here.")) from None


class OneOf(Value):
    """One of a few values, of the same type."""

    def __init__(self, choices: Collection[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = choices

    def check(self, value: Any) -> None:
        if not any(type(value) is type(choice) and value == choice for choice in self.choices):
            raise self.refuse(N_("This cannot be chosen here."))


class Whole(Value):
    """A whole number between two bounds."""

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def check(self, value: Any) -> None:
        if type(value) is not int or not self.least <= value <= self.most:
            raise self.refuse(
                N_("Please give a whole number from %(least)s to %(most)s."),
                least=self.least,
                most=self.most,
            )


class Object(Value):
    """A JSON object, checked further by the action."""

    def check(self, value: Any) -> None:
        if not isinstance(value, dict):
            raise self.refuse(N_("An object is expected here."))


__all__ = [
    "Form",
    "Id",
    "Object",
    "OneOf",
    "Text",
    "Value",
    "Whole",
    "is_blank",
    "is_number",
    "why_not_text",
]
