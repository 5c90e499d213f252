"""Where a picture lies: from pairs of a point in it and the same point on the map.

All in Web Mercator, whose scale is the same in all directions at a place, as pictures from above are.
Two points give size and turning; three or four also how the paper was stretched, and with four it
shows how exact they are.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cocreate.plans.refused import (
    IN_A_LINE,
    MIRRORED,
    STRETCHED,
    TOO_CLOSE,
    TOO_FEW,
    WRONG_SIZE,
    PlanRefused,
)

RADIUS_M = 6378137.0
FEWEST, MOST = 2, 4
# What is sharper than phones show, or costs them too much.
LONGEST_PX = 2048
CLOSEST_PX, CLOSEST_M = 20.0, 2.0
# The short way across the points to the long one; below this they are as good as in a line.
FLATTEST = 0.03
MOST_STRETCHED = 3.0
SMALLEST_M, LARGEST_M = 5.0, 30_000.0

Pixels = tuple[int, int]
Affine = tuple[float, float, float, float, float, float]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Pair:
    """The same point in the picture (pixels from its upper left) and on the map."""

    x: float
    y: float
    lon: float
    lat: float


@dataclass(frozen=True)
class Fit:
    """From a pixel to metres of Web Mercator: `matrix @ (x, y, 1)`; `off_m` says how far each pair is off."""

    matrix: Numbers
    off_m: tuple[float, ...]


@dataclass(frozen=True)
class Frame:
    """The north-up picture to be made: its bounds (west, south, east, north) and size.

    `look` says for each of its pixels where to look in the plan, as Pillow wants it.
    """

    bounds: tuple[float, float, float, float]
    size: Pixels
    look: Affine


def fit(pairs: Sequence[Pair], size: Pixels) -> Fit:
    """How the picture of that size lies. Raises PlanRefused for points that cannot be right."""
    if not FEWEST <= len(pairs) <= MOST:
        raise PlanRefused(TOO_FEW)
    pixels = np.array([(pair.x, pair.y) for pair in pairs], dtype=np.float64)
    metres = np.array([to_metres(pair.lon, pair.lat) for pair in pairs], dtype=np.float64)
    shrink = math.cos(math.radians(sum(pair.lat for pair in pairs) / len(pairs)))
    _check_spread(pixels, metres * shrink)
    matrix = _similar(pixels, metres) if len(pairs) == FEWEST else _affine(pixels, metres)
    _check_shape(matrix, size, shrink)
    off = (pixels @ matrix[:, :2].T + matrix[:, 2] - metres) * shrink
    return Fit(matrix, tuple(float(np.hypot(*each)) for each in off))


def frame(found: Fit, size: Pixels) -> Frame:
    """The north-up picture that holds the whole plan."""
    width, height = size
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64)
    placed = corners @ found.matrix[:, :2].T + found.matrix[:, 2]
    (west, south), (east, north) = placed.min(axis=0), placed.max(axis=0)
    turn = found.matrix[:, :2]
    pixel = max(math.sqrt(abs(np.linalg.det(turn))), max(east - west, north - south) / LONGEST_PX)
    back = np.linalg.inv(turn)
    corner = back @ (np.array([west, north]) - found.matrix[:, 2])
    look = (
        back[0, 0] * pixel, -back[0, 1] * pixel, corner[0],
        back[1, 0] * pixel, -back[1, 1] * pixel, corner[1],
    )  # fmt: skip
    columns, rows = math.ceil((east - west) / pixel), math.ceil((north - south) / pixel)
    bounds = (*to_degrees(west, north - rows * pixel), *to_degrees(west + columns * pixel, north))
    return Frame(bounds, (columns, rows), _six(look))


def to_metres(lon: float, lat: float) -> tuple[float, float]:
    """A place in metres of Web Mercator."""
    return RADIUS_M * math.radians(lon), RADIUS_M * math.asinh(math.tan(math.radians(lat)))


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude, to a centimetre."""
    lat = math.degrees(math.atan(math.sinh(y / RADIUS_M)))
    return round(math.degrees(x / RADIUS_M), 7), round(lat, 7)


def _six(numbers: Sequence[float]) -> Affine:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _similar(pixels: Numbers, metres: Numbers) -> Numbers:
    """Moved, turned and made larger, nothing else; down in the picture is away from north."""
    (x, y), (to_x, to_y) = pixels[1] - pixels[0], metres[1] - metres[0]
    length = x * x + y * y
    a, b = (x * to_x - y * to_y) / length, (y * to_x + x * to_y) / length
    turn = np.array([[a, b], [b, -a]])
    return _with_move(turn, pixels, metres)


def _affine(pixels: Numbers, metres: Numbers) -> Numbers:
    """The best that keeps straight lines straight, with the smallest squares of what is off."""
    solved = np.linalg.lstsq(pixels - pixels.mean(0), metres - metres.mean(0), rcond=None)[0]
    return _with_move(np.asarray(solved.T), pixels, metres)


def _with_move(turn: Numbers, pixels: Numbers, metres: Numbers) -> Numbers:
    move = metres.mean(axis=0) - turn @ pixels.mean(axis=0)
    return np.column_stack([turn, move])


def _check_spread(pixels: Numbers, metres: Numbers) -> None:
    for points, closest in ((pixels, CLOSEST_PX), (metres, CLOSEST_M)):
        apart = [
            float(np.hypot(*(one - other)))
            for at, one in enumerate(points)
            for other in points[at + 1 :]
        ]
        if min(apart) < closest:
            raise PlanRefused(TOO_CLOSE)
        across = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
        if len(points) > FEWEST and across[1] < FLATTEST * across[0]:
            raise PlanRefused(IN_A_LINE)


def _check_shape(matrix: Numbers, size: Pixels, shrink: float) -> None:
    turn = matrix[:, :2]
    if np.linalg.det(turn) >= 0:
        raise PlanRefused(MIRRORED)
    longest, shortest = np.linalg.svd(turn, compute_uv=False)
    if longest > MOST_STRETCHED * shortest:
        raise PlanRefused(STRETCHED)
    width = float(np.hypot(*turn[:, 0])) * size[0] * shrink
    if not SMALLEST_M <= width <= LARGEST_M:
        raise PlanRefused(WRONG_SIZE, metres=f"{width:.0f}")
