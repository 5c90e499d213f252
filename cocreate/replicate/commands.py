"""What goes from one workshop to another: plain values, without anybody's name, idea or vote."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from cocreate.kits.naming import Names


@dataclass(frozen=True)
class Example:
    """An idea of another workshop, told by staff: where, how large, how people voted, what came of it.

    `source` says which city, evening and year; `size` in `unit`; counts are None where nobody may
    know them yet. `title`, `helped` and `hard` are words of staff in `lang`, never of participants.
    """

    source: str
    title: str
    place: str
    unit: Literal["n", "m", "m2"]
    size: float
    tried: bool
    lang: str
    agree: int | None = None
    neutral: int | None = None
    disagree: int | None = None
    helped: str = ""
    hard: str = ""

    def to_json(self) -> dict[str, Any]:
        """As a palette keeps it; what is not known is left out."""
        return {key: value for key, value in asdict(self).items() if value is not None}


@dataclass(frozen=True)
class Seed:
    """What a workshop passes on: its palette with credits and examples, roles, and settings.

    `settings` are those of `workshop.edit`, checked; shapes as in `workshops.models.Workshop`.
    """

    city: str
    kit: str
    year: int
    languages: tuple[str, ...]
    settings: Mapping[str, Any]
    roles: tuple[Mapping[str, Any], ...]
    categories: tuple[Mapping[str, Any], ...]

    @property
    def told(self) -> str:
        """Where it is from, in one line: "Aarhus: More nature at Hede Enge, 2026"."""
        title = " ".join(str(self.settings["title"]).split())
        return f"{self.city[:60]}: {title}, {self.year}"


# The words of a credit, per language.
Credit = Names
