"""Lengths and areas as the reader writes them.

The same steps as `static/js/core/format.js`, so that page and map never differ.
"""

from dataclasses import dataclass

from flask_babel import format_decimal

SQUARE_METRES_PER_HECTARE = 10_000
METRES_PER_KILOMETRE = 1000
# Below this a tenth of a hectare is worth saying.
FEW_HECTARES = 100
NBSP = "\u00a0"


def number(value: float, digits: int = 0) -> str:
    """A number as the reader writes it, with at most so many digits after the comma."""
    places = "." + "#" * digits if digits else ""
    return str(format_decimal(round(value, digits), f"#,##0{places}"))


def size(unit: str, value: float) -> str:
    """A length, an area or a number of pieces: "420 m", "1.2 km", "350 m²", "1.4 ha", "× 12"."""
    if unit == "m":
        return length(value)
    if unit == "m2":
        return area(value)
    return f"×{NBSP}{number(value, 1)}"


def length(metres: float) -> str:
    """Metres, from a thousand on kilometres."""
    if metres < METRES_PER_KILOMETRE:
        return f"{number(metres)}{NBSP}m"
    digits = 1 if metres < 10 * METRES_PER_KILOMETRE else 0
    return f"{number(metres / METRES_PER_KILOMETRE, digits)}{NBSP}km"


def area(square_metres: float) -> str:
    """Square metres, from ten thousand on hectares."""
    if square_metres < SQUARE_METRES_PER_HECTARE:
        return f"{number(square_metres)}{NBSP}m²"
    hectares = square_metres / SQUARE_METRES_PER_HECTARE
    return f"{number(hectares, 1 if hectares < FEW_HECTARES else 0)}{NBSP}ha"


@dataclass(frozen=True)
class Amount:
    """A length or area inside a sentence: written out when the sentence is said, for its reader."""

    unit: str
    value: float

    def __str__(self) -> str:
        return size(self.unit, self.value)
