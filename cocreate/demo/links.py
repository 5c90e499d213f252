"""The demo's four links: to click, and for scripts in `demo.json`."""

import io
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import segno

from cocreate.workshops.codes import show_code
from cocreate.workshops.links import join_url, screen_url
from cocreate.workshops.models import Workshop

FILE = "demo.json"


@dataclass(frozen=True)
class DemoLinks:
    """What `demo.json` holds. The links work until the demo stops."""

    base: str
    code: str
    resident: str
    facilitate: str
    screen: str
    summary: str


def links_of(workshop: Workshop, base: str, token: str) -> DemoLinks:
    """The links into the demo workshop. Needs an application's context."""
    staff = f"{base}/staff/link/{token}?code={workshop.code}&to="
    return DemoLinks(
        base=base,
        code=workshop.code,
        resident=join_url(workshop),
        facilitate=staff + "facilitate",
        screen=screen_url(workshop),
        summary=staff + "summary",
    )


def write_links(links: DemoLinks, instance: Path) -> Path:
    """Leave the links for scripts, readable by their owner only: two of them sign in."""
    file = instance / FILE
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(asdict(links), out, indent=2)
    return file


def told(links: DemoLinks) -> str:
    """The links and the QR code for the terminal."""
    code = segno.make(links.resident, error="m", micro=False)
    picture = io.StringIO()
    code.terminal(out=picture, compact=True, border=2)
    return (
        f"\n{picture.getvalue()}\n"
        f"  Code                {show_code(links.code)}  at  {links.base}\n"
        f"  As a resident       {links.resident}\n"
        f"  As the facilitator  {links.facilitate}\n"
        f"  The projector       {links.screen}\n"
        f"  Planner's summary   {links.summary}\n\n"
        "  Ready. Ctrl-C stops it.\n"
    )
