"""What a page says: the texts and labels that people see or hear."""

from html.parser import HTMLParser

# Elements whose text nobody reads, or what somebody typed.
UNREAD = {"script", "style", "textarea"}
SPOKEN = {"alt", "aria-label", "placeholder", "title"}


class Reader(HTMLParser):
    """Collects every text node and every spoken attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in UNREAD
        self.said += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if not self._unread and data.strip():
            self.said.append(" ".join(data.split()))


def texts(html: str) -> list[str]:
    """Every text a page says, in its order."""
    reader = Reader()
    reader.feed(html)
    return reader.said
