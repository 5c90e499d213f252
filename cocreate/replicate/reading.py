"""Reading a workshop's file as if anybody had written it: all of it is checked, nothing is repaired."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import orjson

from cocreate.journal.answers import Refused
from cocreate.kits.categories import read_category
from cocreate.kits.measures import measures
from cocreate.kits.models import GEOJSON
from cocreate.kits.palette import UNSAID
from cocreate.kits.refused import KitRefused
from cocreate.kits.tables import Table
from cocreate.replicate.commands import Seed
from cocreate.replicate.files import FORMAT, LARGEST, VERSION
from cocreate.replicate.forms import LANGUAGE, ExampleForm, OriginForm
from cocreate.replicate.palette import MOST_EXAMPLES, MOST_KINDS
from cocreate.words import N_
from cocreate.workshops.command_forms import SettingsForm
from cocreate.workshops.commands import WorkshopSettings

MOST_ROLES = 12
MOST_LANGUAGES = 12
BOM = b"\xef\xbb\xbf"
WORDS_OF_GEOJSON = {geojson: word for word, geojson in GEOJSON.items()}

TOO_LARGE = N_("This file is too large to be a workshop’s: at most %(most)s kB.")
NOT_OURS = N_("This is not a workshop’s file. Choose one that was saved with “Save as a file”.")
NEWER = N_("This file is of format %(version)s, which is not known here. Ask for an update first.")
NOT_RIGHT = N_("The file cannot be used: “%(part)s” in it is not right.")
NO_TITLE = N_("The file cannot be used: the workshop in it has no title.")
WRONG_KIND = N_("The file cannot be used: kind %(number)s of its palette is not right.")
NO_KINDS = N_("The file cannot be used: its palette needs 1 to %(most)s kinds and a measure.")


def read_file(content: bytes) -> Seed:
    """What a file passes on. Raises Refused with a sentence for whatever is wrong with it."""
    if len(content) > LARGEST:
        raise Refused("too_large", TOO_LARGE, params={"most": LARGEST // 1000})
    whole = _whole(content)
    origin = _part(whole, "from", dict)
    try:
        checked: Mapping[str, Any] = OriginForm.parse(origin)
    except Refused as refused:
        raise _not_right("from") from refused
    return Seed(
        city=checked["city"],
        kit=checked["kit"],
        year=checked["year"],
        languages=_languages(_part(whole, "languages", list)),
        settings=_settings(_part(whole, "settings", dict)),
        roles=_roles(_part(whole, "roles", list)),
        categories=_palette(_part(whole, "categories", list)),
    )


def _whole(content: bytes) -> Mapping[str, Any]:
    try:
        whole = orjson.loads(content.removeprefix(BOM))
    except (orjson.JSONDecodeError, RecursionError):
        whole = None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Refused("invalid", NOT_OURS)
    version = whole.get("version")
    if type(version) is not int or version != VERSION:
        raise Refused("invalid", NEWER, params={"version": str(version)[:20]})
    return whole


def _part(whole: Mapping[str, Any], name: str, kind: type) -> Any:
    part = whole.get(name)
    if not isinstance(part, kind):
        raise _not_right(name)
    return part


def _not_right(part: str) -> Refused:
    return Refused("invalid", NOT_RIGHT, params={"part": part})


def _languages(given: list[Any]) -> tuple[str, ...]:
    good = [tag for tag in given if isinstance(tag, str) and LANGUAGE.fullmatch(tag)]
    if not good or len(good) < len(given) or len(given) > MOST_LANGUAGES:
        raise _not_right("languages")
    return tuple(dict.fromkeys(good))


def _settings(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Those that `workshop.edit` knows, as they are; they are checked by the same form."""
    kept = {each.name: given[each.name] for each in fields(WorkshopSettings) if each.name in given}
    try:
        SettingsForm.parse(kept)
    except Refused as refused:
        wrong = next(iter(refused.extras.get("fields", {})), "settings")
        raise _not_right(wrong) from refused
    if not kept.get("title"):
        raise Refused("invalid", NO_TITLE)
    return kept


def _roles(given: list[Any]) -> tuple[Mapping[str, Any], ...]:
    try:
        roles = tuple(map(_role, given))
    except (KitRefused, TypeError) as error:
        raise _not_right("roles") from error
    ids = [role["id"] for role in roles]
    if UNSAID not in ids or len(set(ids)) < len(ids) or len(ids) > MOST_ROLES:
        raise _not_right("roles")
    return roles


def _role(given: Any) -> Mapping[str, Any]:
    table = _table(given)
    role = {"id": table.identifier("id"), "names": dict(table.names("names", ()))}
    _check_words(role)
    return role


def _palette(given: list[Any]) -> tuple[Mapping[str, Any], ...]:
    if not 0 < len(given) <= MOST_KINDS:
        raise Refused("invalid", NO_KINDS, params={"most": MOST_KINDS})
    kinds = tuple(_kind(number, each) for number, each in enumerate(given, start=1))
    ids = {kind["id"] for kind in kinds}
    if len(ids) < len(kinds) or all(kind["general"] for kind in kinds):
        raise Refused("invalid", NO_KINDS, params={"most": MOST_KINDS})
    return kinds


def _kind(number: int, given: Any) -> Mapping[str, Any]:
    """One kind, read as a kit's file is; `examples` are of ours alone."""
    try:
        kind = read_category(_table(_as_in_kits(given)), measures(), ()).to_json()
        _check_words(kind)
        examples = [ExampleForm.parse(_table_of(each)).to_json() for each in _examples(given)]
    except (KitRefused, Refused, TypeError) as error:
        raise Refused("invalid", WRONG_KIND, params={"number": number}) from error
    return {**kind, "examples": examples} if examples else kind


def _as_in_kits(given: Any) -> dict[str, Any]:
    """The kind with the names of shapes that kits use; whatever is wrong stays wrong."""
    kind = _table_of(given)
    geometry = kind.get("geometry")
    if not isinstance(geometry, list):
        return kind
    words = [WORDS_OF_GEOJSON.get(each) if isinstance(each, str) else each for each in geometry]
    return {**kind, "geometry": words}


def _examples(given: Mapping[str, Any]) -> list[Any]:
    examples = given.get("examples", [])
    if not isinstance(examples, list) or len(examples) > MOST_EXAMPLES:
        raise TypeError("examples")
    return examples


def _table(given: Any) -> Table:
    return Table(Path("file"), "", _table_of(given))


def _table_of(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise TypeError("not an object")
    return given


def _check_words(thing: Mapping[str, Any]) -> None:
    """Every set of words holds some, each under a language's code. Raises TypeError."""
    for words in _words_of(thing):
        if not words or not all(LANGUAGE.fullmatch(tag) for tag in words):
            raise TypeError("words")


def _words_of(thing: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    yield from (thing[key] for key in ("names", "prompt", "credit", "tried") if key in thing)
    for inner in (*thing.get("fields", ()), *thing.get("choices", ())):
        yield from _words_of(inner)
