"""A kind of idea that staff add to a workshop's palette: read and refused as a kit's own would be."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cocreate.kits.categories import read_category
from cocreate.kits.measures import measures
from cocreate.kits.shelf import kits
from cocreate.kits.tables import Table

# Where a mistake is said to be, for there is no file.
NOWHERE = Path("kind")


def local_category(
    given: Mapping[str, Any], lang: str, palette: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The category as a workshop keeps it, marked `local`. Raises KitRefused.

    `given` is what a `[[categories]]` of a kit has, without `id` and `measure`: a local measure is
    its own, under the `nearest` shared one. Words are needed in `lang` only. Letter, and shape with
    colour, must be free in `palette`.
    """
    code = _free_code(str(given["names"].get(lang, "")), palette)
    usual = {"icon": _usual_icon(given.get("nearest"))}
    table = Table(NOWHERE, "", {**usual, **given, "id": code, "measure": code})
    if not table.has("nearest"):
        raise table.refused("A local measure names the shared one it is nearest to.", "nearest")
    if lang not in given["names"]:
        raise table.refused(f"names has no words in '{lang}'.", "names")
    category = read_category(table, measures(), (lang,)).to_json()
    table.check_all_asked()
    for other in palette:
        if other["letter"] == category["letter"]:
            raise table.refused(f"The letter is taken by {other['id']}.", "letter")
        if (other["shape"], other["colour"]) == (category["shape"], category["colour"]):
            raise table.refused(f"The shape and colour are taken by {other['id']}.", "shape")
    return category | {"local": True}


def _usual_icon(measure: object) -> str:
    """The picture that the first kit to offer a measure has for it."""
    offered = (category for kit in kits().values() for category in kit.categories)
    return next((each.icon for each in offered if each.shared == measure), "leaf")


def _free_code(name: str, palette: Sequence[Mapping[str, Any]]) -> str:
    """A short code made of the name that nothing else in the palette or the shared list has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = f"local-{re.sub('[^a-z0-9]+', '-', plain).strip('-') or 'kind'}"[:32].rstrip("-")
    taken = {each["id"] for each in palette} | set(measures())
    tries = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))]
    return next(code for code in tries if code not in taken)
