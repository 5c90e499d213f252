"""What staff have and nobody else may have: page and files of both audiences held side by side."""

import json
import re
from collections.abc import Callable

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from cocreate.journal.registry import Phase
from tests.factories import Evening, evening
from tests.summaries.conftest import SECRET, Outcome

Browser = Callable[[Evening], FlaskClient]
EXPORTS = ("export/proposals.geojson", "export/proposals.csv")
EXACT_TIME = re.compile(r"\d\d:\d\d:\d\d|T\d\d:\d\d")


def pages(outcome: Outcome) -> list[str]:
    """Every address of the outcome."""
    code = outcome.made.code
    numbers = [idea.number for idea in outcome.read().ideas]
    details = [f"/w/{code}/summary/{number}" for number in numbers]
    return [f"/w/{code}/summary", *details, *(f"/w/{code}/{name}" for name in EXPORTS)]


def test_nothing_of_staff_is_in_anything_public(outcome: Outcome, browser: FlaskClient) -> None:
    people = outcome.made.people
    secrets = {
        SECRET,
        "Too late",
        "Taken back",
        "names a neighbour",
        "names a person",
        outcome.ideas["hidden"],
        *(f"Res {number}" for number in range(6)),
        *(f"Own {number}" for number in range(6)),
        *(str(person.id) for person in people),
        *outcome.made.tokens.values(),
    }
    for address in pages(outcome):
        text = browser.get(address).text
        assert [secret for secret in secrets if secret in text] == [], address


def test_no_public_file_has_a_persons_time_of_day(outcome: Outcome, browser: FlaskClient) -> None:
    code = outcome.made.code
    file = json.loads(browser.get(f"/w/{code}/{EXPORTS[0]}").data)
    assert EXACT_TIME.search(json.dumps(file["features"])) is None
    assert EXACT_TIME.search(browser.get(f"/w/{code}/{EXPORTS[1]}").text) is None


def test_staff_files_have_names_times_and_reasons(outcome: Outcome, staff_browser: Browser) -> None:
    staff = staff_browser(outcome.made)
    file = json.loads(staff.get(f"/w/{outcome.made.code}/{EXPORTS[0]}").data)
    assert file["audience"] == "staff"
    hidden = next(f for f in file["features"] if f["id"] == outcome.ideas["hidden"])["properties"]
    assert hidden["title"] == SECRET
    assert hidden["hidden_reason"] == "names a neighbour"
    assert hidden["nickname"] == "Own 0"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", hidden["at"])
    assert "participant" in staff.get(f"/w/{outcome.made.code}/{EXPORTS[1]}").text


def test_no_file_has_a_token(outcome: Outcome, staff_browser: Browser) -> None:
    staff = staff_browser(outcome.made)
    for address in pages(outcome):
        text = staff.get(address).text
        assert not [token for token in outcome.made.tokens.values() if token in text]


def test_public_roles_never_show_fewer_than_five(outcome: Outcome, browser: FlaskClient) -> None:
    file = json.loads(browser.get(f"/w/{outcome.made.code}/{EXPORTS[0]}").data)
    by_id = {feature["id"]: feature["properties"] for feature in file["features"]}
    # Twelve voted on the oaks, six of each role; on the heath only two of the landowners.
    counts = {"agree": 4, "neutral": 1, "disagree": 1}
    assert by_id[outcome.ideas["oak"]]["roles"]["landowner"] == counts
    assert "roles" not in by_id[outcome.ideas["west"]]


@pytest.mark.parametrize("phase", ["lobby", "collect", "discuss", "vote"])
def test_the_public_has_no_outcome_before_the_results(
    outcome: Outcome, browser: FlaskClient, staff_browser: Browser, phase: Phase
) -> None:
    made = outcome.made
    made.phase(phase)
    page = browser.get(f"/w/{made.code}/summary")
    assert page.status_code == 200
    assert "Oaks by the bridge" not in page.text
    assert browser.get(f"/w/{made.code}/summary/1").status_code == 302
    for name in EXPORTS:
        refused = browser.get(f"/w/{made.code}/{name}", headers={"Accept": "application/json"})
        assert (refused.status_code, refused.json and refused.json["code"]) == (409, "wrong_phase")
        assert staff_browser(made).get(f"/w/{made.code}/{name}").status_code == 200


def test_a_closed_workshop_keeps_its_outcome(outcome: Outcome, browser: FlaskClient) -> None:
    outcome.made.phase("closed")
    assert "Oaks by the bridge" in browser.get(f"/w/{outcome.made.code}/summary").text


def test_staff_of_another_workshop_get_the_public_outcome(
    outcome: Outcome, staff_browser: Browser
) -> None:
    page = staff_browser(evening()).get(f"/w/{outcome.made.code}/summary")
    assert SECRET not in page.text
    assert 'data-audience="public"' in page.text


def test_the_header_decides_and_never_falls_back(
    outcome: Outcome, browser: FlaskClient, staff_browser: Browser
) -> None:
    address = f"/w/{outcome.made.code}/{EXPORTS[0]}"
    as_staff, as_participant = {"X-Cocreate-As": "staff"}, {"X-Cocreate-As": "participant"}
    assert browser.get(address, headers=as_staff).status_code == 401
    staff = staff_browser(outcome.made)
    assert json.loads(staff.get(address, headers=as_staff).data)["audience"] == "staff"
    assert json.loads(staff.get(address, headers=as_participant).data)["audience"] == "public"


def test_staff_can_look_at_what_everybody_sees(
    app: Flask, outcome: Outcome, staff_browser: Browser
) -> None:
    for name in EXPORTS:
        address = f"/w/{outcome.made.code}/{name}"
        preview = staff_browser(outcome.made).get(address, query_string={"audience": "public"})
        assert preview.data == app.test_client().get(address).data


def test_the_same_state_gives_the_same_bytes_and_is_not_sent_twice(
    outcome: Outcome, browser: FlaskClient
) -> None:
    for name in EXPORTS:
        address = f"/w/{outcome.made.code}/{name}"
        first, second = browser.get(address), browser.get(address)
        assert first.data == second.data
        tag = first.headers["ETag"]
        assert browser.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert first.headers["Cache-Control"] == "private, no-cache"


def test_file_names_are_safe(outcome: Outcome, browser: FlaskClient) -> None:
    for name in EXPORTS:
        sent = browser.get(f"/w/{outcome.made.code}/{name}").headers["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="[A-Za-z0-9.-]+"', sent)


def test_a_kept_page_is_never_for_the_other_audience(
    outcome: Outcome, browser: FlaskClient, staff_browser: Browser
) -> None:
    staff = staff_browser(outcome.made)
    for address in pages(outcome):
        assert staff.get(address).status_code == 200
        assert SECRET not in browser.get(address).text
        assert staff.get(address).status_code == 200


def test_a_kept_page_has_a_nonce_of_its_own(outcome: Outcome, browser: FlaskClient) -> None:
    nonces = set()
    for _ in range(2):
        answer = browser.get(f"/w/{outcome.made.code}/summary")
        nonce = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
        assert nonce
        assert set(re.findall(r'nonce="([^"]+)"', answer.text)) == {nonce[1]}
        nonces.add(nonce[1])
        # The test's own application context outlives the request, which a server's does not.
        g.pop("csp_nonce")
    assert len(nonces) == 2


def test_a_kept_page_makes_way_for_the_next_state(outcome: Outcome, browser: FlaskClient) -> None:
    address = f"/w/{outcome.made.code}/summary"
    assert "Oaks by the bridge" in browser.get(address).text
    hide = {"proposal": outcome.ideas["oak"], "reason": "names a person"}
    outcome.made.staff("proposal.hide", hide)
    for name in ("summary", *EXPORTS):
        assert "Oaks by the bridge" not in browser.get(f"/w/{outcome.made.code}/{name}").text
