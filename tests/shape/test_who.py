"""Whoever adds an address says here who may use it; a stranger is then tried at the door."""

import uuid
from collections.abc import Iterator

import pytest
from flask import Flask, url_for
from werkzeug.routing import Rule

from cocreate.journal.registry import registry
from tests.factories import Evening, evening

WHO = {
    "anyone": """
        assets.dist health.livez health.readyz live.socket offline.door offline.worker maps.layers maps.places maps.tile
        measures.card measures.catalogue measures.logo
        participants.landing participants.by_token participants.join participants.leave live.page
        staff.demo_link staff.login staff.sign_in_here staff.logout
        summaries.page summaries.idea summaries.card summaries.export making.progress making.retry
    """,
    "people of the workshop": """
        layers_api.file live_api.commands live_api.events live_api.me live_api.state offline.shell proposals_api.one_proposal
        mine.download mine.erase mine.make_phrase mine.page mine.update mine.withdraw_comment mine.withdraw_proposal
        plain.comment plain.idea plain.ideas plain.propose plain.vote plans.picture screen.sums
    """,
    "the projector or staff": "screen.page screen.ranking",
    "staff": """
        console.page console.stream poster.page staff.account
        endings.close endings.delete endings.reopen
        replicate.again replicate.borrow replicate.download replicate.upload
        layers.index layers.layer layers.move layers.new layers.remove layers.system
        kinds.add kinds.page kinds.remove
        named_places.add named_places.page named_places.remove named_places.upload
        plans.page plans.place plans.remove plans.upload plans.uploaded
        workshops.create workshops.edit workshops.index workshops.new
    """,
}
SECRET = "Words that only the room may read"
TURNED_AWAY = {302, 303, 401, 403}


def _declared() -> dict[str, str]:
    return {endpoint: who for who, endpoints in WHO.items() for endpoint in endpoints.split()}


def _rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def _calls(app: Flask, made: Evening, proposal: str) -> Iterator[tuple[str, str]]:
    """Method and address of everything that is not for anyone."""
    parts = {"code": made.code, "proposal": proposal, "comment": uuid.uuid4(),
             "layer": uuid.uuid4(), "digest": "0" * 32}  # fmt: skip
    declared = _declared()
    for rule in _rules(app):
        if declared[rule.endpoint] != "anyone":
            values = {name: parts[name] for name in rule.arguments}
            with app.test_request_context():
                address = url_for(rule.endpoint, **values)
            for method in (rule.methods or set()) & {"GET", "POST"}:
                yield method, address


@pytest.fixture
def made(app: Flask) -> Evening:
    return evening()


def test_every_address_says_who_may_use_it(app: Flask) -> None:
    assert {rule.endpoint for rule in _rules(app)} == set(_declared())


def test_every_command_says_who_may_give_it_and_when(app: Flask) -> None:
    assert registry.kinds
    assert all(kind.who and kind.phases and kind.bucket for kind in registry.kinds.values())


def test_stranger_is_turned_away_and_reads_nothing(app: Flask, made: Evening) -> None:
    proposal = made.propose(made.join(), text=SECRET)["id"]
    for method, address in _calls(app, made, proposal):
        # JSON, because a form without its token would be refused before anybody asks who it is.
        body = {"json": {}} if method == "POST" else {}
        answer = app.test_client().open(address, method=method, **body)
        assert answer.status_code in TURNED_AWAY, (method, address)
        assert SECRET not in answer.get_data(as_text=True), (method, address)
