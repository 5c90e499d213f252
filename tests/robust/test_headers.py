"""Every address, every reader: the headers, the cookies and the pages that keep people safe."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate.extensions import db
from cocreate.journal.store import store
from cocreate.kits.tables import DATA
from tests.databases import fresh_app
from tests.robust.page import Page
from tests.robust.tour import DEMO_TOKEN, Tour, Visit

OWN = "http://127.0.0.1:8000"
# Nobody's: the same for everybody, and kept by whoever likes.
PUBLIC = {"static", "assets.dist", "maps.layers", "maps.places", "maps.tile", "measures.logo",
          "health.livez", "health.readyz",
    "offline.worker",
}  # fmt: skip
NEEDED = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'self'",
          "frame-ancestors": "'none'"}  # fmt: skip


def with_logo(folder: Path) -> Path:
    """A folder of kits of one's own: that of Aarhus with a picture for its funder."""
    kit = folder / "aarhus"
    shutil.copytree(DATA / "aarhus", kit)
    text = (kit / "kit.toml").read_text(encoding="utf-8")
    (kit / "kit.toml").write_text(f'logo = "logo.svg"\n{text}', encoding="utf-8")
    (kit / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory, built_assets: None) -> Iterator[Tour]:
    """A house with tiles (from a server that is not there) and the demo's link."""
    settings = {
        "TILE_SOURCE": "http://127.0.0.1:9/{z}/{x}/{y}.png",
        "TILE_ATTRIBUTION": "© OpenStreetMap contributors",
        "DEMO_TOKEN": DEMO_TOKEN,
    }
    kits = with_logo(tmp_path_factory.mktemp("kits"))
    with fresh_app(tmp_path_factory.mktemp("tour"), KITS_FOLDER=str(kits), **settings) as app:
        yield Tour(app)


@pytest.fixture(scope="module")
def visits(tour: Tour) -> list[Visit]:
    """In the phase in which most is there; and the outcome once more, when everybody may read it."""
    found = list(tour.visits())
    tour.room.evening.phase("results")
    found += [each for each in tour.visits() if each.endpoint.startswith("summaries.")]
    tour.room.evening.phase("collect")
    return found


def policy(visit: Visit) -> dict[str, str]:
    said = visit.answer.headers["Content-Security-Policy"].split(";")
    return {each.split()[0]: " ".join(each.split()[1:]) for each in said}


def nonce(visit: Visit) -> str:
    found = re.search(r"'nonce-([\w-]{20,})'", policy(visit)["script-src"])
    assert found, visit
    return found[1]


def test_every_address_is_read_by_somebody(tour: Tour, visits: list[Visit]) -> None:
    read = {each.endpoint for each in visits if each.answer.status_code == 200}
    redirects = {"participants.by_token", "staff.demo_link"}
    assert {rule.endpoint for rule in tour.rules("GET")} - read <= redirects
    assert {"participants.by_token"} <= read | redirects


def test_security_headers(visits: list[Visit]) -> None:
    for visit in visits:
        headers, rules = visit.answer.headers, policy(visit)
        assert "unsafe" not in headers["Content-Security-Policy"], visit
        assert {name: rules[name] for name in NEEDED} == NEEDED, visit
        assert rules["script-src"] == f"'self' 'nonce-{nonce(visit)}'", visit
        assert rules["style-src"] == f"'self' 'nonce-{nonce(visit)}'", visit
        assert rules["connect-src"] == f"'self' {OWN.replace('http', 'ws')}", visit
        assert headers["X-Content-Type-Options"] == "nosniff", visit
        assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, visit
        assert "Server" not in headers, visit
        assert "Access-Control-Allow-Origin" not in headers, visit


def test_a_nonce_is_said_once(visits: list[Visit]) -> None:
    nonces = [nonce(visit) for visit in visits]
    assert len(set(nonces)) == len(nonces)


def test_cookies_are_for_the_server_only(visits: list[Visit]) -> None:
    for visit in visits:
        for cookie in visit.answer.headers.getlist("Set-Cookie"):
            assert "HttpOnly" in cookie, visit
            assert "SameSite=Lax" in cookie, visit
            assert visit.endpoint not in PUBLIC, visit


def test_what_is_somebody_s_is_kept_by_nobody_else(visits: list[Visit]) -> None:
    open_to_all = {str(v) for v in visits if v.endpoint not in PUBLIC and not _is_private(v)}
    assert open_to_all == set()


def _is_private(visit: Visit) -> bool:
    said = visit.answer.headers.get("Cache-Control", "")
    return "no-store" in said or ("private" in said and "public" not in said)


def test_pages_hold_nothing_inline_and_nothing_foreign(visits: list[Visit]) -> None:
    read = [(visit, Page(visit.html, nonce(visit), OWN)) for visit in visits if visit.html]
    assert len({visit.endpoint for visit, _ in read}) > 15
    assert sum(page.scripts for _, page in read) > 10
    assert {str(visit): page.faults for visit, page in read if page.faults} == {}
    assert sum(len(page.posts) for _, page in read) > 20


def rows() -> list[list[str]]:
    with store.read() as session:
        tables = db.metadata.sorted_tables
        return [sorted(map(str, session.execute(table.select()))) for table in tables]


def posts(tour: Tour) -> Iterator[tuple[str, str]]:
    """Everything that can be written, by those who have something to write."""
    for rule in tour.rules("POST"):
        for who in ("participant", "staff"):
            yield who, tour.path(rule)


def test_a_form_without_its_token_is_refused(tour: Tour) -> None:
    before = rows()
    for who, path in posts(tour):
        for data in ({"sure": "yes"}, {"sure": "yes", "csrf_token": "made-up"}):
            answer = tour.visitors[who].call("POST", path, data=data)
            assert answer.status_code in {400, 403}, (who, path)
    assert rows() == before


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "", "http://127.0.0.1", f"{OWN}.evil.example",
               "https://127.0.0.1:8000", "http://127.0.0.1:80", f"{OWN}/", "file://"]
)  # fmt: skip
def test_another_site_writes_nothing(tour: Tour, origin: str) -> None:
    tokens = {who: tour.csrf_token(who) for who in ("participant", "staff")}
    before = rows()
    for who, path in posts(tour):
        form = {"csrf_token": tokens[who], "sure": "yes"}
        for body in ({"data": form}, {"json": {}}):
            answer = tour.visitors[who].call("POST", path, headers={"Origin": origin}, **body)
            assert answer.status_code == 403, (who, path)
            assert "Access-Control-Allow-Origin" not in answer.headers
    assert rows() == before


def test_our_own_pages_write(tour: Tour) -> None:
    form = {"csrf_token": tour.csrf_token("participant"), "nickname": "Cleo"}
    path = f"/w/{tour.room.code}/mine"
    visitor = tour.visitors["participant"]
    answer = visitor.call("POST", path, data=form, headers={"Origin": OWN})
    assert answer.status_code == 303
    assert visitor.json("/me")["me"]["nickname"] == "Cleo"


def test_one_browser_s_token_is_not_another_s(tour: Tour) -> None:
    form = {"csrf_token": tour.csrf_token("staff"), "nickname": "Mallory"}
    answer = tour.visitors["participant"].call("POST", f"/w/{tour.room.code}/mine", data=form)
    assert answer.status_code == 400


def test_no_copy_for_those_who_come_by_forwarded_headers(tour: Tour) -> None:
    """A host a browser cannot know is not believed: the Origin list is what was configured."""
    headers = {"Origin": "https://evil.example", "X-Forwarded-Host": "evil.example",
               "X-Forwarded-Proto": "https", "Host": "evil.example"}  # fmt: skip
    answer = tour.visitors["participant"].call("POST", "/join", json={}, headers=headers)
    assert answer.status_code == 403


def test_links_lead_to_the_configured_host(tour: Tour) -> None:
    """A made-up Host is in no link of the poster, the console or a redirect."""
    code = tour.room.code
    for path in (f"/w/{code}/poster", f"/w/{code}/facilitate", f"/w/{code}/mine"):
        answer = tour.visitors["staff"].call("GET", path, headers={"Host": "evil.example"})
        assert "evil.example" not in answer.get_data(as_text=True), path
        assert "evil.example" not in answer.headers.get("Location", ""), path
