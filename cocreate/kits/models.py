"""What a kit is: a city's starting point for workshops. Plain values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cocreate.journal.registry import Phase
from cocreate.kits.measures import GeometryKind, Unit
from cocreate.kits.naming import Names
from cocreate.maps.area import Area
from cocreate.maps.ground import Ground

# What the browser's objects (and GeoJSON) call the kinds of geometry.
GEOJSON = {"point": "Point", "line": "LineString", "area": "Polygon"}


@dataclass(frozen=True)
class Choice:
    """One answer to a field of choices."""

    id: str
    names: Names


@dataclass(frozen=True)
class Field:
    """A small detail of an idea: the width of a hedge, the kind of roof."""

    id: str
    names: Names
    kind: Literal["number", "choice"]
    unit: str | None = None
    default: float | str | None = None
    min: float | None = None
    max: float | None = None
    choices: tuple[Choice, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As it is stored and sent; what is not set is left out."""
        plain: dict[str, Any] = {
            "id": self.id,
            "names": dict(self.names),
            "kind": self.kind,
            "unit": self.unit,
            "default": self.default,
            "min": self.min,
            "max": self.max,
        }
        if self.choices:
            plain["choices"] = [_named(choice) for choice in self.choices]
        return {key: value for key, value in plain.items() if value is not None}


@dataclass(frozen=True)
class Joins:
    """What a kind of idea should join: layers of a mark, when it stops within so many metres of one."""

    mark: str
    within: int

    def to_json(self) -> dict[str, Any]:
        """As it is stored and sent."""
        return {"mark": self.mark, "within": self.within}


@dataclass(frozen=True)
class Limits:
    """What one idea, and one person, may do in a category; None where nothing is limited.

    `largest` in square metres, also of the ground under a line; `longest` in metres;
    `most_per_person` ideas.
    """

    largest: int | None = None
    longest: int | None = None
    most_per_person: int | None = None


@dataclass(frozen=True)
class Category:
    """One kind of idea in the palette; see docs of the contract for what it is sent as.

    A local `measure` names the `nearest` shared one; `target` is how many of `unit` the city wants;
    `credit` says in which pilot this was tried, and as what; `tried` what the kit's own city did; it
    `joins` layers of one mark and cannot be on those of some others.
    """

    id: str
    measure: str
    names: Names
    prompt: Names
    colour: str
    icon: str
    shape: str
    letter: str
    geometry: tuple[GeometryKind, ...]
    unit: Unit
    pattern: str
    general: bool
    fields: tuple[Field, ...]
    nearest: str | None = None
    target: int | None = None
    credit: Names | None = None
    joins: Joins | None = None
    not_on: tuple[str, ...] = ()
    tried: Names | None = None
    limits: Limits = Limits()

    @property
    def shared(self) -> str:
        """The code of the shared list that this counts under."""
        return self.nearest or self.measure

    def to_json(self) -> dict[str, Any]:
        """As it is stored with a workshop and sent to browsers."""
        return self._plain() | self._extras()

    def _extras(self) -> dict[str, Any]:
        """What few categories have: nearest shared measure, target, where it was learnt, what it joins, limits."""
        extras = {
            "nearest": self.nearest,
            "target": self.target,
            "credit": self.credit,
            "joins": self.joins.to_json() if self.joins else None,
            "not_on": list(self.not_on) or None,
            "tried": self.tried,
        }
        extras |= vars(self.limits)
        return {key: value for key, value in extras.items() if value is not None}

    def _plain(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "measure": self.measure,
            "names": dict(self.names),
            "prompt": dict(self.prompt),
            "colour": self.colour,
            "icon": self.icon,
            "shape": self.shape,
            "letter": self.letter,
            "geometry": [GEOJSON[kind] for kind in self.geometry],
            "unit": self.unit,
            "pattern": self.pattern,
            "general": self.general,
            "fields": [detail.to_json() for detail in self.fields],
        }


@dataclass(frozen=True)
class Role:
    """A way to take part; people say it themselves."""

    id: str
    names: Names


@dataclass(frozen=True)
class AgendaItem:
    """A phase of the evening and how long it should take."""

    phase: Phase
    minutes: int


@dataclass(frozen=True)
class Layer:
    """A GeoJSON file of the ground: what it shows, whom to thank, where its names stand."""

    id: str
    file: str
    kind: str
    attribution: str
    name_field: str | None


@dataclass(frozen=True, eq=False)
class Kit:
    """A city's starting point. ``area`` bounds the kit, ``workshop_area`` is offered first."""

    slug: str
    names: Names
    city: str
    languages: tuple[str, ...]
    centre: tuple[float, float]
    zoom: int
    grid: str
    area: Area = field(repr=False)
    workshop_area: Area = field(repr=False)
    workshop_place: str
    agenda: tuple[AgendaItem, ...]
    roles: tuple[Role, ...]
    categories: tuple[Category, ...]
    ground: Ground
    funding: Names
    logo: str | None

    @property
    def attribution(self) -> str:
        """Who must be named where the kit's layers are shown."""
        return " · ".join(self.ground.credits)

    def categories_for_workshop(self) -> list[dict[str, Any]]:
        """The palette as a workshop keeps it, so that a changed kit changes no old workshop."""
        return [category.to_json() for category in self.categories]

    def roles_json(self) -> list[dict[str, Any]]:
        """The roles as a workshop keeps them: ``[{id, names}]``."""
        return [_named(role) for role in self.roles]

    def agenda_json(self) -> list[dict[str, Any]]:
        """The agenda as a workshop keeps it: ``[{phase, minutes}]``."""
        return [{"phase": item.phase, "minutes": item.minutes} for item in self.agenda]


def _named(one: Role | Choice) -> dict[str, Any]:
    names: Mapping[str, str] = one.names
    return {"id": one.id, "names": dict(names)}
