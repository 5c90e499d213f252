"""Reading a TOML file strictly: each value is asked for by name and kind, a mistake has a line."""

import math
import re
import tomllib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

from cocreate.kits.lines import Step, line_of
from cocreate.kits.naming import Names
from cocreate.kits.refused import KitRefused

# The files that come along.
DATA = Path(__file__).parent / "data"
IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]{0,39}")
LONGEST_TEXT = 200
LONGEST_ADDRESS = 1000

T = TypeVar("T")


class Table:
    """A table of a TOML file. Asking for a value that is missing or wrong raises KitRefused."""

    def __init__(
        self, file: Path, text: str, values: dict[str, Any], path: Sequence[Step] = ()
    ) -> None:
        self.file = file
        self._text = text
        self._values = values
        self._path = tuple(path)
        self._asked: set[str] = set()

    @classmethod
    def read(cls, file: Path) -> "Table":
        """The whole file. Raises KitRefused if it is not there or no TOML."""
        try:
            text = file.read_text(encoding="utf-8")
            return cls(file, text, tomllib.loads(text))
        except OSError as error:
            raise KitRefused(file, None, f"The file cannot be read: {error.strerror}.") from error
        except ValueError as error:
            line = re.search(r"at line (\d+)", str(error))
            raise KitRefused(
                file, int(line[1]) if line else None, f"This is not TOML: {error}."
            ) from error

    def refused(self, reason: str, *steps: Step) -> KitRefused:
        """The exception for a mistake in this table, or at ``steps`` inside it."""
        return KitRefused(self.file, line_of(self._text, (*self._path, *steps)), reason)

    def has(self, key: str) -> bool:
        """Whether the table has the key."""
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """A line of text, not blank."""
        value = self._get(key, default)
        return self._text_at(value, key)

    def address(self, key: str) -> str:
        """An http(s) address; map servers want long ones."""
        value = self._text_at(self._get(key, None), key, longest=LONGEST_ADDRESS)
        if not re.fullmatch(r"https?://[^\s/?#]+\S*", value):
            raise self.refused(f"{key} must be an address that starts with https://.", key)
        return value

    def identifier(self, key: str) -> str:
        """A short name for machines: lower case letters, digits, - and _."""
        value = self.text(key)
        if not IDENTIFIER.fullmatch(value):
            raise self.refused(f"{key} must be of a-z, 0-9, - and _, starting with a letter.", key)
        return value

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of the allowed words."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.refused(f"{key} must be one of {', '.join(sorted(allowed))}.", key)
        return value

    def matching(self, key: str, pattern: str, like: str) -> str:
        """A text of a fixed form, described by ``like``."""
        value = self.text(key)
        if not re.fullmatch(pattern, value):
            raise self.refused(f"{key} must look like {like}.", key)
        return value

    def number(self, key: str) -> float | None:
        """A number, None if the key is not there."""
        value: float | None = self._get(key, None)
        if value is not None and not _is_number(value):
            raise self.refused(f"{key} must be a number.", key)
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        value = self._get(key, None)
        if not _is_number(value) or not isinstance(value, int) or not low <= value <= high:
            raise self.refused(f"{key} must be a whole number from {low} to {high}.", key)
        return value

    def names(self, key: str, languages: Sequence[str]) -> Names:
        """Words per language, at least in all ``languages``."""
        value = self._get(key, None)
        if not isinstance(value, dict):
            raise self.refused(f'{key} must be like {{ en = "Tree", de = "Baum" }}.', key)
        for language in languages:
            if language not in value:
                raise self.refused(f"{key} has no words in '{language}'.", key)
        return {language: self._text_at(words, key, language) for language, words in value.items()}

    def words(self, key: str, languages: Sequence[str], given: Names | None) -> Names:
        """Words per language, ``given`` ones wherever this table brings none of its own."""
        if given is None:
            return self.names(key, languages)
        words = {**given, **(self.names(key, ()) if self.has(key) else {})}
        for language in languages:
            if language not in words:
                raise self.refused(f"{key} has no words in '{language}'.", key)
        return words

    def texts(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of different texts, at least one."""
        value = self._get(key, None)
        if not isinstance(value, list) or not value:
            raise self.refused(f"{key} must be a list with at least one entry.", key)
        texts = tuple(self._text_at(one, key) for one in value)
        if len(set(texts)) < len(texts):
            raise self.refused(f"{key} says something twice.", key)
        for text in texts:
            if allowed is not None and text not in allowed:
                raise self.refused(f"{key} may hold {', '.join(sorted(allowed))}, not {text}.", key)
        return texts

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        """A list of exactly ``count`` numbers."""
        value = self._get(key, None)
        if not isinstance(value, list) or len(value) != count or not all(map(_is_number, value)):
            raise self.refused(f"{key} must be a list of {count} numbers.", key)
        return tuple(float(one) for one in value)

    def flag(self, key: str) -> bool:
        """True or false; false if the key is not there."""
        value = self._get(key, default=False)
        if not isinstance(value, bool):
            raise self.refused(f"{key} must be true or false.", key)
        return value

    def tables(self, key: str, read: "Callable[[Table], T]") -> tuple[T, ...]:
        """What ``read`` makes of each table in a list of tables; none if the key is not there."""
        values = self._get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            raise self.refused(f"{key} must be a list of tables.", key)
        return tuple(self._read_item(key, number, read) for number in range(len(values)))

    def table(self, key: str, read: "Callable[[Table], T]") -> T:
        """What ``read`` makes of the one table under a key."""
        value = self._get(key, None)
        if not isinstance(value, dict):
            raise self.refused(f"{key} must be a table.", key)
        item = Table(self.file, self._text, value, (*self._path, key))
        made = read(item)
        item.check_all_asked()
        return made

    def _read_item(self, key: str, number: int, read: "Callable[[Table], T]") -> T:
        path = (*self._path, key, number)
        item = Table(self.file, self._text, self._values[key][number], path)
        made = read(item)
        item.check_all_asked()
        return made

    def check_all_asked(self) -> None:
        """Refuse keys nobody asked for: most likely one is misspelt."""
        for key in self._values:
            if key not in self._asked:
                raise self.refused(f"{key} is not known here. Is it misspelt?", key)

    def _get(self, key: str, default: Any) -> Any:
        self._asked.add(key)
        return self._values.get(key, default)

    def _text_at(self, value: object, *steps: Step, longest: int = LONGEST_TEXT) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.refused(f"{steps[0]} must be a text in quotes.", *steps)
        if len(value) > longest or any(sign < " " for sign in value):
            raise self.refused(f"{steps[0]} must be one line of at most {longest} signs.", *steps)
        return value


def _is_number(value: object) -> bool:
    # bool is an int in Python, but `true` is no number here.
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
