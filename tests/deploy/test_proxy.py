"""nginx as deploy/ sets it up: TLS, cookies, origins, what is believed and what is not."""

from collections.abc import Iterator

import pytest
import requests
import websocket

from tests.contract.wire import Wire
from tests.deploy.conftest import PATH
from tests.deploy.site import Site, SiteHall
from tests.factories import tree


@pytest.fixture
def site(lone_site: Site) -> Iterator[Site]:
    with lone_site.app.app_context():
        yield lone_site


def test_people_join_and_see_each_other_below_the_path(hall: SiteHall) -> None:
    ann, bo = hall.person(), hall.person()
    for each in (ann, bo):
        each.connect()
    assert ann.ask("proposal.add", tree())["ok"]
    bo.until(lambda: len(bo.truth.proposals) == 1)
    assert bo.post("proposal.add", tree()).code == "ok"
    ann.until(lambda: len(ann.truth.proposals) == 2)


def test_cookies_are_the_whole_host_s_and_for_https_only(hall: SiteHall) -> None:
    ann = hall.person()
    (cookie,) = list(ann.http.cookies)
    assert (cookie.name, cookie.path, cookie.secure) == ("__Host-cocreate", "/", True)


@pytest.mark.parametrize(
    "path", ["/", "/w/{}", "/join", "/workshopsx", "/static/icons/favicon.svg"]
)
def test_nothing_is_served_outside_the_path(hall: SiteHall, path: str) -> None:
    answer = requests.get(hall.site.proxy.origin + path.format(hall.code), timeout=10)
    assert answer.status_code == 404
    direct = requests.get(hall.server.base + path.format(hall.code), timeout=10)
    assert direct.status_code == 404


def test_first_page_is_found_without_the_slash_too(hall: SiteHall) -> None:
    answer = requests.get(hall.site.base, timeout=10)
    assert (answer.status_code, answer.url) == (200, f"{hall.site.base}/")


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [("/?code={0}", "/w/{0}"), ("/w/{0}/mine", "/w/{0}"), ("/w/{0}/facilitate", "/staff/login?next="),
     ("/workshops", "/staff/login?next=/workshops/workshops"), ("/w/{1}", "/w/{0}")],
)  # fmt: skip
def test_redirects_stay_below_the_path(hall: SiteHall, path: str, leads_to: str) -> None:
    answer = hall.visitor().call("GET", path.format(hall.code, hall.code.lower()))
    assert answer.headers["Location"].startswith(PATH + leads_to.format(hall.code))


def test_signing_in_leads_to_where_somebody_wanted_to_go(hall: SiteHall) -> None:
    staff = hall.visitor("staff")
    form = staff.call("GET", f"/w/{hall.code}/facilitate")
    page = staff.http.get(hall.site.proxy.origin + form.headers["Location"], timeout=10)
    token = page.text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    given = hall.credentials() | {"csrf_token": token, "next": f"{PATH}/w/{hall.code}/facilitate"}
    headers = {"Origin": hall.site.proxy.origin, "Referer": page.url}
    answer = staff.call("POST", "/staff/login", data=given, headers=headers)
    assert answer.headers["Location"] == f"{PATH}/w/{hall.code}/facilitate"
    outside = staff.call("GET", "/staff/login", params={"next": "/elsewhere"})
    assert outside.headers["Location"] == f"{PATH}/workshops"


def test_plain_http_is_sent_on_to_https(site: Site) -> None:
    plain = f"http://127.0.0.1:{site.proxy.plain_port}{PATH}/w/K7MP4RWT"
    answer = requests.get(plain, allow_redirects=False, timeout=10)
    assert answer.status_code == 308
    assert answer.headers["Location"] == f"https://127.0.0.1{PATH}/w/K7MP4RWT"


def test_foreign_origin_is_refused_whatever_is_said_about_the_host(hall: SiteHall) -> None:
    ann = hall.person()
    evil = "https://evil.example"
    header = ["X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "Host: evil.example"]
    for base in (ann.base, hall.server.base + PATH):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            Wire(base, hall.code, cookie=ann.cookie_header(), origin=evil, header=header[:2])
        assert refused.value.status_code == 400
        answer = ann.call("POST", f"/w/{hall.code}/leave", headers={"Origin": evil})
        assert answer.status_code == 403
    own = Wire(ann.base, hall.code, cookie=ann.cookie_header(), origin=hall.site.proxy.origin)
    assert own.enter(ann.auth() | {"epoch": ""})
    own.close()


def test_large_form_is_let_through_and_a_larger_one_is_not(hall: SiteHall) -> None:
    ann = hall.person()
    assert ann.post_raw(b"x" * 1_500_000).code == "too_large"
    answer = ann.call("POST", f"/w/{hall.code}/commands", data=b"x" * 3_000_000)
    assert answer.status_code == 413
