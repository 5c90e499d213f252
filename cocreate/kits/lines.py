"""Finding the line of a value in a TOML file, so that a planner finds the mistake."""

import re
from collections.abc import Sequence

# A step is a key of a table or a number in an array: ("categories", 2, "names", "en").
Step = str | int

TABLE = re.compile(r"^\s*\[(?!\[)\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
ARRAY = re.compile(r"^\s*\[\[\s*([^\[\]]+?)\s*\]\]\s*(?:#.*)?$")
KEY = re.compile(r"^\s*([\w.\"'-]+?)\s*=")


def line_of(text: str, path: Sequence[Step]) -> int | None:
    """The line (from 1) on which the value at ``path`` stands, or what it would stand in.

    Best effort: it reads headers and keys line by line, which is how kits are written.
    """
    found, best = None, 0
    table: tuple[Step, ...] = ()
    counts: dict[tuple[Step, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        here = table
        if header := ARRAY.match(line):
            table = here = _next_item(_steps(header[1]), counts)
        elif header := TABLE.match(line):
            table = here = _placed(_steps(header[1]), counts)
        elif key := KEY.match(line):
            here = (*table, *_steps(key[1]))
        else:
            continue
        if best < len(here) <= len(path) and here == tuple(path[: len(here)]):
            found, best = number, len(here)
    return found


def _steps(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip(" \"'") for part in dotted.split("."))


def _placed(names: Sequence[str], counts: dict[tuple[Step, ...], int]) -> tuple[Step, ...]:
    """The header's names with the number of the array item that each is in."""
    path: tuple[Step, ...] = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return path


def _next_item(names: Sequence[str], counts: dict[tuple[Step, ...], int]) -> tuple[Step, ...]:
    array = (*_placed(names[:-1], counts), names[-1])
    counts[array] = counts.get(array, -1) + 1
    return (*array, counts[array])
