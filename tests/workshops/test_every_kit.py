"""A workshop can be made from each city's kit, and people of that city find their words in it."""

import pytest
from flask import Flask

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits import Kit, kits
from cocreate.workshops.actions import create_workshop
from cocreate.workshops.commands import CreateWorkshop, WorkshopSettings
from cocreate.workshops.kit_defaults import defaults_of
from cocreate.workshops.models import Workshop
from tests.factories import facilitator


def workshop_of(kit: Kit) -> Workshop:
    settings = WorkshopSettings(title="An evening")
    return store.write(
        lambda db: create_workshop(
            db, CreateWorkshop(facilitator(db).id, defaults_of(kit), settings), utcnow
        )
    )


@pytest.mark.parametrize("slug", kits())
def test_people_join_and_see_their_citys_palette(app: Flask, slug: str) -> None:
    kit = kits()[slug]
    code, lang = workshop_of(kit).code, kit.languages[0]
    browser = app.test_client()
    me = {"code": code, "role": kit.roles[0].id, "lang": lang}
    assert browser.post("/join", json=me).json["me"]["role"] == kit.roles[0].id
    page = browser.get(f"/w/{code}?lang={lang}")
    assert page.status_code == 200
    assert f'<html lang="{lang}"' in page.text
    state = browser.get(f"/w/{code}/state").json
    assert state["categories"] == kit.categories_for_workshop()
    assert state["workshop"]["lang"] == lang
    assert [step["phase"] for step in state["workshop"]["agenda"]][:2] == ["lobby", "collect"]
