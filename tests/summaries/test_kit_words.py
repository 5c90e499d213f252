"""What a kit says besides names: targets, where a measure was learnt, who pays."""

import uuid
from typing import Any

from flask.testing import FlaskClient

from cocreate.journal.actors import Actor
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits import kits
from cocreate.workshops.actions import create_workshop
from cocreate.workshops.commands import CreateWorkshop, WorkshopSettings
from cocreate.workshops.kit_defaults import defaults_of
from tests.factories import Evening, facilitator


def outcome_of(slug: str, **idea: Any) -> str:
    """A workshop of that kit with one idea in its middle, brought to the results; its code."""
    kit = kits()[slug]

    def make(db: Any) -> Evening:
        owner = facilitator(db)
        command = CreateWorkshop(owner.id, defaults_of(kit), WorkshopSettings(title="An evening"))
        workshop = create_workshop(db, command, utcnow)
        return Evening(workshop, Actor("staff", owner.id, workshop.id, "facilitator"))

    made = store.write(make)
    made.phase("collect")
    west, south, east, north = kit.workshop_area.bbox
    middle = [(west + east) / 2, (south + north) / 2]
    geometry = {"type": "Point", "coordinates": middle}
    made.propose(made.join(), proposal=str(uuid.uuid4()), geometry=geometry, **idea)
    made.phase("results")
    return made.code


def test_target_counts_up_and_is_called_proposed(browser: FlaskClient) -> None:
    code = outcome_of("dordrecht", category="tree", fields={"count": 12})
    assert "12 of 250 proposed" in browser.get(f"/w/{code}/summary?lang=en").text


def test_funder_is_named_in_the_readers_language(browser: FlaskClient) -> None:
    code = outcome_of("dordrecht", category="tree")
    assert "Co-funded by Interreg North Sea" in browser.get(f"/w/{code}/summary?lang=en").text


def test_credit_stands_on_the_page_and_in_the_files(browser: FlaskClient) -> None:
    code = outcome_of("bergen", category="stones")
    credit = "Aarhus: dead wood and stone heaps in the Green Ring"
    assert f"Learnt from: {credit}" in browser.get(f"/w/{code}/summary?lang=en").text
    layer = browser.get(f"/w/{code}/export/proposals.geojson?lang=en").json
    assert layer["features"][0]["properties"]["credit"] == credit
    assert layer["features"][0]["properties"]["shared_measure"] == "stones_and_logs"
    table = browser.get(f"/w/{code}/export/proposals.csv?lang=en").text
    assert credit in table
