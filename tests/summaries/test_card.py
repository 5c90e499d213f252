"""The replication card of a workshop's kind: the shared list's, with what was proposed here."""

import html
from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories import Evening, evening
from tests.summaries.conftest import Outcome


def card(browser: FlaskClient, outcome: Outcome, kind: str, more: str = "") -> str:
    answer = browser.get(f"/w/{outcome.made.code}/summary/card/{kind}?lang=en{more}")
    assert answer.status_code == 200
    return html.unescape(answer.text)


def test_says_what_was_proposed_and_how_many_agree(browser: FlaskClient, outcome: Outcome) -> None:
    page = card(browser, outcome, "heath")
    assert "2 ideas proposed" in page
    assert "Aarhus: dry heath at Hede Enge" in page
    assert "711 GBP / ha" in page
    assert "60 % of those who took a side agree" in page
    assert "Nothing is decided." in page
    assert "For this workshop: natur@example.org" in page


def test_kind_without_ideas_says_so(browser: FlaskClient, outcome: Outcome) -> None:
    assert "Nobody proposed it here." in card(browser, outcome, "pond")


def test_outcome_leads_to_it(browser: FlaskClient, outcome: Outcome) -> None:
    page = browser.get(f"/w/{outcome.made.code}/summary").text
    assert f"/w/{outcome.made.code}/summary/card/heath" in page
    assert "summary/card/value" not in page


def test_remarks_and_strangers_have_none(browser: FlaskClient, outcome: Outcome) -> None:
    for kind in ("value", "nothing"):
        answer = browser.get(f"/w/{outcome.made.code}/summary/card/{kind}")
        assert answer.status_code == 404


def test_before_the_results_it_is_the_staffs(
    browser: FlaskClient, staff_browser: Callable[[Evening], FlaskClient]
) -> None:
    made = evening("collect")
    made.propose(made.join())
    address = f"/w/{made.code}/summary/card/tree"
    assert browser.get(address).status_code == 302
    assert "1 idea proposed" in staff_browser(made).get(f"{address}?lang=en").text
