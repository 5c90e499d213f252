"""What a funder asks for, on paper and pages: its sentence, and the logos as a picture only."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template

from cocreate.kits import use_folder
from cocreate.kits.funding import funding_of, logo_file
from cocreate.kits.tables import DATA

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def logo(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """The kit of Aarhus with a picture, in a folder of one's own."""
    kit = tmp_path / "aarhus"
    shutil.copytree(DATA / "aarhus", kit)
    text = (kit / "kit.toml").read_text(encoding="utf-8")
    (kit / "kit.toml").write_text(f'logo = "logo.svg"\n{text}', encoding="utf-8")
    (kit / "logo.svg").write_text(PICTURE, encoding="utf-8")
    use_folder(str(tmp_path))
    yield app
    use_folder("")


def test_logo_is_kept_for_good_and_runs_nothing(logo: Flask) -> None:
    with logo.test_request_context():
        funding = funding_of("aarhus")
    assert funding
    assert funding.logo
    answer = logo.test_client().get(funding.logo)
    assert (answer.text, answer.mimetype) == (PICTURE, "image/svg+xml")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert logo.test_client().get(funding.logo.replace(".svg", ".png")).status_code == 404
    assert logo.test_client().get("/kits/aarhus/logo.000000000000.svg").status_code == 404


def test_page_shows_it_as_an_image_beside_the_sentence(logo: Flask) -> None:
    with logo.test_request_context("/?lang=da"):
        page = render_template("_funding.html", workshop={"kit": "aarhus"})
    assert '<img src="/kits/aarhus/logo.' in page
    assert 'alt=""' in page
    assert "Medfinansieret af Interreg Nordsøen" in page


def test_kit_without_a_logo_has_its_sentence_and_a_lost_kit_nothing(app: Flask) -> None:
    assert logo_file("aarhus") is None
    with app.test_request_context("/?lang=de"):
        assert render_template("_funding.html", workshop={"kit": "atlantis"}).strip() == ""
        page = render_template("_funding.html", workshop={"kit": "aarhus"})
    assert "Kofinanziert von Interreg Nordsee" in page
    assert "<img" not in page
