"""What a layer can be marked as, and how it can look: few of each, so that they can be told apart."""

from collections.abc import Mapping
from typing import Literal

from cocreate.words import N_

Mark = Literal[
    "habitat", "water", "barrier", "protected", "field", "building", "path", "closed", "reference"
]

MARKS: Mapping[Mark, str] = {
    "reference": N_("For orientation only"),
    "habitat": N_("Habitat: where plants and animals live"),
    "water": N_("Water"),
    "barrier": N_("Barrier: what animals cannot cross"),
    "protected": N_("Protected by law"),
    "field": N_("Field"),
    "building": N_("Building"),
    "path": N_("Path"),
    "closed": N_("Closed to ideas"),
}

STYLES: Mapping[str, str] = {
    "fill": N_("Filled"),
    "outline": N_("Outline only"),
    "dashed": N_("Dashed outline"),
    "hatch": N_("Hatched"),
    "dots": N_("Dotted"),
}

# Each reads on paper and on a dark map; a layer also has its style and its name in the legend.
COLOURS: Mapping[str, tuple[str, str]] = {
    "green": ("#2f7d3b", N_("green")),
    "blue": ("#1f6fb2", N_("blue")),
    "ochre": ("#a86a00", N_("ochre")),
    "red": ("#b3372f", N_("red")),
    "violet": ("#7a4aa8", N_("violet")),
    "grey": ("#5c6660", N_("grey")),
}
