"""The QR code: what a camera needs, drawn without a style."""

import re

import segno

from cocreate.facilitation.qr import QUIET_ZONE, join_qr

ADDRESS = "https://workshop.example/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG"


def test_the_path_covers_exactly_the_dark_modules() -> None:
    picture = join_qr(ADDRESS)
    rows = segno.make(ADDRESS, error="m", micro=False).matrix
    dark = {
        (x + QUIET_ZONE, y + QUIET_ZONE)
        for y, row in enumerate(rows)
        for x, on in enumerate(row)
        if on
    }
    assert drawn(picture.path) == dark
    assert picture.side == len(rows) + 2 * QUIET_ZONE


def drawn(path: str) -> set[tuple[int, int]]:
    """The modules that a stroke of one module's width paints along the path."""
    x, y = 0.0, 0.0
    modules: set[tuple[int, int]] = set()
    for letter, numbers in re.findall(r"([Mmh])([^Mmh]+)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if letter == "M":
            x, y = values
        elif letter == "m":
            x, y = x + values[0], y + values[1]
        else:
            modules |= {(int(x) + step, int(y)) for step in range(int(values[0]))}
            x += values[0]
    return modules
