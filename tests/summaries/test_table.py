"""The CSV a planner opens: nothing runs as a formula, and everything comes back."""

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from shapely import from_wkt

from cocreate.config import ROOT
from cocreate.summaries.facts import Summary
from cocreate.summaries.notes import Notes
from cocreate.summaries.table import FORMULA_LEAD, safe_cell, table
from tests.summaries.conftest import Outcome

NAUGHTY: list[str] = json.loads((Path(__file__).parents[1] / "data/blns.json").read_text("utf-8"))
NOTES = Notes("notice", "method", "attribution", "licence")
BOM = b"\xef\xbb\xbf"


def rows_of(body: bytes) -> list[dict[str, str]]:
    """The file as a program reads it that knows RFC 4180."""
    assert body.startswith(BOM)
    return list(csv.DictReader(StringIO(body.decode("utf-8-sig"), newline="")))


def original(cell: str) -> str:
    """A text as it was before it was made safe."""
    return cell[1:] if cell.startswith("'") and FORMULA_LEAD.match(cell[1:]) else cell


def with_texts(summary: Summary, texts: list[str]) -> Summary:
    """The outcome with one idea for each text, which is its title, its text and its author's name."""
    idea = summary.ideas[0]
    assert idea.behind is not None
    behind = idea.behind
    ideas = [replace(idea, title=t, text=t, behind=replace(behind, nickname=t)) for t in texts]
    return replace(summary, ideas=tuple(ideas))


def test_rows_follow_the_ranking_with_stable_ids(outcome: Outcome, browser: FlaskClient) -> None:
    answer = browser.get(f"/w/{outcome.made.code}/export/proposals.csv")
    rows = rows_of(answer.data)
    assert [row["id"] for row in rows] == [str(idea.id) for idea in outcome.read().ideas]
    assert rows[0]["title"] == "Oaks by the bridge"
    assert (rows[0]["agree"], rows[0]["neutral"], rows[0]["disagree"]) == ("10", "1", "1")
    assert rows[0]["field_count"] == "12"


def test_both_files_carry_the_same_numbers(outcome: Outcome, browser: FlaskClient) -> None:
    address = f"/w/{outcome.made.code}/export/proposals"
    layer = json.loads(browser.get(f"{address}.geojson").data)["features"]
    for row, feature in zip(rows_of(browser.get(f"{address}.csv").data), layer, strict=True):
        assert row["id"] == feature["id"]
        for name in ("number", "agree", "neutral", "disagree", "votes", "comments", "size"):
            assert float(row[name]) == feature["properties"][name]


def test_shapes_come_back_from_their_column(outcome: Outcome, browser: FlaskClient) -> None:
    rows = rows_of(browser.get(f"/w/{outcome.made.code}/export/proposals.csv").data)
    kinds = {row["category"]: from_wkt(row["wkt"]).geom_type for row in rows}
    assert kinds == {"tree": "Point", "hedge": "LineString", "heath": "Polygon", "value": "Point"}


def test_every_line_says_as_of_what(outcome: Outcome, browser: FlaskClient) -> None:
    rows = rows_of(browser.get(f"/w/{outcome.made.code}/export/proposals.csv").data)
    as_of = outcome.read().as_of
    assert {(row["as_of_seq"], row["as_of_votes"]) for row in rows} == {
        (str(as_of.seq), str(as_of.votes))
    }


def test_naughty_strings_come_back_and_none_is_a_formula(outcome: Outcome) -> None:
    summary = with_texts(outcome.read("staff"), NAUGHTY)
    rows = rows_of(table(summary, "en", NOTES))
    for column in ("title", "text", "nickname"):
        assert [original(row[column]) for row in rows] == NAUGHTY
        assert not [row[column] for row in rows if row[column][:1] in "=+-@\t\r\n" and row[column]]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''=1", "-"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_could_run_is_led_by_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert original(f"'{text}") == text


@pytest.mark.parametrize("text", ["Oak", "1 + 1", "it's", "'quoted'", "", "ø=1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize("number", [-1, -0.5, 0, 12, 3.25])
def test_numbers_stay_numbers(number: float) -> None:
    assert safe_cell(number) == number


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert original(str(safe_cell(text))) == text


@given(st.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    cell: Any = safe_cell(text)
    assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_every_column_is_explained(outcome: Outcome) -> None:
    header = next(iter(rows_of(table(outcome.read("staff"), "en", NOTES))))
    explained = set(re.findall(r"`([a-z0-9_<>]+)`", (ROOT / "docs/exports.md").read_text("utf-8")))
    roles = outcome.read().workshop.roles
    for column in header:
        general = re.sub("^field_.*", "field_<id>", column)
        general = re.sub(f"^({'|'.join(roles)})_", "<role>_", general)
        assert general in explained, column
