"""The demo's link signs in while the demo runs, and does not exist elsewhere."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.databases import fresh_app
from tests.staff.conftest import log_in

TOKEN = "demo-token-of-this-run"  # of a demo that lives for one test


def test_no_link_without_a_demo(browser: FlaskClient) -> None:
    for token in (TOKEN, "", "x"):
        assert browser.get(f"/staff/link/{token}?to=workshops").status_code == 404


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("to=facilitate&code=K7MP4RWT", "/w/K7MP4RWT/facilitate"),
        ("to=summary&code=K7MP4RWT", "/w/K7MP4RWT/summary"),
        ("to=workshops", "/workshops"),
        ("to=facilitate&code=//evil.example", "/workshops"),
        ("", "/workshops"),
    ],
)
def test_link_signs_the_demos_facilitator_in_as_often_as_asked(
    tmp_path: Path, query: str, target: str
) -> None:
    with fresh_app(tmp_path, DEMO_TOKEN=TOKEN) as app:
        for _ in range(2):
            browser = app.test_client()
            answer = browser.get(f"/staff/link/{TOKEN}?{query}")
            assert answer.headers["Location"] == target
            assert browser.get("/workshops").status_code == 200
        assert app.test_client().get(f"/staff/link/{TOKEN}x").status_code == 404


def test_demo_account_has_no_password(tmp_path: Path) -> None:
    with fresh_app(tmp_path, DEMO_TOKEN=TOKEN) as app:
        app.test_client().get(f"/staff/link/{TOKEN}")
        for password in ("!", "", "demo"):
            assert log_in(app.test_client(), "demo", password).status_code == 403
