"""Every address of the product, asked by everybody who may come to it."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, url_for
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from cocreate.jobs.actions import Order, ask
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits.funding import logo_file
from cocreate.maps.map_files import layers_file, places_file
from cocreate.maps.offered import configured_source
from cocreate.workshops.links import config_secrets, join_token
from tests.layers.made import layer_of
from tests.plans.given import give_plan
from tests.robust.room import Room, Visitor

DEMO_TOKEN = "let-me-in"


@dataclass
class Visit:
    """An address, who asked, and the answer."""

    endpoint: str
    who: str
    path: str
    answer: TestResponse

    @property
    def html(self) -> str:
        """The page; empty if it is none."""
        return self.answer.get_data(as_text=True) if self.answer.mimetype == "text/html" else ""

    def __str__(self) -> str:
        return f"{self.answer.status_code} {self.path} ({self.who})"


class Tour:
    """A filled workshop, seen by its participant, its staff, its projector and a stranger."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.room = Room(app, what_next="We answer each idea.", contact="nature@example.org")
        made = self.room.evening
        self.idea = made.propose(made.join(nickname="Ann"))["id"]
        made.comment(made.people[0], self.idea)
        self.visitors: dict[str, Visitor] = {
            "nobody": self.room.visitor(), "participant": self.room.person("Bo"),
            "staff": self.room.staff(), "screen": self.room.screen(),
        }  # fmt: skip
        self.plan = give_plan(made)
        self.comment = str(uuid.uuid4())
        self.layer = layer_of(made)
        order = Order("a.kind", "a key", {})
        self.job = store.write(lambda session: ask(session, order, utcnow()))

    def rules(self, method: str) -> Iterator[Rule]:
        rules = (rule for rule in self.app.url_map.iter_rules() if not rule.websocket)
        return (rule for rule in rules if method in (rule.methods or set()))

    def path(self, rule: Rule) -> str:
        """The rule's address with something real in it."""
        made = self.room.evening
        layers, places = layers_file("aarhus"), places_file("aarhus")
        source = configured_source()
        assert layers
        assert places
        assert source
        logo = logo_file("aarhus")
        digests = {
            "maps.layers": layers.digest, "layers_api.file": self.layer.digest,
            "measures.logo": logo.digest if logo else "0" * 12,
            "plans.picture": self.plan,
        }  # fmt: skip
        digest = digests.get(rule.endpoint, places.digest)
        token = join_token(made.workshop, config_secrets()[0])
        parts = {
            "code": made.code, "proposal": self.idea, "comment": self.comment, "number": 1,
            "layer": self.layer.id,
            "kit": "aarhus", "digest": digest, "source": source.name, "z": 3, "x": 4, "y": 2,
            "job": self.job, "form": "csv", "filename": "icons/favicon.svg", "name": _some_built_file(self.app),
            "category": "tree", "kind": "svg",
            "token": DEMO_TOKEN if rule.endpoint == "staff.demo_link" else token,
        }  # fmt: skip
        if rule.endpoint == "measures.card":
            parts["code"] = "hedge"
        with self.app.test_request_context():
            return url_for(rule.endpoint, **{name: parts[name] for name in rule.arguments})

    def visits(self) -> Iterator[Visit]:
        """Everything that can be read, by everybody."""
        for rule in self.rules("GET"):
            for who, visitor in self.visitors.items():
                path = self.path(rule)
                if rule.endpoint == "live_api.events":
                    path += f"?epoch={self._epoch()}"
                # Whoever opens the demo's link is somebody else from then on.
                asker = self.room.visitor() if rule.endpoint == "staff.demo_link" else visitor
                yield Visit(rule.endpoint, who, path, asker.call("GET", path))
        for path in ("/nothing", "/w/AAAAAAAA", "/join/wrong", "/?code=AAAAAAAA", "/staff/link/no"):
            yield Visit("error", "nobody", path, self.visitors["nobody"].call("GET", path))

    def _epoch(self) -> str:
        return str(self.visitors["participant"].json("/state")["epoch"])

    def csrf_token(self, who: str) -> str:
        """A token of this browser's own."""
        path = {"staff": "/workshops/new"}.get(who, f"/w/{self.room.code}/mine")
        page = self.visitors[who].call("GET", path).get_data(as_text=True)
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, page[:500]
        return found[1]


def _some_built_file(app: Flask) -> str:
    folder = Path(str(app.static_folder)) / "dist"
    return next(file.relative_to(folder).as_posix() for file in folder.rglob("*.css"))
