"""The page of measures: for everybody, whole without JavaScript, every figure with its source."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.kits.measures import LANGUAGES, Cost, measures
from cocreate.kits.words import cost_range, named


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_is_told_in_the_pages_language(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/measures?lang={lang}")
    assert f'<html lang="{lang}"' in page.text
    for measure in measures().values():
        assert f'id="{measure.code}"' in page.text
        words = measure.what[lang].replace("'", "&#39;").replace("\N{SOFT HYPHEN}", "")
        assert words in page.text


def entry(page: str, code: str) -> str:
    return re.split(r'<li id="', page.split(f'<li id="{code}"')[1])[0]


def test_figures_stand_with_source_year_and_confidence(client: FlaskClient) -> None:
    page = client.get("/measures?lang=en").text
    hedge = entry(page, "hedge")
    assert "22.97 GBP / m" in hedge
    assert "2025" in hedge
    assert "year not stated" in hedge
    assert "grant rate BN11" in hedge
    assert "No sourced cost." in entry(page, "pond")
    assert "computed from its source" in entry(page, "park")


def test_borrowed_measures_name_where_they_were_learnt(client: FlaskClient) -> None:
    heath = entry(client.get("/measures?lang=en").text, "dry_heath")
    assert "Bergen" in heath
    assert "Learnt from: Aarhus: dry heath at Hede Enge" in heath


def test_local_measure_stands_under_its_nearest(client: FlaskClient) -> None:
    corridor = entry(client.get("/measures?lang=sv").text, "green_corridor")
    assert "Växjö: Länk till våtmarken" in corridor


@pytest.mark.parametrize(
    ("low", "high", "lang", "shown"),
    [
        (1500, 80000, "en", "1,500–80,000 EUR / ha"),
        (1500, 80000, "de", "1.500–80.000 EUR / ha"),
        (22.97, 22.97, "da", "22,97 EUR / ha"),
    ],
)
def test_costs_are_written_as_the_reader_writes_them(
    app: Flask, low: float, high: float, lang: str, shown: str
) -> None:
    with app.test_request_context(f"/?lang={lang}"):
        assert cost_range(Cost(low, high, "EUR", "ha", None, "x", "read")) == shown


def test_names_lose_their_soft_hyphens(app: Flask) -> None:
    with app.test_request_context("/?lang=de"):
        assert named(measures()["dry_heath"].names) == "Trockenheide"
