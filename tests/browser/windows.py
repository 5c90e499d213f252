"""The four kinds of windows of an evening, and what none of them may ever do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

PHONE = {
    "viewport": {"width": 360, "height": 740},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
CONSOLE = {"viewport": {"width": 1024, "height": 768}}
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
DESK = {"viewport": {"width": 1440, "height": 900}}

TELL_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP report', event.violatedDirective, event.blockedURI, event.sourceFile));
"""
# What Chromium itself writes when the test has cut the line.
CUT = re.compile(
    r"ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION|WebSocket connection to"
    # The page asks for its worker at a moment of its own choice, which may be that one.
    r"|No service worker:"
)
INSIDE = {"data", "blob", "about"}


class Windows:
    """Windows that are watched: nothing on the console, no violation, no other host, no crash.

    Each is a browser of its own, with its own cookies and storage. What was seen is in
    `complaints`; `tolerated` are messages a test brings about on purpose.
    """

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser = browser
        self.base = base
        self.complaints: list[str] = []
        self.tolerated: list[re.Pattern[str]] = []
        self._contexts: list[BrowserContext] = []
        self._closing = False

    def phone(self, **more: Any) -> Page:
        return self.open(PHONE | more)

    def console(self, **more: Any) -> Page:
        return self.open(CONSOLE | more)

    def projector(self, **more: Any) -> Page:
        return self.open(PROJECTOR | more)

    def desk(self, **more: Any) -> Page:
        return self.open(DESK | more)

    def open(self, kind: dict[str, Any]) -> Page:
        """A window of this kind in a browser of its own, showing nothing yet."""
        usual: dict[str, Any] = {"base_url": self.base, "locale": "en-GB"}
        context = self.browser.new_context(**usual | kind)
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._heard)
        context.on("weberror", lambda found: self._complain(f"error: {found.error}"))
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("page", self._watch_sockets)
        return context.new_page()

    @contextmanager
    def without_network(self, page: Page) -> Iterator[None]:
        """Cut the line of one window; what its browser says about that is no complaint."""
        self.tolerated.append(CUT)
        context = page.context  # lives on when the tab is closed
        context.set_offline(True)
        try:
            yield
        finally:
            context.set_offline(False)

    def close(self) -> None:
        """What a page says because its window is taken away is no complaint; what it said before is."""
        for page in (page for context in self._contexts for page in context.pages):
            page.evaluate("0")  # what it has said has been heard when it answers
        self._closing = True
        for context in self._contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._complain(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _asked(self, request: Request) -> None:
        self._check_host(request.url)

    def _watch_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._check_host(socket.url))

    def _check_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in INSIDE and parts.netloc != urlsplit(self.base).netloc:
            self._complain(f"another host: {url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self._complain(f"{response.status}: {response.url}")

    def _complain(self, words: str) -> None:
        if not self._closing and not any(each.search(words) for each in self.tolerated):
            self.complaints.append(words)
