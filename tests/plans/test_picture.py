"""A stranger's picture: taken in without what it says of itself, placed, or refused in a sentence."""

import io
import struct
import time
import zlib

import pytest
from PIL import Image

from cocreate.plans.fit import Pair, fit, frame
from cocreate.plans.picture import place, take_in
from cocreate.plans.refused import PlanRefused
from tests.plans.pictures import COLOURS, drawing, like, opened

QUICK_S = 8


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_is_made_anew(kind: str) -> None:
    made = take_in(drawing(kind=kind))
    assert made.size == (400, 200)
    picture = opened(made.body)
    assert picture.format == "WEBP"
    for (column, row), colour in COLOURS.items():
        assert like(picture.getpixel((100 + 200 * column, 50 + 100 * row)), colour)


def test_nothing_of_what_the_file_says_of_itself_goes_along() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Spy camera"
    exif[0x0112] = 6  # turned by a quarter
    made = take_in(drawing(kind="JPEG", exif=exif, comment=b"secret words"))
    assert made.size == (200, 400)
    assert not any(word in made.body for word in (b"Spy", b"secret", b"EXIF", b"XMP"))
    assert like(opened(made.body).getpixel((150, 100)), COLOURS[0, 0])


def test_large_picture_becomes_as_large_as_needed() -> None:
    assert take_in(drawing(6000, 3000, "JPEG")).size == (3000, 1500)


def test_placed_picture_is_clear_around_the_plan() -> None:
    pairs = [Pair(0, 0, 10.24, 56.22), Pair(400, 200, 10.2405, 56.2225)]
    around = frame(fit(pairs, (400, 200)), (400, 200))
    made = place(take_in(drawing()).body, around)
    assert made.size == around.size
    picture = opened(made.body).convert("RGBA")
    corner = picture.getpixel((1, 1))
    assert isinstance(corner, tuple)
    assert corner[3] == 0
    middle = picture.getpixel((made.size[0] // 2, made.size[1] // 2))
    assert isinstance(middle, tuple)
    assert middle[3] == 255


def huge() -> bytes:
    """A few bytes that say they are a thousand million pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 40_000, 25_000, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (40, 40)).save(out, "GIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not a PNG or JPEG"),
        (b"%PDF-1.7 a page", "not a PNG or JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a PNG or JPEG"),
        (gif(), "not a PNG or JPEG"),
        (drawing()[:200], "not a PNG or JPEG"),
        (huge(), "more than %(limit)s million pixels"),
    ],
    ids=["empty", "pdf", "svg", "gif", "cut", "huge"],
)
def test_what_is_no_plan_is_refused_soon(body: bytes, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(PlanRefused) as refused:
        take_in(body)
    assert reason in refused.value.message
    assert time.monotonic() - began < QUICK_S
