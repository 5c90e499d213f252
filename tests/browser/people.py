"""What people do with their hands on the pages, found by the words they see."""

import re
import uuid
from collections.abc import Callable, Sequence

from playwright.sync_api import Locator, Page, expect

from cocreate.journal.registry import Phase
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff.actions import open_session
from cocreate.workshops.links import join_url
from tests.browser.windows import Windows
from tests.contract.browser import Browser as Contract
from tests.factories import Evening
from tests.server import Server

# For what comes by itself: phones whose line broke come back spread over many seconds.
SOON_MS = 40_000
# The page's own entry, imported beside it: modules are made once, so this is the page's `app`.
APP = "import(document.querySelector('script[type=module]').src).then(({ app }) => "
LOOK_MS = 50
SENT = f"() => {APP} app.outbox.pending().length === 0)"


def join(page: Page, address: str, role: str = "Resident", nickname: str = "") -> None:
    """From the link to the map."""
    page.goto(address)
    come_in(page, role, nickname)


def come_in(page: Page, role: str = "Resident", nickname: str = "") -> None:
    """From the door to the map; waits for the door where a click leads to it."""
    page.get_by_role("radio", name=role, exact=True).check()
    if nickname:
        page.get_by_label(re.compile("^Name|^Nickname|name", re.IGNORECASE)).fill(nickname)
    page.get_by_role("button", name="Go to the map").click()
    wait_for_map(page)


def wait_for_map(page: Page) -> None:
    """Until the live page has its first state and its hands, and nothing moves any more."""
    expect(page.locator("#list-filters > *").first).to_be_attached(timeout=SOON_MS)
    page.evaluate("document.fonts.ready.then(() => true)")


LOOK_AT = """([lon, lat]) => {
  window.cocreateMap.setView([lat, lon], 18, { animate: false });
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
}"""
UNTIL = """async ([arg, patience]) => {
  const end = Date.now() + patience;
  while (!(await CHECK(arg))) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}"""


def wait_until(page: Page, check: str, arg: object = None, patience_ms: int = 30_000) -> None:
    """Until an async function of the page's says yes; `wait_for_function` does not await one."""
    page.evaluate(UNTIL.replace("CHECK", f"({check})"), [arg, patience_ms])


def look_at(page: Page, position: Sequence[float]) -> None:
    """The map with this place (longitude, latitude) in its middle, and drawn."""
    page.evaluate(LOOK_AT, list(position))


def all_sent(page: Page) -> None:
    """Until the server has answered all that this phone has to send."""
    wait_until(page, SENT)


def until(page: Page, so: Callable[[], bool]) -> None:
    """Until something has been noticed here, while the page goes on."""
    for _ in range(SOON_MS // LOOK_MS):
        if so():
            return
        page.wait_for_timeout(LOOK_MS)
    raise AssertionError("waited in vain")


def phone_of(windows: Windows, evening: Evening, **how: str) -> Page:
    """Somebody's phone, with its owner let in."""
    page = windows.phone()
    join(page, join_url(evening.workshop), **how)
    return page


def start_idea(page: Page, kind: str) -> None:
    """From the map to the place of an idea of this kind."""
    page.get_by_role("button", name="Propose", exact=True).click()
    page.get_by_role("dialog", name="Propose").get_by_role(
        "button", name=re.compile(f"^{re.escape(kind)}")
    ).click()


def tell(page: Page, title: str, text: str = "") -> None:
    """The words of an idea, and off it goes; its panel shows it at once and is closed."""
    page.get_by_label("Title").fill(title)
    if text:
        page.get_by_label("Why here?").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("dialog", name=title)).to_be_visible()
    close_sheet(page)


def propose_point(page: Page, title: str, text: str = "", kind: str = "Tree") -> None:
    """A spot under the ring, then words."""
    start_idea(page, kind)
    page.get_by_role("button", name="Place here").click()
    tell(page, title, text)


def close_sheet(page: Page) -> None:
    """The sheet goes, if one is open."""
    closer = page.locator("#sheet-root").get_by_role("button", name="Close", exact=True)
    if closer.count():
        closer.click()


def show_list(page: Page) -> None:
    """The list instead of the map; on a desk it stands beside it."""
    button = page.get_by_role("button", name="List", exact=True)
    if button.is_visible():
        button.click()


def row(page: Page, title: str) -> Locator:
    """An idea's row in the list."""
    return page.locator("#list").get_by_role("listitem").filter(has_text=title)


def open_idea(page: Page, title: str) -> Locator:
    """An idea's panel, by way of the list."""
    close_sheet(page)
    show_list(page)
    row(page, title).get_by_role("button").click()
    return page.get_by_role("dialog", name=title)


def comment(page: Page, title: str, text: str) -> None:
    """A comment under an idea."""
    panel = open_idea(page, title)
    panel.get_by_label("Write a comment").fill(text)
    panel.get_by_role("button", name="Send").click()
    expect(panel.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    close_sheet(page)


def sign_in(page: Page, server: Server, account: uuid.UUID) -> None:
    """Whoever has this account is signed in here, without the form."""
    token = store.write(lambda db: open_session(db, account, utcnow))
    page.context.add_cookies(
        [{"name": server.app.config["STAFF_COOKIE"], "value": token, "url": server.base}]
    )


def facilitator_of(server: Server, evening: Evening) -> Contract:
    """The facilitator at a console nobody looks at: through the contract's own door."""
    staff = Contract(server.base, evening.code, "staff")
    token = store.write(lambda db: open_session(db, evening.facilitator.id, utcnow))
    staff.http.cookies.set(server.app.config["STAFF_COOKIE"], token)
    return staff


def staff_does(server: Server, evening: Evening, kind: str, **data: object) -> None:
    """A command of the facilitator; everybody hears of it."""
    staff = facilitator_of(server, evening)
    reply = staff.post(kind, data)
    staff.close()
    assert reply.code == "ok", reply


def go_to(server: Server, evening: Evening, *phases: Phase) -> None:
    """The evening goes on."""
    for phase in phases:
        staff_does(server, evening, "phase.set", phase=phase)


def ideas_of(server: Server, evening: Evening) -> list[dict[str, object]]:
    """All ideas as the server has them, hidden ones too."""
    staff = facilitator_of(server, evening)
    ideas: list[dict[str, object]] = staff.state()["proposals"]
    staff.close()
    return ideas


def neighbours(
    server: Server, code: str, number: int, roles: Sequence[str] = ("resident",)
) -> list[Contract]:
    """So many further people, whose phones nobody looks at."""
    people = [Contract(server.base, code) for _ in range(number)]
    for at, person in enumerate(people):
        person.come_in(roles[at % len(roles)])
    return people
