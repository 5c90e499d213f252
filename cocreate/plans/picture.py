"""Having a plan's picture opened and placed by a process of its own (see program.py)."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cocreate.plans.fit import Frame, Pixels
from cocreate.plans.refused import NOT_A_PICTURE, TOO_MANY_PIXELS, TOO_MUCH, PlanRefused

log = logging.getLogger(__name__)

PROGRAM = Path(__file__).with_name("program.py")
PATIENCE_S = 40
MILLION = 1_000_000
MOST_MILLIONS = 40
# As sharp as a hand can place a point in it.
LONGEST_PX = 3000
QUALITY = 85


@dataclass(frozen=True)
class Picture:
    """A picture we made ourselves (WebP), and its size in pixels."""

    body: bytes
    size: Pixels


def take_in(body: bytes) -> Picture:
    """An uploaded PNG or JPEG, decoded and made anew. Raises PlanRefused."""
    return _made(body, {"longest": LONGEST_PX})


def place(body: bytes, frame: Frame) -> Picture:
    """The picture laid north up on the map. Raises PlanRefused."""
    return _made(body, {"size": frame.size, "look": frame.look})


def _made(body: bytes, order: dict[str, Any]) -> Picture:
    asked = json.dumps({"pixels": MOST_MILLIONS * MILLION, "quality": QUALITY} | order)
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the picture comes by a pipe
            [sys.executable, "-I", str(PROGRAM), asked],
            input=body,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PlanRefused(TOO_MUCH) from error
    if done.returncode:
        log.warning("a plan's picture could not be opened: exit %d", done.returncode)
        raise PlanRefused(TOO_MUCH)
    line, _, made = done.stdout.partition(b"\n")
    said = json.loads(line)
    if "refused" in said:
        raise _refusal(said["refused"])
    width, height = said["size"]
    return Picture(made, (width, height))


def _refusal(why: str) -> PlanRefused:
    if why == "pixels":
        return PlanRefused(TOO_MANY_PIXELS, limit=MOST_MILLIONS)
    return PlanRefused(NOT_A_PICTURE if why == "picture" else TOO_MUCH)
