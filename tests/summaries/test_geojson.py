"""The GeoJSON a planner opens: RFC 7946, stable, and the same numbers as the page."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from shapely.geometry import Polygon, shape

from tests.factories import evening
from tests.summaries.conftest import EAST, Outcome, area


@pytest.fixture
def file(outcome: Outcome, browser: FlaskClient) -> dict[str, Any]:
    answer = browser.get(f"/w/{outcome.made.code}/export/proposals.geojson")
    assert answer.mimetype == "application/geo+json"
    collection: dict[str, Any] = json.loads(answer.data)
    return collection


def test_it_is_a_feature_collection_that_shapely_reads(file: dict[str, Any]) -> None:
    assert file["type"] == "FeatureCollection"
    shapes = [shape(feature["geometry"]) for feature in file["features"]]
    assert len(shapes) == 5
    assert all(each.is_valid for each in shapes)


def test_it_has_no_crs_member_and_keeps_to_rfc_names(file: dict[str, Any]) -> None:
    assert "crs" not in file
    for feature in file["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
    # RFC 7946, 7.1: these may not be used for anything else.
    assert not {"coordinates", "geometries", "geometry", "properties"} & set(file)


def test_outer_rings_turn_left(outcome: Outcome, browser: FlaskClient) -> None:
    made = outcome.made
    made.phase("collect")
    clockwise = area(EAST[::-1])
    made.propose(made.people[4], category="meadow", title="Clockwise", geometry=clockwise)
    made.phase("results")
    file = browser.get(f"/w/{made.code}/export/proposals.geojson").json
    assert file is not None
    areas = [f["geometry"] for f in file["features"] if f["geometry"]["type"] == "Polygon"]
    assert len(areas) == 3
    assert all(Polygon(each["coordinates"][0]).exterior.is_ccw for each in areas)


def test_the_bbox_holds_everything_and_no_more(file: dict[str, Any]) -> None:
    bounds = [shape(feature["geometry"]).bounds for feature in file["features"]]
    west, south, east, north = zip(*bounds, strict=True)
    assert file["bbox"] == [min(west), min(south), max(east), max(north)]


def test_ids_are_the_ideas_own_and_the_order_is_the_ranking(
    outcome: Outcome, file: dict[str, Any]
) -> None:
    summary = outcome.read()
    assert [feature["id"] for feature in file["features"]] == [str(i.id) for i in summary.ideas]
    assert file["features"][0]["id"] == outcome.ideas["oak"]


def test_properties_say_what_the_page_says(file: dict[str, Any]) -> None:
    oak = file["features"][0]["properties"]
    assert oak["title"] == "Oaks by the bridge"
    assert (oak["agree"], oak["neutral"], oak["disagree"], oak["votes"]) == (10, 1, 1, 12)
    assert (oak["size"], oak["unit"]) == (12.0, "n")
    assert (oak["rank"], oak["standing"], oak["contested"]) == (1, "ranked", False)
    assert oak["agree_share"] == pytest.approx(10 / 11, abs=0.0001)
    assert oak["agree_lower"] == pytest.approx(0.6226, abs=0.0001)
    assert oak["measure"] == "urban_tree"
    assert oak["names"]["de"] == "Baum"
    assert oak["fields"]["count"] == 12


def test_as_of_notice_and_terms_are_in_the_file(outcome: Outcome, file: dict[str, Any]) -> None:
    as_of = outcome.read().as_of
    assert (file["as_of"]["seq"], file["as_of"]["votes"]) == (as_of.seq, as_of.votes)
    assert "Nothing is decided" in file["notice"]
    assert "natur@example.org" in file["licence"]
    assert "Hede Enge" in file["attribution"]


def test_the_language_changes_names_only(outcome: Outcome, browser: FlaskClient) -> None:
    address = f"/w/{outcome.made.code}/export/proposals.geojson"
    english, german = (browser.get(address, query_string={"lang": x}).json for x in ("en", "de"))
    assert english is not None
    assert german is not None
    assert german["features"][0]["properties"].pop("category_name") == "Baum"
    assert english["features"][0]["properties"].pop("category_name") == "Tree"
    assert german["features"][0] == english["features"][0]


def test_an_outcome_without_ideas_is_a_valid_file(browser: FlaskClient) -> None:
    file = browser.get(f"/w/{evening(phase='results').code}/export/proposals.geojson").json
    assert file is not None
    assert file["features"] == []
    assert "bbox" not in file
