"""A line with a width has an area: on the idea, in the outcome, in the files, in the sums."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from cocreate.facilitation.queries.sums import sums
from cocreate.journal.answers import Refused
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.proposals.models import Proposal
from cocreate.summaries.queries import read_summary
from cocreate.workshops.models import Workshop
from tests.factories import HERE, Evening, evening, new_id

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

LON, LAT = HERE
HEDGE = {"type": "LineString", "coordinates": [[LON, LAT], [LON + 0.002, LAT]]}
LONGER = {"type": "LineString", "coordinates": [[LON, LAT], [LON + 0.004, LAT]]}


def hedge(made: Evening, **changes: Any) -> dict[str, Any]:
    return made.propose(made.join(), category="hedge", geometry=HEDGE, **changes)


def summed(made: Evening, category: str) -> dict[str, Any]:
    with store.read() as session:
        found = sums(session, session.get_one(Workshop, made.workshop.id))["sums"]
    return next(row for row in found if row["category"] == category)


def test_line_has_the_area_of_its_width() -> None:
    idea = hedge(evening(), fields={"width": 6})
    assert set(idea["size"]) == {"m"}
    assert idea["area_m2"] == pytest.approx(idea["size"]["m"] * 6, rel=1e-4)


def test_default_width_counts_too() -> None:
    idea = hedge(evening())
    assert idea["fields"]["width"] == 3
    assert idea["area_m2"] == pytest.approx(idea["size"]["m"] * 3, rel=1e-4)


def test_what_has_no_width_has_no_area_of_its_own() -> None:
    made = evening()
    someone = made.join()
    assert made.propose(someone)["area_m2"] is None
    assert made.propose(someone, category="path", geometry=HEDGE)["area_m2"] is None
    ring = [[LON, LAT], [LON + 0.001, LAT], [LON, LAT + 0.001], [LON, LAT]]
    corridor = {"type": "Polygon", "coordinates": [ring]}
    drawn = made.propose(someone, category="corridor", geometry=corridor)
    assert drawn["area_m2"] is None


def test_another_width_or_shape_is_another_area() -> None:
    made = evening()
    idea = made.propose(made.join(), category="hedge", geometry=HEDGE)
    author = made.people[-1]

    def done(kind: str, **data: Any) -> dict[str, Any]:
        answer = perform(kind, new_id(), author, {"proposal": idea["id"], **data})
        changed: dict[str, Any] = answer.result["proposal"]
        return changed

    wider = done("proposal.edit", fields={"width": 12})
    assert wider["area_m2"] == pytest.approx(4 * idea["area_m2"], rel=1e-3)
    longer = done("proposal.move", geometry=LONGER)
    assert longer["area_m2"] == pytest.approx(2 * wider["area_m2"], rel=1e-3)
    # A path is a line too, but nobody asks how wide it is.
    assert done("proposal.edit", category="path")["area_m2"] is None


def test_ground_under_two_lines_counts_once_and_their_metres_twice() -> None:
    made = evening()
    one = hedge(made, fields={"width": 6})
    hedge(made, fields={"width": 3})
    found = summed(made, "hedge")
    assert found["m"] == pytest.approx(2 * one["size"]["m"], abs=0.1)
    assert found["m2"] == pytest.approx(one["area_m2"], abs=0.1)
    with store.read() as session:
        workshop = session.get_one(Workshop, made.workshop.id)
        kinds = read_summary(session, workshop, "room").kinds
    outcome = next(kind for kind in kinds if kind.category.id == "hedge")
    assert dict(outcome.sizes) == {"m": found["m"], "m2": found["m2"]}


def test_line_from_before_widths_had_areas_keeps_none() -> None:
    made = evening()
    idea = hedge(made, fields={"width": 6})

    def as_before(session: Any) -> None:
        for row in session.query(Proposal):
            row.area_m2 = None

    store.write(as_before)
    assert summed(made, "hedge") == {"category": "hedge", "ideas": 1, "m": pytest.approx(idea["size"]["m"], abs=0.1)}  # fmt: skip


def test_outcome_and_files_say_length_and_area(app: Any) -> None:
    made = evening()
    idea = hedge(made, fields={"width": 6})
    made.propose(made.join())
    made.phase("results")
    client: FlaskClient = app.test_client()
    layer = client.get(f"/w/{made.code}/export/proposals.geojson?lang=en").json
    by_kind = {each["properties"]["category"]: each["properties"] for each in layer["features"]}
    assert by_kind["hedge"]["length_m"] == pytest.approx(idea["size"]["m"], abs=0.1)
    assert by_kind["hedge"]["area_m2"] == pytest.approx(idea["area_m2"], abs=0.1)
    assert (by_kind["tree"]["length_m"], by_kind["tree"]["area_m2"]) == (None, None)
    header, *_ = client.get(f"/w/{made.code}/export/proposals.csv").text.splitlines()
    assert {"length_m", "area_m2"} <= set(header.split(","))
    page = client.get(f"/w/{made.code}/summary/{idea['number']}?lang=en").text
    assert "m long, 6\u00a0m wide: " in page


def test_width_out_of_bounds_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        hedge(evening(), fields={"width": 400})
    assert refused.value.extras["fields"] == {"fields.width": []}
