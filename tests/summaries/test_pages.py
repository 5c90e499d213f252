"""The outcome's pages as the server writes them: complete without a script."""

import html
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Evening
from tests.summaries.conftest import SECRET, Outcome

Browser = Callable[[Evening], FlaskClient]
ROW = re.compile(r'<tr id="idea-(\d+)"[^>]*?( hidden)?>')


def shown_rows(page: str) -> list[int]:
    """Numbers of the ideas whose rows are to be seen, in the page's order."""
    return [int(number) for number, hidden in ROW.findall(page) if not hidden]


def page_of(outcome: Outcome, browser: FlaskClient, **wanted: str) -> str:
    return browser.get(f"/w/{outcome.made.code}/summary", query_string=wanted).text


def test_ideas_stand_in_the_order_of_the_files(outcome: Outcome, browser: FlaskClient) -> None:
    numbers = [idea.number for idea in outcome.read().ideas]
    assert shown_rows(page_of(outcome, browser)) == numbers


def test_it_says_as_of_what_and_that_nothing_is_decided(
    outcome: Outcome, browser: FlaskClient
) -> None:
    page = page_of(outcome, browser)
    as_of = outcome.read().as_of
    assert f"As of seq {as_of.seq}, votes {as_of.votes}" in page
    assert "Nothing is decided." in page
    assert "Every idea is answered." in page
    assert "natur@example.org" in page
    assert "Wilson" in page


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({"kind": "heath"}, ["West", "East"]),
        ({"show": "contested"}, ["West"]),
        ({"show": "too_few"}, ["East", "A hedge"]),
        ({"show": "general"}, ["The old lime"]),
        ({"votes": "10"}, ["Oaks by the bridge", "The old lime"]),
        ({"kind": "heath", "votes": "5"}, ["West"]),
        ({"kind": "nothing", "show": "hidden", "votes": "7"}, None),
    ],
)
def test_the_address_filters(
    outcome: Outcome, browser: FlaskClient, wanted: dict[str, str], titles: list[str] | None
) -> None:
    ideas = outcome.read().ideas
    kept = [idea.number for idea in ideas if titles is None or idea.title in titles]
    page = page_of(outcome, browser, **wanted)
    assert shown_rows(page) == kept
    assert f"{len(kept)} of {len(ideas)} ideas" in page


def test_staff_filter_hidden_and_late_ones(outcome: Outcome, staff_browser: Browser) -> None:
    staff = staff_browser(outcome.made)
    assert len(shown_rows(page_of(outcome, staff, show="hidden"))) == 1
    assert len(shown_rows(page_of(outcome, staff, show="late"))) == 1
    page = page_of(outcome, staff)
    assert SECRET in page
    assert "names a neighbour" in page


def test_every_link_of_the_page_leads_somewhere(outcome: Outcome, staff_browser: Browser) -> None:
    staff = staff_browser(outcome.made)
    links = set(re.findall(r'href="(/w/[^"#]*)', page_of(outcome, staff)))
    assert len(links) > 10
    for link in links:
        assert staff.get(html.unescape(link)).status_code == 200, link


def test_an_idea_has_its_votes_its_roles_and_its_comments(
    outcome: Outcome, browser: FlaskClient
) -> None:
    page = browser.get(f"/w/{outcome.made.code}/summary/1").text
    assert "10 agree, 1 neutral, 1 disagrees" in page
    assert "Landowner" in page
    assert "My children climb there." in page
    assert "12 votes" in page


def test_an_idea_says_why_there_are_no_roles(outcome: Outcome, browser: FlaskClient) -> None:
    page = browser.get(f"/w/{outcome.made.code}/summary/3").text
    assert "nobody shall be singled out" in page
    assert "Landowner" not in page


def test_staff_see_who_wrote_and_the_hidden_comment(
    outcome: Outcome, staff_browser: Browser
) -> None:
    page = staff_browser(outcome.made).get(f"/w/{outcome.made.code}/summary/1").text
    assert "Res 0" in page
    assert SECRET in page


def test_an_idea_that_is_not_shown_is_not_found(outcome: Outcome, browser: FlaskClient) -> None:
    hidden = next(i.number for i in outcome.read("staff").ideas if i.title == SECRET)
    for number in (hidden, 99):
        assert browser.get(f"/w/{outcome.made.code}/summary/{number}").status_code == 404


def test_a_code_as_typed_leads_to_the_page(outcome: Outcome, browser: FlaskClient) -> None:
    code = outcome.made.code
    typed = f"{code[:4]}-{code[4:]}".lower()
    answer = browser.get(f"/w/{typed}/summary", query_string={"kind": "tree"})
    assert answer.headers["Location"] == f"/w/{code}/summary?kind=tree"


def test_before_the_results_it_says_when(outcome: Outcome, browser: FlaskClient) -> None:
    outcome.made.staff("phase.set", {"phase": "vote", "minutes": 10})
    page = page_of(outcome, browser)
    assert "Voting goes on until" in page
    outcome.made.phase("discuss")
    assert "when the vote is over" in page_of(outcome, browser)


def test_words_of_people_stay_words(outcome: Outcome, browser: FlaskClient) -> None:
    made = outcome.made
    made.phase("collect")
    shout = "<script>alert(1)</script> \"'`${1}"
    made.propose(made.people[0], title=shout, text=shout)
    made.phase("results")
    number = max(idea.number for idea in outcome.read().ideas)
    for page in (page_of(outcome, browser), browser.get(f"/w/{made.code}/summary/{number}").text):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_names_of_kinds_are_in_the_readers_language(outcome: Outcome, browser: FlaskClient) -> None:
    page = page_of(outcome, browser, lang="de")
    assert "Trockenheide" in page
    assert "Dry heath" not in re.sub(r'<script type="application/json".*?</script>', "", page)
