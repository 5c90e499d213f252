"""The kits at hand: those that come along and those of the operator's own folder."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cocreate.kits.loader import load_kit
from cocreate.kits.models import Kit
from cocreate.kits.refused import KitRefused
from cocreate.kits.tables import DATA
from cocreate.maps.ground import Ground

log = logging.getLogger(__name__)


@dataclass
class _Shelves:
    """Where kits are looked for besides those that come along."""

    own: Path | None = None


_shelves = _Shelves()


def use_folder(folder: str) -> None:
    """Also offer the kits in ``folder`` (each a folder with a kit.toml); empty for none."""
    _shelves.own = Path(folder) if folder else None


def kits() -> dict[str, Kit]:
    """The kits by slug, in the order of their cities; one of the own folder replaces one that came along."""
    return _kits(_shelves.own)


def find_ground(slug: str) -> Ground | None:
    """What lies under a kit's maps, None without such a kit."""
    kit = kits().get(slug)
    return kit.ground if kit else None


def kit_folders() -> list[Path]:
    """Every folder that holds a kit."""
    return list(_folders(_shelves.own))


@lru_cache(maxsize=8)
def _kits(own: Path | None) -> dict[str, Kit]:
    found = {}
    for folder in _folders(own):
        try:
            found[folder.name] = load_kit(folder)
        except KitRefused as refused:
            # One broken kit must not keep the others from tonight's workshop.
            log.warning("kit refused: %s", refused)
    return dict(sorted(found.items(), key=lambda item: item[1].city.casefold()))


def _folders(own: Path | None) -> Iterator[Path]:
    for shelf in (DATA, own):
        if shelf:
            yield from sorted(file.parent for file in shelf.glob("*/kit.toml"))
