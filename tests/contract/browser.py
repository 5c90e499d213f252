"""One browser: its cookies, and the HTTP calls of the contract."""

import json
import uuid
from dataclasses import dataclass
from typing import Any

import requests

Json = dict[str, Any]
PATIENCE_S = 40


@dataclass(frozen=True)
class Reply:
    """An ack and the HTTP status it came with."""

    status: int
    body: Json

    @property
    def code(self) -> str:
        """`ok`, or why not."""
        return "ok" if self.body["ok"] else str(self.body["code"])


def command(kind: str, data: Json, *, command_id: str | None = None, seen: int = 0) -> Json:
    """A command as it goes over either door."""
    return {"id": command_id or str(uuid.uuid4()), "kind": kind, "data": data, "seen": seen}


class Browser:
    """A visitor of one workshop; `speaks_as` is what X-Cocreate-As says, if anything."""

    def __init__(self, base: str, code: str, speaks_as: str | None = None) -> None:
        self.base = base
        self.code = code
        self.speaks_as = speaks_as
        self.http = requests.Session()

    def call(self, method: str, path: str, **more: Any) -> requests.Response:
        """A request with this browser's cookies; redirects are not followed."""
        headers = {"X-Cocreate-As": self.speaks_as} if self.speaks_as else {}
        headers |= more.pop("headers", {})
        return self.http.request(
            method,
            self.base + path,
            headers=headers,
            allow_redirects=False,
            timeout=PATIENCE_S,
            **more,
        )

    def get(self, path: str, **more: Any) -> requests.Response:
        """GET below the workshop's own address."""
        return self.call("GET", f"/w/{self.code}{path}", **more)

    def join(self, **given: Any) -> requests.Response:
        """POST /join as JSON, with the code unless a token is given."""
        door = {} if "token" in given else {"code": self.code}
        return self.call("POST", "/join", json=door | given)

    def come_in(self, role: str = "resident", nickname: str | None = None) -> Json:
        """Join, and be let in; returns `{code, me, recovery}`."""
        return self._fine(self.join(role=role, nickname=nickname, lang="en"))

    def sign_in(self, login: str, password: str) -> None:
        """Sign in as staff."""
        answer = self.call("POST", "/staff/login", json={"login": login, "password": password})
        assert answer.status_code == 200, answer.text

    def state(self, **params: Any) -> Json:
        return self._fine(self.get("/state", params=params))

    def me(self) -> Json:
        return self._fine(self.get("/me"))

    def events(self, epoch: str, after: int, votes: int = 0, **params: Any) -> Json:
        asked = {"epoch": epoch, "after": after, "votes": votes} | params
        return self._fine(self.get("/events", params=asked))

    def post(self, kind: str, data: Json, **more: Any) -> Reply:
        """A command over POST."""
        return self.post_raw(json.dumps(command(kind, data, **more)).encode())

    def post_raw(self, body: bytes, content_type: str = "application/json") -> Reply:
        """Whatever `body` is, as a command; the answer is an ack all the same."""
        answer = self.call(
            "POST",
            f"/w/{self.code}/commands",
            data=body,
            headers={"Content-Type": content_type},
        )
        ack = answer.json()
        assert ack["ok"] == (answer.status_code == 200), answer.text
        return Reply(answer.status_code, ack)

    def cookie_header(self) -> str:
        """The cookies as a Cookie header says them."""
        return "; ".join(f"{each.name}={each.value}" for each in self.http.cookies)

    def close(self) -> None:
        self.http.close()

    @staticmethod
    def _fine(answer: requests.Response) -> Json:
        assert answer.status_code == 200, f"{answer.status_code}: {answer.text[:500]}"
        body: Json = answer.json()
        return body
