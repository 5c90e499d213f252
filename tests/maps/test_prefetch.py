"""Tiles fetched before the evening: as many as were said, politely, where it is permitted."""

from pathlib import Path

import pytest
from flask import Flask

from cocreate.maps.offered import name_sources
from cocreate.maps.prefetch import Done, PrefetchRefused, Wanted, check_permitted, prefetch
from cocreate.maps.sources import OPENSTREETMAP, TileSource
from cocreate.maps.tile_fetch import TileFetcher
from cocreate.maps.tile_files import TileFiles
from tests.factories import evening
from tests.maps.tile_server import TileServer

BBOX = (10.2, 56.2, 10.28, 56.24)


def source(upstream: TileServer, **more: object) -> TileSource:
    given = {"prefetch": True, "private": True} | more
    return TileSource("town-1", upstream.template, "us", title="Town", **given)  # type: ignore[arg-type]


def fetched(folder: Path, wanted: Wanted, pauses: list[float] | None = None) -> Done:
    files, told = TileFiles(folder, 10_000_000), []
    try:
        return prefetch(
            wanted,
            files,
            TileFetcher("test"),
            lambda done: told.append(int(done)),
            (pauses if pauses is not None else []).append,
        )
    finally:
        assert told == sorted(told)


def test_every_tile_is_fetched_once_and_slowly(tmp_path: Path, upstream: TileServer) -> None:
    wanted, pauses = Wanted(source(upstream), BBOX, (11, 14)), list[float]()
    done = fetched(tmp_path, wanted, pauses)
    assert (done.fetched, done.kept) == (len(wanted), 0)
    assert len(upstream.asked) == len(set(upstream.paths)) == len(wanted) > 10
    assert upstream.most_at_once == 1
    assert pauses == [0.5] * len(wanted)
    again = fetched(tmp_path, wanted, pauses)
    assert (again.fetched, again.kept) == (0, len(wanted))
    assert len(pauses) == len(upstream.asked) == len(wanted)


def test_what_was_broken_off_goes_on_where_it_ended(tmp_path: Path, upstream: TileServer) -> None:
    half, whole = (Wanted(source(upstream), BBOX, zooms) for zooms in ((11, 12), (11, 14)))
    fetched(tmp_path, half)
    upstream.status = 500
    with pytest.raises(PrefetchRefused, match=rf"^{len(half)} of {len(whole)} .* goes on"):
        fetched(tmp_path, whole)
    assert len(upstream.asked) == len(half) + 5
    upstream.status = 200
    done = fetched(tmp_path, whole)
    assert (done.fetched, done.kept) == (len(whole) - len(half), len(half))


def test_tiles_that_do_not_exist_are_counted(tmp_path: Path, upstream: TileServer) -> None:
    upstream.status = 404
    assert fetched(tmp_path, Wanted(source(upstream), BBOX, (11, 12))).absent > 0


def test_no_nearer_than_the_source_goes(upstream: TileServer) -> None:
    assert len(Wanted(source(upstream, max_zoom=12), BBOX, (12, 19))) == len(
        Wanted(source(upstream), BBOX, (12, 12))
    )


def test_only_where_it_is_permitted(upstream: TileServer) -> None:
    for refused, why in (
        (source(upstream, prefetch=False), "its owner"),
        (TileSource("osm", OPENSTREETMAP, "OSM", prefetch=True), "OpenStreetMap"),
        (source(upstream, file=Path("town.pmtiles")), "here already"),
    ):
        with pytest.raises(PrefetchRefused, match=why):
            check_permitted(Wanted(refused, BBOX, (12, 13)))
    with pytest.raises(PrefetchRefused, match="20,000 is the most"):
        check_permitted(Wanted(source(upstream), (9, 55, 11, 57), (10, 18)))


@pytest.mark.parametrize("place", ["workshop", "aarhus"])
def test_command_says_how_many_and_fetches_them(
    app: Flask, upstream: TileServer, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreate.maps.prefetch.PER_SECOND", 10_000)
    name_sources(app, [source(upstream)])
    place = evening().code if place == "workshop" else place
    runner = app.test_cli_runner()
    said = runner.invoke(args=["tiles", "fetch", place, "--zoom", "9-10"], input="n\n")
    assert said.exit_code == 1
    assert upstream.asked == []
    done = runner.invoke(args=["tiles", "fetch", place, "--zoom", "9-10", "--yes"])
    assert done.exit_code == 0, done.output
    assert f"town-1: {len(upstream.asked)} tiles" in done.output
    assert f"town-1: {len(upstream.asked)} fetched, 0 were here" in done.output


def test_command_refuses_in_a_sentence(app: Flask, upstream: TileServer) -> None:
    runner = app.test_cli_runner()
    name_sources(app, [source(upstream, prefetch=False)])
    for arguments, says in (
        (["aarhus", "--zoom", "9-10"], "No source permits it"),
        (["aarhus", "--zoom", "9-10", "--source", "moon"], "no such source"),
        (["atlantis", "--zoom", "9-10"], "no kit and no workshop"),
        (["aarhus", "--zoom", "10-9"], "name two zooms"),
        (["aarhus", "--zoom", "a-b"], "name two zooms"),
    ):
        done = runner.invoke(args=["tiles", "fetch", *arguments])
        assert done.exit_code != 0
        assert says in done.output
    assert upstream.asked == []
