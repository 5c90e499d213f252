"""Opening a stranger's picture, in a process of its own with little memory and time.

Run as a file, so that it loads nothing but Pillow. It is told what to do in JSON as its argument, gets
the picture on its standard input, and says a line of JSON, then the picture it has made.
"""

import io
import json
import resource
import sys
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 20
KINDS = ("PNG", "JPEG")
OPAQUE = 255


def main(order: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """What is said, and the picture; a refusal has none."""
    try:
        with Image.open(
            io.BytesIO(body), formats=(*KINDS, "WEBP") if "look" in order else KINDS
        ) as found:
            if found.width * found.height > order["pixels"]:
                return {"refused": "pixels"}, b""
            made = _placed(found, order) if "look" in order else _taken_in(found, order["longest"])
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, OverflowError):
        return {"refused": "picture"}, b""
    except (MemoryError, Image.DecompressionBombError):
        return {"refused": "memory"}, b""
    out = io.BytesIO()
    # Nothing that the file said of itself goes along: no place, no camera, no names.
    made.save(out, "WEBP", quality=order["quality"], method=4)
    return {"size": made.size}, out.getvalue()


def _taken_in(found: Image.Image, longest: int) -> Image.Image:
    """The picture upright, no larger than needed, in plain colours."""
    if found.format == "JPEG":
        found.draft("RGB", (longest, longest))
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=2)
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    return upright.convert("RGBA" if has_alpha else "RGB")


def _placed(found: Image.Image, order: dict[str, Any]) -> Image.Image:
    """North up; around the plan it is transparent."""
    return found.convert("RGBA").transform(
        tuple(order["size"]),
        Image.Transform.AFFINE,
        tuple(order["look"]),
        Image.Resampling.BICUBIC,
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    # Our own limit is told before a picture is opened; Pillow's would only warn.
    Image.MAX_IMAGE_PIXELS = None
    said, picture = main(json.loads(sys.argv[1]), sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + picture)
