"""Places that staff name for a workshop: `{name, position, approximate}`, besides those of its kit."""

from collections.abc import Iterable, Sequence
from typing import Any

from cocreate.journal.fields import Value, is_blank, why_not_text
from cocreate.maps.ground import Place
from cocreate.maps.places import Spot
from cocreate.maps.positions import read_position
from cocreate.maps.refused import GeometryRefused
from cocreate.maps.sizes import WGS84
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop

MOST_PLACES = 200
NAME_LENGTH = 80
# Nobody's evening is about what lies farther off; more likely latitude and longitude are swapped.
FARTHEST_M = 100_000.0

NOT_PLACES = N_("Places are a list of names, each with its position.")
TOO_MANY = N_("A workshop has at most %(most)s places of its own.")
TOO_FAR = N_("This lies more than 100 km from the workshop. Are latitude and longitude swapped?")
APPROXIMATE = N_("%(place)s (approximate)")


class PlacesField(Value):
    """A list of `{name, position: [lon, lat], approximate}`; no name twice."""

    def check(self, value: Any) -> None:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.refuse(NOT_PLACES)
        if len(value) > MOST_PLACES:
            raise self.refuse(TOO_MANY, most=MOST_PLACES)
        self.data = [self._checked(one) for one in value]
        if len({one["name"].casefold() for one in self.data}) < len(self.data):
            raise self.refuse(NOT_PLACES)

    def _checked(self, one: dict[str, Any]) -> dict[str, Any]:
        name, approximate = one.get("name"), one.get("approximate", False)
        if not isinstance(name, str) or is_blank(name) or not isinstance(approximate, bool):
            raise self.refuse(NOT_PLACES)
        if reason := why_not_text(name, NAME_LENGTH, lines=False):
            raise self.refuse(reason[0], **reason[1])
        try:
            position = read_position(one.get("position"))
        except GeometryRefused as refused:
            raise self.refuse(refused.message, **refused.params) from refused
        return {"name": name, "position": list(position), "approximate": approximate}


def own_spots(workshop: Workshop) -> tuple[Spot, ...]:
    """The workshop's own places, as `maps.places` takes them beside the kit's."""
    return tuple(
        (one["name"], one["position"][0], one["position"][1], bool(one.get("approximate")))
        for one in workshop.places
    )


def place_name(place: Place, lang: str) -> str:
    """The name for a list to choose from; it says so where no source gave the position."""
    name = place.name_in(lang)
    return say(APPROXIMATE, {"place": name}) if place.approximate else name


def joined(
    present: Sequence[dict[str, Any]], added: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Both lists together in the order of the names; an added one replaces that of the same name."""
    by_name = {one["name"].casefold(): one for one in (*present, *added)}
    return [by_name[name] for name in sorted(by_name)]


def is_far(position: Sequence[float], bbox: Sequence[float]) -> bool:
    """Whether a position is too far from the workshop to be meant."""
    middle = (bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2
    return float(WGS84.inv(*middle, position[0], position[1])[2]) > FARTHEST_M
