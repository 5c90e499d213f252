"""Who gets the file of a layer: who takes part or plans, and everybody once the outcome is out."""

from flask import Flask

from cocreate.journal.store import store
from cocreate.layers.objects import public_layers
from tests.factories import evening
from tests.layers_laid import feature, lay
from tests.maps.metres import polygon


def test_a_layers_file_is_for_those_who_are_in_until_the_outcome_is_out(app: Flask) -> None:
    made = evening("collect")
    lay(made, "Fields", [feature(12, polygon(0, 0, 100, 40))])
    stranger = app.test_client()
    with store.read() as db:
        (layer,) = public_layers(db, made.workshop.id)
    address = f"/w/{made.code}/{layer['url']}"
    assert stranger.get(address).status_code == 401
    assert stranger.get(address, headers={"X-Cocreate-As": "screen"}).status_code == 401
    made.phase("results")
    answer = stranger.get(address)
    assert answer.status_code == 200
    assert [each["id"] for each in answer.get_json()["features"]] == [12]
    assert "immutable" in answer.headers["Cache-Control"]
