"""Coming in as a phone does: join, the page, what the page asks for, the state, the socket."""

import html
import json
import re

from tests.load.crowd import Crowd, Json, until
from tests.load.phone import Phone
from tests.load.web import Unexpected, Visitor

LINKED = re.compile(r'(?:src|href)="(/static/[^"#]+)')
LOOK_EVERY_S = 0.002
CONFIG = re.compile(r'id="page"[^>]*>([^<]*)<')
# What the page's script fetches at once besides its state, by its name in the page's settings.
ASKED = ("messages", "icons", "layers", "places")


async def arrive_in_full(crowd: Crowd) -> Phone:
    """Everything from `POST /join` until what `hello` told of is applied."""
    visitor = await crowd.join()
    page = await visitor.get(f"/w/{crowd.code}")
    for path in assets_of(page.text()):
        answer = await visitor.get(path)
        if answer.status != 200:
            raise Unexpected(f"{path}: {answer.status}")
    await visitor.get(f"/w/{crowd.code}/me")
    return await _applied(crowd, visitor)


def assets_of(page: str) -> list[str]:
    """The addresses a browser fetches for the live page, each once."""
    found = CONFIG.search(page)
    if found is None:
        raise Unexpected("this is not the live page")
    settings: Json = json.loads(html.unescape(found[1]))
    asked = [settings[name] for name in ASKED if settings.get(name)]
    return list(dict.fromkeys(map(html.unescape, [*LINKED.findall(page), *asked])))


async def _applied(crowd: Crowd, visitor: Visitor) -> Phone:
    phone = await crowd.arrive(visitor)
    if phone.hello["resync"]:
        raise Unexpected("told to begin anew right after the state")
    await until(lambda: phone.counts.holes(phone.hello["seq"]) == 0, LOOK_EVERY_S)
    return phone
