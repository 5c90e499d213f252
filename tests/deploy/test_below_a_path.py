"""The evening below a path of a city's site, in real browsers through nginx."""

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from cocreate.bootstrap import BROWSERS
from cocreate.workshops.links import code_url, screen_url
from tests.browser import people
from tests.browser.windows import Windows
from tests.deploy.conftest import PATH
from tests.deploy.site import Site
from tests.factories import Evening, evening

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

LEADS_TO = """() => [...document.querySelectorAll('[href], [src], [action]')]
    .flatMap((each) => ['href', 'src', 'action'].map((name) => each.getAttribute(name)))
    .filter((address) => address?.startsWith('/'))"""


class Watched(Windows):
    """Windows that must not ask for anything outside the path."""

    def _check_host(self, url: str) -> None:
        super()._check_host(url)
        parts = urlsplit(url)
        if parts.netloc and not f"{parts.path}/".startswith(f"{PATH}/"):
            self._complain(f"outside the path: {url}")


@pytest.fixture
def site(lone_site: Site) -> Iterator[Site]:
    with lone_site.app.app_context():
        yield lone_site


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium that takes the test's certificate, for service workers too."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium on PATH"
    args = ["--no-sandbox", "--disable-gpu", "--ignore-certificate-errors"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=args)
        yield browser
        browser.close()


@pytest.fixture
def windows(chromium: Browser, site: Site) -> Iterator[Watched]:
    opened = Watched(chromium, site.base)
    yield opened
    opened.close()
    assert opened.complaints == []


def test_evening_below_a_path(windows: Watched, site: Site) -> None:
    made = evening()
    ann, bo = people.phone_of(windows, made), people.phone_of(windows, made)
    people.propose_point(ann, "An oak by the bench")
    people.show_list(bo)
    expect(people.row(bo, "An oak by the bench")).to_have_count(1)
    bo.get_by_role("button", name="Map", exact=True).click()
    people.propose_point(bo, "A pond for frogs", kind="Pond")
    people.show_list(ann)
    expect(people.row(ann, "A pond for frogs")).to_have_count(1)
    projector = windows.projector()
    projector.goto(screen_url(made.workshop))
    expect(projector.locator("#counts")).to_contain_text("2")
    assert urlsplit(projector.url).path == f"{PATH}/w/{made.code}/screen"
    see_pages(ann, made)
    run_it(windows.console(), made, site)
    expect(ann.locator("[data-phase-name]")).to_have_text("Vote")


def see_pages(page: Page, made: Evening) -> None:
    """Every page a resident comes to, and where its links lead."""
    for below in ("", "/list", "/mine", "/propose"):
        page.goto(code_url(made.workshop) + below)
        expect(page.locator("h1, #map").first).to_be_attached()
        found = page.evaluate(LEADS_TO)
        assert found
        assert [address for address in found if not address.startswith(PATH)] == []
    page.goto(code_url(made.workshop))
    people.wait_for_map(page)


def run_it(console: Page, made: Evening, site: Site) -> None:
    """The console behind its sign-in, poster and outcome."""
    people.sign_in(console, site, made.facilitator.id)
    for below in ("/poster", "/summary", "/facilitate"):
        console.goto(code_url(made.workshop) + below)
        found = console.evaluate(LEADS_TO)
        assert [address for address in found if not address.startswith(PATH)] == []
    people.go_to(site, made, "discuss", "vote")
