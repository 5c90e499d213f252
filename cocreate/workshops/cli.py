"""`cocreate tiles fetch`: the ground of an evening in a hall without a network."""

import re
import sys
from collections.abc import Sequence

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import select

from cocreate.journal.store import store
from cocreate.kits import kits
from cocreate.maps.offered import offered_sources, tile_files
from cocreate.maps.prefetch import Done, PrefetchRefused, Wanted, check_permitted, prefetch
from cocreate.maps.tile_fetch import TileFetcher
from cocreate.workshops.codes import normalize_code
from cocreate.workshops.models import Workshop

tiles = AppGroup("tiles", help="Tiles of the maps.")
FARTHEST, NEAREST = 0, 22


class Zooms(click.ParamType[tuple[int, int]]):
    """Two zooms such as 12-16."""

    name = "a-b"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The two numbers. Fails for anything else."""
        found = re.fullmatch(r"(\d{1,2})(?:-(\d{1,2}))?", value)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not FARTHEST <= first <= last <= NEAREST:
            self.fail("name two zooms such as 12-16", param, ctx)
        return first, last


@tiles.command("fetch")
@click.argument("place", metavar="CODE|KIT")
@click.option("--zoom", "zooms", type=Zooms(), required=True, help="From far to near: 12-16.")
@click.option("--source", "wanted_name", default="", help="Only the source with this id.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def fetch(place: str, zooms: tuple[int, int], wanted_name: str, yes: bool) -> None:
    """Fetch the tiles over a workshop or a kit, from sources that permit it. Goes on where it ended."""
    kit, bbox = _where(place)
    sources = [each for each in offered_sources(kit) if wanted_name in each.name]
    if not sources:
        raise click.ClickException("There is no such source for this kit.")
    asked = [Wanted(source, bbox, zooms) for source in sources]
    permitted = [each for each in asked if _is_permitted(each)]
    if not permitted:
        raise click.ClickException("No source permits it; nothing was fetched.")
    room = current_app.config["TILE_CACHE_MB"]
    for each in permitted:
        click.echo(f"{each.source.name}: {len(each):,} tiles, at most two in a second.")
    click.echo(f"The cache keeps {room:,} MB (COCREATE_TILE_CACHE_MB), then the oldest go.")
    if not yes:
        click.confirm("Fetch them?", abort=True)
    for each in permitted:
        _fetch(each)


def _where(place: str) -> tuple[str, Sequence[float]]:
    """The kit, and the box: a workshop's area with a little around it, or the kit's whole area."""
    if kit := kits().get(place.lower()):
        return kit.slug, kit.area.bbox
    with store.read() as session:
        query = select(Workshop).where(Workshop.code == normalize_code(place))
        workshop = session.scalar(query)
    if workshop is None:
        raise click.ClickException(f"There is no kit and no workshop {place}.")
    return workshop.kit, workshop.bbox


def _is_permitted(wanted: Wanted) -> bool:
    try:
        check_permitted(wanted)
    except PrefetchRefused as refused:
        click.echo(f"{wanted.source.name}: {refused}.", err=True)
        return False
    return True


def _fetch(wanted: Wanted) -> None:
    config = current_app.config
    fetcher = TileFetcher(f"cocreate (+{config['TILE_CONTACT'] or config['BASE_URL']})")
    files = tile_files(current_app)
    with click.progressbar(length=len(wanted), label=wanted.source.name, file=sys.stderr) as bar:

        def tell(done: Done) -> None:
            bar.update(int(done) - bar.pos)

        try:
            done = prefetch(wanted, files, fetcher, tell)
        except (PrefetchRefused, OSError) as trouble:
            raise click.ClickException(f"{trouble}.") from trouble
    counts = f"{done.fetched:,} fetched, {done.kept:,} were here, {done.absent:,} do not exist"
    click.echo(f"{wanted.source.name}: {counts}.")
