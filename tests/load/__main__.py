"""`python -m tests.load`: measure the product under load; see docs/performance.md."""

import json
import os
import signal
import sys
import traceback
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import click

from tests.load.figures import Figures, markdown, report, written
from tests.load.plan import DISKS, SCENARIOS, Plan, machine, run
from tests.load.slow_disk import commit_ms


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(SCENARIOS)))
@click.option("--short", is_flag=True, help="A few people for seconds, to see that it works.")
@click.option("--minutes", default=15.0, show_default=True, help="How long `long` takes.")
@click.option("--rounds", default=5, show_default=True, help="Rounds of ours against the relay.")
@click.option("--disk", "disks", multiple=True, type=click.Choice(DISKS), help="Default: both.")
@click.option("--database", default="", envvar="COCREATE_DATABASE_URL", help="For `workers`.")
@click.option("--queue", default="", envvar="COCREATE_REDIS_URL", help="For `workers`.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all figures.")
@click.option("--write", "page", type=click.Path(path_type=Path), help="Put it into this page.")
def main(
    names: tuple[str, ...],
    disks: tuple[str, ...],
    json_file: Path | None,
    page: Path | None,
    **plan: Any,
) -> None:
    """Run the scenarios NAMES, or all, and print one table."""
    # Asked to end, end the servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    for name in [name for name in os.environ if name.startswith("COCREATE_")]:
        del os.environ[name]  # figures must not depend on how somebody's own shell is set
    made_on = f"{datetime.now(UTC).date()}, {machine()}; a commit takes {commit_ms():.2f} ms on this disk."
    click.echo(made_on)
    rows: list[Figures] = []
    failed: list[str] = []
    for name, disk in product(names or SCENARIOS, disks or DISKS):
        try:
            rows += run(name, disk, Plan(**plan), click.echo)
        except Exception:  # noqa: BLE001 - hours of other figures must not go with it
            click.echo(traceback.format_exc())
            failed.append(f"{name} ({disk})")
        if json_file is not None:
            json_file.write_text(json.dumps([row.json() for row in rows], indent=1))
    click.echo("\n" + report(rows))
    if page is not None:
        page.write_text(written(page.read_text(), markdown(rows, made_on)))
    if failed:
        sys.exit(f"These have ended by an error, and are not in the table: {', '.join(failed)}")


main()
