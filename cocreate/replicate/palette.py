"""Palettes in motion: a kind learns where it is from, and stays apart from the others in its new palette."""

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Any, TypeVar

from cocreate.kits.categories import SHAPES
from cocreate.kits.models import Kit
from cocreate.kits.naming import FALLBACK, Names, name_in
from cocreate.replicate.commands import Seed

# As the reader of kits has it: a credit is one line of so many signs at most.
LONGEST_CREDIT = 200
# Letters are all different, and a phone shows no more tiles than people read.
MOST_KINDS = 24
MOST_EXAMPLES = 6
COLOURS = ("#009E73", "#E69F00", "#CC79A7", "#56B4E9", "#F0E442", "#0072B2", "#D55E00", "#111111")
GENERAL_SHAPES = {"ring", "octagon", "pentagon"}

Kind = Mapping[str, Any]
T = TypeVar("T")


def taken_over(kind: Kind, seed: Seed) -> dict[str, Any]:
    """A kind of another city's workshop, with its credit; remarks are nobody's and need none."""
    taken = {key: value for key, value in kind.items() if key != "tried"}
    if kind.get("general"):
        return taken
    return taken | {"credit": _credit(kind, seed)}


def _credit(kind: Kind, seed: Seed) -> Names:
    """Who tried it first stays first; each city on the way is added as long as there is room."""
    if kind.get("tried"):
        return {
            lang: f"{seed.city[:60]}: {words}"[:LONGEST_CREDIT]
            for lang, words in kind["tried"].items()
        }
    told = seed.told
    if not kind.get("credit"):
        return dict.fromkeys((FALLBACK, *seed.languages), told)
    return {lang: _further(words, told) for lang, words in kind["credit"].items()}


def _further(words: str, told: str) -> str:
    longer = f"{words} · {told}"
    return words if told in words or len(longer) > LONGEST_CREDIT else longer


def spoken(kinds: Iterable[Kind], kit: Kit) -> list[dict[str, Any]]:
    """The kinds with words in all languages of a kit: its own question for the same measure first."""
    asked = {category.shared: category.prompt for category in kit.categories}
    return [
        speaking(
            {
                **kind,
                "prompt": {
                    **asked.get(kind.get("nearest") or kind["measure"], {}),
                    **kind["prompt"],
                },
            },
            kit.languages,
        )
        for kind in kinds
    ]


def speaking(thing: Kind, languages: Iterable[str]) -> dict[str, Any]:
    """A kind or role with a name and a question in each language, English where there is none.

    Staff write them better in the form; until then people read what they would read anyway.
    """
    words = {key: thing[key] for key in ("names", "prompt") if key in thing}
    filled = {
        key: {**said, **{lang: name_in(said, lang) for lang in languages if lang not in said}}
        for key, said in words.items()
    }
    return {**thing, **filled}


def apart(kinds: Sequence[Kind]) -> list[dict[str, Any]]:
    """The kinds with id, letter, and shape with colour each its own: the first come keep theirs."""
    taken: set[object] = set()
    return [_own_marks(kind, taken) for kind in kinds]


def _own_marks(kind: Kind, taken: set[object]) -> dict[str, Any]:
    shape, colour = _free(_looks(kind), taken)
    return {
        **kind,
        "id": _free(_ids(str(kind["id"])), taken),
        "letter": _free(_letters(kind), taken),
        "shape": shape,
        "colour": colour,
    }


def _free(wanted: Iterator[T], taken: set[object]) -> T:
    """The first that nobody has, from now on taken."""
    found = next(each for each in wanted if each not in taken)
    taken.add(found)
    return found


def _ids(own: str) -> Iterator[str]:
    yield own
    yield from (f"{own[:36]}-{number}" for number in range(2, MOST_KINDS + 2))


def _letters(kind: Kind) -> Iterator[str]:
    yield kind["letter"]
    named = str(kind["names"].get(FALLBACK, "")).upper()
    yield from (letter for letter in named if letter in string.ascii_uppercase)
    yield from string.ascii_uppercase


def _looks(kind: Kind) -> Iterator[tuple[str, str]]:
    """Its own look, then its colour in other shapes, then whatever is left."""
    yield kind["shape"], kind["colour"]
    shapes = [shape for shape in SHAPES if (shape in GENERAL_SHAPES) == bool(kind.get("general"))]
    own_colour = product(shapes, [kind["colour"]])
    yield from chain(own_colour, product(shapes, COLOURS))
