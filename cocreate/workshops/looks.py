"""What staff can choose from for the look of their own kind of idea: a few of each, all told apart."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Any

# Colour with shape: those the kits use least, in the colours that colour-blind eyes tell apart.
LOOKS = (
    ("#009E73", "pentagon"), ("#0072B2", "dome"), ("#D55E00", "hexagon"), ("#CC79A7", "square"),
    ("#E69F00", "pentagon"), ("#56B4E9", "triangle"), ("#F0E442", "dome"), ("#111111", "pentagon"),
    ("#0072B2", "pentagon"), ("#D55E00", "square"), ("#CC79A7", "diamond"), ("#009E73", "triangle"),
    ("#E69F00", "dome"), ("#56B4E9", "hexagon"), ("#F0E442", "pentagon"), ("#CC79A7", "arrow"),
)  # fmt: skip
MOST_LOOKS = 8
Palette = Sequence[Mapping[str, Any]]


def free_looks(palette: Palette) -> list[tuple[str, str]]:
    """The first looks that no kind of the palette has."""
    taken = {(each["colour"], each["shape"]) for each in palette}
    return [look for look in LOOKS if look not in taken][:MOST_LOOKS]


def free_letters(palette: Palette) -> list[str]:
    """The letters that no kind of the palette has."""
    taken = {each["letter"] for each in palette}
    return [letter for letter in ascii_uppercase if letter not in taken]
