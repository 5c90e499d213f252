"""The tile proxy against a real server: fast, slow, failing, gone."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreate.maps.sources import TileSource
from cocreate.maps.tile_fetch import TileFetcher
from cocreate.maps.tile_files import KeptTile, TileFiles
from cocreate.maps.tiles import TileProxy
from tests.maps.tile_server import PNG, TileServer

DAY = 24 * 3600


class Clock:
    """A clock that stands until it is told to go on."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """A proxy, its clock and its source."""

    def __init__(self, folder: Path, upstream: TileServer, timeout_s: float = 2.0) -> None:
        self.clock = Clock()
        self.source = TileSource("test", upstream.template, "by us", private=True)
        self.proxy = TileProxy(
            TileFiles(folder, 10_000_000),
            TileFetcher("cocreate (+test)", timeout_s),
            patience_s=0.3,
            clock=self.clock,
        )

    def get(self, x: int = 0, z: int = 5) -> KeptTile | None:
        return self.proxy.get(self.source, z, x, 0)


@pytest.fixture
def desk(tmp_path: Path, upstream: TileServer) -> Desk:
    return Desk(tmp_path, upstream)


def until(holds: Callable[[], bool]) -> None:
    """Wait for work behind the scenes."""
    ends = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.01)


def body_of(tile: KeptTile | None) -> bytes | None:
    return tile.body if tile else None


def test_tile_is_fetched_once_and_kept(desk: Desk, upstream: TileServer, tmp_path: Path) -> None:
    assert body_of(desk.get()) == PNG
    assert body_of(desk.get()) == PNG
    assert upstream.paths == ["/5/0/0.png"]
    again = Desk(tmp_path, upstream)
    assert body_of(again.get()) == PNG
    assert len(upstream.asked) == 1


def test_fetch_says_who_we_are_and_brings_no_cookies(desk: Desk, upstream: TileServer) -> None:
    upstream.headers = {"Set-Cookie": "track=me; Path=/"}
    desk.get(0)
    desk.get(1)
    for _, headers in upstream.asked:
        assert headers["User-Agent"] == "cocreate (+test)"
        assert "Cookie" not in headers


def test_tile_stays_seven_days_even_if_the_server_says_less(
    desk: Desk, upstream: TileServer
) -> None:
    upstream.headers = {"Cache-Control": "max-age=60"}
    desk.get()
    desk.clock.now += 7 * DAY - 1
    desk.get()
    assert len(upstream.asked) == 1
    desk.clock.now += 2
    desk.get()
    until(lambda: len(upstream.asked) == 2)


def test_tile_stays_longer_if_the_server_says_more(desk: Desk, upstream: TileServer) -> None:
    upstream.headers = {"Cache-Control": "public, max-age=2592000"}
    desk.get()
    desk.clock.now += 29 * DAY
    desk.get()
    assert len(upstream.asked) == 1


def test_old_tile_is_shown_while_it_is_asked_for_again(desk: Desk, upstream: TileServer) -> None:
    upstream.headers = {"ETag": '"one"', "Last-Modified": "Sat, 01 Nov 2025 00:00:00 GMT"}
    desk.get()
    desk.clock.now += 8 * DAY
    upstream.status, upstream.headers = 304, {}
    upstream.open.clear()
    assert body_of(desk.get()) == PNG
    upstream.open.set()
    until(lambda: len(upstream.asked) == 2)
    headers = upstream.asked[1][1]
    assert headers["If-None-Match"] == '"one"'
    assert headers["If-Modified-Since"] == "Sat, 01 Nov 2025 00:00:00 GMT"


def test_unchanged_tile_gets_seven_more_days_and_keeps_its_version(
    desk: Desk, upstream: TileServer
) -> None:
    upstream.headers = {"ETag": '"one"'}
    desk.get()
    upstream.status, upstream.headers = 304, {}
    for round_trip in (2, 3):
        desk.clock.now += 8 * DAY
        desk.get()
        until(lambda: len(upstream.asked) == round_trip)  # noqa: B023 - waited for right here
        until(lambda: threading.active_count() == quiet_threads())
        assert upstream.asked[-1][1]["If-None-Match"] == '"one"'
        assert body_of(desk.get()) == PNG
    assert len(upstream.asked) == 3


def quiet_threads() -> int:
    """How many threads there are without the proxy's."""
    return sum(thread.name != "tile" for thread in threading.enumerate())


def test_many_who_want_one_tile_cause_one_fetch(desk: Desk, upstream: TileServer) -> None:
    upstream.open.clear()
    found: list[bytes | None] = []
    people = [threading.Thread(target=lambda: found.append(body_of(desk.get()))) for _ in range(20)]
    for person in people:
        person.start()
    until(lambda: len(upstream.asked) == 1)
    upstream.open.set()
    for person in people:
        person.join()
    assert found == [PNG] * 20
    assert len(upstream.asked) == 1


def test_two_are_fetched_at_once_and_no_more(desk: Desk, upstream: TileServer) -> None:
    upstream.open.clear()
    people = [threading.Thread(target=desk.get, args=(x,)) for x in range(8)]
    for person in people:
        person.start()
    until(lambda: upstream.at_once == 2)
    upstream.open.set()
    for person in people:
        person.join()
    until(lambda: len(upstream.asked) == 8)
    assert upstream.most_at_once == 2


def test_late_tile_is_not_waited_for_but_kept(desk: Desk, upstream: TileServer) -> None:
    upstream.open.clear()
    began = time.monotonic()
    assert desk.get() is None
    assert time.monotonic() - began < 1
    upstream.open.set()
    until(lambda: body_of(desk.get()) == PNG)
    assert len(upstream.asked) == 1


def test_silent_server_is_given_up_and_left_alone(tmp_path: Path, upstream: TileServer) -> None:
    desk = Desk(tmp_path, upstream, timeout_s=0.2)
    upstream.open.clear()
    for x in range(3):
        assert desk.get(x) is None
    until(lambda: quiet_threads() == threading.active_count())
    began = time.monotonic()
    assert all(desk.get(x) is None for x in range(10, 60))
    assert time.monotonic() - began < 0.5
    assert len(upstream.asked) == 3
    desk.clock.now += 61
    upstream.open.set()
    desk.get(99)
    until(lambda: body_of(desk.get(99)) == PNG)


@pytest.mark.parametrize("status", [403, 429, 500, 503, 302])
def test_three_failures_in_a_row_pause_all_asking(
    desk: Desk, upstream: TileServer, status: int
) -> None:
    upstream.status = status
    upstream.headers = {"Location": upstream.url + "/elsewhere.png"}
    for x in range(6):
        assert desk.get(x) is None
        until(lambda: quiet_threads() == threading.active_count())
    assert upstream.paths == ["/5/0/0.png", "/5/1/0.png", "/5/2/0.png"]


def test_success_forgets_failures(desk: Desk, upstream: TileServer) -> None:
    for x in range(0, 9, 3):
        upstream.status = 500
        assert desk.get(x) is None
        until(lambda: quiet_threads() == threading.active_count())
        upstream.status = 200
        desk.get(x + 1)
        until(lambda: body_of(desk.get(x + 1)) == PNG)  # noqa: B023 - waited for right here


def test_old_tile_is_shown_while_the_server_is_gone(desk: Desk, upstream: TileServer) -> None:
    desk.get()
    desk.clock.now += 30 * DAY
    upstream.status = 500
    for _ in range(5):
        assert body_of(desk.get()) == PNG
        until(lambda: quiet_threads() == threading.active_count())


def test_tile_that_does_not_exist_is_asked_for_once_in_a_while(
    desk: Desk, upstream: TileServer
) -> None:
    upstream.status = 404
    assert [desk.get() for _ in range(5)] == [None] * 5
    assert len(upstream.asked) == 1
    upstream.status = 200
    assert body_of(desk.get(1)) == PNG
    desk.clock.now += 601
    assert body_of(desk.get()) == PNG


@pytest.mark.parametrize("body", [b"", b"<html>blocked</html>", PNG + b"x" * 1_100_000])
def test_what_is_no_tile_is_not_kept(desk: Desk, upstream: TileServer, body: bytes) -> None:
    upstream.body = body
    assert desk.get() is None
    upstream.body = PNG
    until(lambda: body_of(desk.get()) == PNG)


def test_disk_that_takes_nothing_still_shows_the_tile(tmp_path: Path, upstream: TileServer) -> None:
    (tmp_path / "tiles").write_text("a file where the folder should be")
    desk = Desk(tmp_path / "tiles", upstream)
    assert body_of(desk.get()) == PNG
