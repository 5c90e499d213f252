"""What the reading process does: wishes come in as JSON, progress and the outcome go out as lines."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TextIO

import orjson

from cocreate.layers.reading.clean import Cleaned, cleaned
from cocreate.layers.reading.kinds import read_any
from cocreate.layers.reading.limits import confine, spent
from cocreate.layers.reading.offer import is_finite, offered
from cocreate.layers.reading.raw import Namer, Read
from cocreate.layers.reading.refused import TOO_MUCH, UNREADABLE, FileRefused
from cocreate.layers.reading.slim import Slim, slim
from cocreate.layers.reading.systems import (
    SWAPPED,
    WGS84,
    Box,
    are_degrees,
    likely,
    named,
    to_degrees,
)
from cocreate.words import N_

READING, CHECKING, SHRINKING = (
    N_("reading the file"),
    N_("checking the shapes"),
    N_("making it small for phones"),
)
STEPS = 3
# Around the workshop's area this many degrees of latitude, about five kilometres, or once its size.
LEAST_MARGIN = 0.05

NOTHING_NEAR = N_(
    "None of the %(count)s shapes lies near the workshop’s area. Is it the right file, and does it"
    " name its coordinate system?"
)
NOTHING_LEFT = N_("None of the %(count)s shapes can be used. The first: %(why)s")
NO_GRID_FITS = N_(
    "The file does not say which coordinates it has, and none of the grids known here puts it near"
    " the workshop. Save it as WGS 84 (EPSG:4326)."
)

Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Wishes:
    """What is asked for. `bbox` of the area, `grid` of its city, and what a person has chosen."""

    file: str
    bbox: tuple[float, float, float, float]
    grid: str
    system: str = ""
    name_field: str = ""


def read(wishes: Wishes, tell: Tell) -> None:
    """Read the file and tell what came of it: `report` and `body`, `ask`, or `refused`."""
    box = _box(wishes.bbox)
    tell({"at": [0, STEPS, READING]})
    found = read_any(Path(wishes.file), Namer(wishes.name_field))
    system = wishes.system or found.system or _undeclared(found, box, wishes, tell)
    if not system:
        return
    tell({"at": [1, STEPS, CHECKING]})
    made = cleaned(found.shapes, to_degrees(system), box)
    _refuse_nothing(made, len(found.shapes))
    tell({"at": [2, STEPS, SHRINKING]})
    small = slim(made.shapes, box)
    tell({"report": _report(found, system, made, small), "digest": small.digest})
    tell({"body": small.body.decode()})


def _box(bbox: tuple[float, float, float, float]) -> Box:
    west, south, east, north = bbox
    wide, high = max(2 * LEAST_MARGIN, east - west), max(LEAST_MARGIN, north - south)
    return Box(west - wide, south - high, east + wide, north + high)


def _undeclared(found: Read, box: Box, wishes: Wishes, tell: Tell) -> str:
    """Degrees, if they look like it and lie here; else "", after telling what it might be."""
    given = (raw.geometry for raw in found.shapes if raw.geometry and not raw.why)
    shapes = [each for each in given if is_finite(each)]
    if not shapes:
        return WGS84
    degrees = are_degrees(shapes)
    if degrees and SWAPPED not in likely(shapes, box, WGS84)[:1]:
        return WGS84
    systems = [SWAPPED] if degrees else likely(shapes, box, wishes.grid)
    if not systems:
        raise FileRefused(NO_GRID_FITS)
    tell({"ask": offered(shapes, systems, wishes.bbox)})
    return ""


def _refuse_nothing(made: Cleaned, count: int) -> None:
    if made.shapes:
        return
    if made.elsewhere or not made.remarks:
        raise FileRefused(NOTHING_NEAR, count=count)
    raise FileRefused(NOTHING_LEFT, count=count, why=made.remarks[0].why)


def _report(found: Read, system: str, made: Cleaned, small: Slim) -> dict[str, Any]:
    return {
        "form": found.form,
        "system": named(system),
        "fields": list(found.fields),
        "read": len(found.shapes),
        "kept": small.count,
        "repaired": made.repaired,
        "refused": made.refused,
        "elsewhere": made.elsewhere,
        "tolerance": small.tolerance,
        "bytes": len(small.body),
        "remarks": [asdict(remark) for remark in made.remarks],
    }


def _teller(out: TextIO) -> Tell:
    def tell(said: dict[str, Any]) -> None:
        out.write(orjson.dumps(said).decode() + "\n")
        out.flush()

    return tell


def main() -> None:
    """Read what standard input asks for, within limits; whatever happens, say one thing of it."""
    tell = _teller(sys.stdout)
    given = json.loads(sys.stdin.readline())
    wishes = Wishes(**given | {"bbox": tuple(given["bbox"])})
    confine()
    try:
        read(wishes, tell)
    except FileRefused as refused:
        tell({"refused": [refused.message, refused.params]})
    except (MemoryError, RecursionError):
        tell({"refused": [TOO_MUCH, {}]})
    except Exception as error:  # noqa: BLE001 - a file nobody has thought of; its words are not quoted
        tell({"refused": [UNREADABLE, {}], "error": type(error).__name__})
    tell({"spent": spent()})
    # Without tidying up: what the file has broken stays broken here.
    os._exit(0)
