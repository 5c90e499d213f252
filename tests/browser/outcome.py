"""The planner's page and files, held against what was really done."""

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from shapely.geometry import shape

from tests.browser.night import Night

CSV_MARK = "\ufeff"


def read_outcome(night: Night, ideas: Sequence[str], folder: Path) -> None:
    """The planner's page and both files say what the ledger says, of the same ideas."""
    page = night.planner
    page.goto(f"/w/{night.code}/summary")
    shown = {title: shown_counts(page, title) for title in ideas}
    assert shown == {title: night.ledger.counts(title) for title in ideas}
    expect(page.get_by_text(f"votes {night.ledger.acts}")).to_be_visible()
    ids = set(page.locator("tr[data-id]").evaluate_all("rows => rows.map((row) => row.dataset.id)"))
    layer = json.loads(downloaded(page, "Map layer", folder))
    features = {each["id"]: each for each in layer["features"]}
    table = downloaded(page, "Table, CSV", folder).removeprefix(CSV_MARK)
    rows = {each["id"]: each for each in csv.DictReader(io.StringIO(table))}
    assert ids == set(features) == set(rows)
    assert len(ids) == len(ideas)
    for identity, feature in features.items():
        assert shape(feature["geometry"]).is_valid
        properties = feature["properties"]
        assert counts_of(properties) == night.ledger.counts(properties["title"])
        assert counts_of(rows[identity]) == counts_of(properties)


def shown_counts(page: Page, title: str) -> tuple[int, ...]:
    numbers = page.locator("tr[data-id]").filter(has_text=title).locator("a.n")
    return tuple(int(re.sub(r"\D", "", text)) for text in numbers.all_inner_texts()[:3])


def downloaded(page: Page, link: str, folder: Path) -> str:
    with page.expect_download() as waited:
        page.get_by_role("link", name=link).click()
    file = folder / waited.value.suggested_filename
    waited.value.save_as(file)
    return file.read_text("utf-8")


def counts_of(row: dict[str, Any]) -> tuple[int, ...]:
    return tuple(int(row[name]) for name in ("agree", "neutral", "disagree"))
