"""What a page of ours may hold, read as a browser reads it."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

# Attributes whose value a browser goes to, or takes something from.
ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "srcset",
    "ping",
    "xlink:href",
}
COPYRIGHT = "https://www.openstreetmap.org/copyright"
DATA = {"application/json", "importmap", "speculationrules"}


class Page(HTMLParser):
    """Collects in `faults` what should not be there, and counts forms and addresses."""

    def __init__(self, html: str, nonce: str, own: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nonce, self.own = nonce, own
        self.faults: list[str] = []
        self.posts: list[str] = []
        self.scripts = 0
        self._open_post: str | None = None
        self.feed(html)
        self.close()
        if self._open_post is not None:
            self.faults.append(f"no token in the form to {self._open_post!r}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            self._look_at(tag, name, value)
        if tag in {"iframe", "object", "embed", "base", "frame"}:
            self.faults.append(f"<{tag}>")
        if tag == "meta" and "http-equiv" in given:
            self.faults.append(f"<meta http-equiv={given['http-equiv']}>")
        self._look_at_code(tag, given)
        self._look_at_form(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            if self._open_post is not None:
                self.faults.append(f"no token in the form to {self._open_post!r}")
            self._open_post = None

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name == "style" or re.match(r"on[a-z]+$", name):
            self.faults.append(f"<{tag} {name}={value!r}>")
        if name in ADDRESSES and not self._is_ours(value) and (tag, value) != ("a", COPYRIGHT):
            self.faults.append(f"<{tag} {name}={value!r}>")

    def _is_ours(self, address: str) -> bool:
        parts = urlsplit(address.strip())
        if parts.scheme == "data":
            return address.startswith("data:image/")
        return not (parts.scheme or parts.netloc) or f"{parts.scheme}://{parts.netloc}" == self.own

    def _look_at_code(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and given.get("type") not in DATA:
            self.scripts += 1
        is_code = tag == "script" and given.get("type") not in DATA
        if (is_code or tag == "style") and given.get("nonce") != self.nonce:
            self.faults.append(f"<{tag}> without this answer's nonce: {given}")

    def _look_at_form(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form" and given.get("method", "get").lower() == "post":
            self._open_post = given.get("action", "")
            self.posts.append(self._open_post)
        if tag == "input" and given.get("name") == "csrf_token" and given.get("value"):
            self._open_post = None
