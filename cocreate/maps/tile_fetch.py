"""Asking a tile server for one tile, politely and without trusting the answer."""

import re
import time
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy

import requests

from cocreate.maps.pictures import picture_type
from cocreate.maps.public_only import PublicOnly
from cocreate.maps.sources import TileSource
from cocreate.maps.tile_files import Stamp

TIMEOUT_S = 5.0
LARGEST_TILE = 1024 * 1024
OK, NOT_MODIFIED, ABSENT = 200, 304, (404, 410)
# OpenStreetMap's policy: keep tiles at least seven days, or longer where the server says so.
SHORTEST_STAY_S = 7 * 24 * 3600
LONGEST_STAY_S = 365 * 24 * 3600


class TileFailed(Exception):
    """The server did not answer, or not with a tile: worth asking again some time later.

    Its words go into the log, so they do not quote the address: a source's key may stand in it.
    """


class TileAbsent(Exception):
    """The server says that it has no such tile."""


@dataclass(frozen=True)
class Fetched:
    """The server's answer; ``body`` is None if the kept tile is still the right one."""

    body: bytes | None
    etag: str | None
    modified: str | None
    stay_s: float


class TileFetcher:
    """Gets tiles over HTTP(S), saying who we are; from public addresses unless the source says more."""

    def __init__(self, user_agent: str, timeout_s: float = TIMEOUT_S) -> None:
        self._timeout_s = timeout_s
        self._anywhere = _session(user_agent)
        self._public = _session(user_agent)
        for scheme in ("http://", "https://"):
            self._public.mount(scheme, PublicOnly())

    def fetch(self, source: TileSource, z: int, x: int, y: int, kept: Stamp | None) -> Fetched:
        """One tile, or that ``kept`` is still good. Raises TileFailed, TileAbsent."""
        url = source.url_of(z, x, y)
        ends = time.monotonic() + self._timeout_s
        session = self._anywhere if source.private else self._public
        try:
            # A redirect is not followed: the allowlist names hosts, not whom they trust.
            with session.get(
                url,
                headers=_conditions(kept),
                timeout=self._timeout_s,
                allow_redirects=False,
                stream=True,
            ) as answer:
                return self._read(answer, ends)
        except requests.RequestException as error:
            raise TileFailed(type(error).__name__) from error

    def _read(self, answer: requests.Response, ends: float) -> Fetched:
        if answer.status_code in ABSENT:
            raise TileAbsent(answer.url)
        if answer.status_code not in (OK, NOT_MODIFIED):
            raise TileFailed(f"the tile server answered {answer.status_code}")
        body = None if answer.status_code == NOT_MODIFIED else _picture(answer, ends)
        headers = answer.headers
        stay_s = _stay_s(headers.get("Cache-Control", ""))
        return Fetched(body, headers.get("ETag"), headers.get("Last-Modified"), stay_s)


def _session(user_agent: str) -> requests.Session:
    """A session that says who we are and takes no cookies."""
    session = requests.Session()
    session.headers["User-Agent"] = user_agent
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


def _conditions(kept: Stamp | None) -> dict[str, str]:
    asked = {
        "If-None-Match": kept and kept.etag,
        "If-Modified-Since": kept and kept.modified,
    }
    return {name: value for name, value in asked.items() if value}


def _picture(answer: requests.Response, ends: float) -> bytes:
    """The body, given up when it takes too long, grows too large or is no picture."""
    body = b""
    for chunk in answer.iter_content(16 * 1024):
        body += chunk
        if time.monotonic() > ends or len(body) > LARGEST_TILE:
            raise TileFailed("a tile was too slow or too large")
    if picture_type(body) is None:
        raise TileFailed("what came is not a PNG, JPEG or WebP")
    return body


def _stay_s(cache_control: str) -> float:
    """Seconds a tile may be used without asking: seven days, or the longer time upstream names."""
    named = re.search(r"\bmax-age=(\d{1,10})\b", cache_control)
    return min(max(float(named[1]) if named else 0.0, SHORTEST_STAY_S), LONGEST_STAY_S)
