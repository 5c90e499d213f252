"""A measure's replication card: everything with its source, nothing invented, whole without JavaScript."""

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.kits import kits
from cocreate.kits.cards import card_of
from cocreate.kits.measures import LANGUAGES, measures

REAL = [code for code, measure in measures().items() if not measure.general]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def card(client: FlaskClient, code: str, lang: str = "en") -> str:
    answer = client.get(f"/measures/{code}/card?lang={lang}")
    assert answer.status_code == 200
    return html.unescape(answer.text)


def section(page: str, heading: str) -> str:
    found = re.search(rf"<h2>{heading}</h2>(.*?)</section>", page, re.DOTALL)
    assert found, heading
    return found[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_has_a_card_in_every_language(client: FlaskClient, lang: str) -> None:
    for code in REAL:
        page = card(client, code, lang)
        assert measures()[code].what[lang].replace("\N{SOFT HYPHEN}", "") in page
        assert "<script" not in page


def test_tells_where_it_was_tried(client: FlaskClient) -> None:
    tried = section(card(client, "farmland_to_nature"), "Where it was tried or planned")
    assert "Aarhus: at least 112 ha of farmland turned into nature" in tried
    corridor = section(card(client, "green_corridor"), "Where it was tried or planned")
    assert "Bremen: green corridor along Dockstraße" in corridor
    assert corridor.count("along Dockstraße") == 1
    roofs = section(card(client, "green_facade"), "Where it was tried or planned")
    assert "No city has reported a trial yet." in roofs


def test_costs_upkeep_and_findings_have_a_source_or_say_there_is_none(client: FlaskClient) -> None:
    hedge = card(client, "hedge")
    assert "22.97 GBP / m" in section(hedge, "What it has cost")
    assert "read in its source" in section(hedge, "What it has cost")
    assert "No sourced figure." in section(hedge, "Upkeep")
    assert "No sourced cost." in section(card(client, "pond"), "What it has cost")
    meadow = section(card(client, "flower_meadow"), "Upkeep")
    assert "weak, only a rough idea" in meadow
    assert "Sefton" in meadow
    assert "Knight et al. 2021" in section(card(client, "urban_tree"), "What may be quoted")


def test_names_who_can_be_asked_and_who_pays(client: FlaskClient) -> None:
    page = card(client, "dry_heath")
    asked = section(page, "Who can be asked")
    assert "Aarhus" in asked
    assert "Bergen" not in asked
    assert "Co-funded by Interreg North Sea" in page
    assert page.count("Interreg North Sea") == 1


def test_remarks_and_unknown_codes_have_none(client: FlaskClient) -> None:
    for code in ("worry", "nothing", "%00"):
        assert client.get(f"/measures/{code}/card").status_code == 404
    assert card_of("worry", kits().values()) is None


def test_list_leads_to_each_card(client: FlaskClient) -> None:
    page = client.get("/measures").text
    for code in REAL:
        assert f'href="/measures/{code}/card"' in page
    assert 'href="/measures/worry/card"' not in page
