"""Two workers on PostgreSQL with the queue between them: nobody can tell that there are two.

The people of these tests are connected past nginx, half of them here and half there: what the proxy
does for speed must not be needed.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.contract.client import PATIENCE_S, Client
from tests.contract.hall import comment, vote
from tests.contract.wire import Cut
from tests.deploy.site import Site, SiteHall
from tests.factories import new_id, tree


@pytest.fixture
def site(pair: Site) -> Iterator[Site]:
    with pair.app.app_context():
        yield pair


@pytest.fixture
def here_and_there(hall: SiteHall) -> tuple[Client, Client]:
    """Two people, each at another worker."""
    here, there = hall.site.servers
    return hall.person_at(here), hall.person_at(there)


def test_idea_of_one_worker_is_seen_at_the_other(here_and_there: tuple[Client, Client]) -> None:
    ann, bo = here_and_there
    assert ann.ask("proposal.add", tree(title="From here"))["ok"]
    bo.until(lambda: [each["title"] for each in bo.truth.proposals.values()] == ["From here"])
    assert bo.post("proposal.add", tree(title="From there")).code == "ok"
    ann.until(lambda: len(ann.truth.proposals) == 2)


def test_it_is_told_by_the_worker_and_not_found_out_by_the_beat(
    here_and_there: tuple[Client, Client],
) -> None:
    ann, bo = here_and_there
    assert ann.ask("proposal.add", tree())["ok"]
    bo.until(lambda: bool(bo.named("events")))
    assert bo.named("events")[0][0]["kind"] == "proposal.added"


def test_order_is_the_journal_s_at_both(hall: SiteHall) -> None:
    people = [hall.person_at(server) for server in hall.site.servers for _ in range(2)]
    sent = [
        (each, each.send("proposal.add", tree(title=str(at)))) for at in range(8) for each in people
    ]
    for each, number in sent:
        each.until(lambda each=each, number=number: number in each.acks)
        assert each.acks[number]["ok"], each.acks[number]
    state = people[0].state()
    known = {proposal["id"]: proposal for proposal in state["proposals"]}
    assert len(known) == len(sent)
    for each in people:
        each.until(lambda each=each: each.truth.seq == state["seq"])
        assert each.truth.proposals == known
        told = [event["seq"] for events in each.named("events") for event in events]
        assert told == sorted(told)


def test_same_command_at_both_workers_at_once_is_done_once(hall: SiteHall) -> None:
    here, there = hall.site.servers
    ann = hall.person_at(here)
    again = hall.visitor(at=there)
    again.http.cookies.update(ann.http.cookies)
    for _ in range(8):
        command_id, data = new_id(), tree()
        with ThreadPoolExecutor(2) as both:
            answers = [
                both.submit(each.post, "proposal.add", data, command_id=command_id)
                for each in (ann, again)
            ]
        first, second = (answer.result() for answer in answers)
        assert first == second
        assert first.code == "ok"
    assert len(ann.state()["proposals"]) == 8


def test_who_joined_at_one_worker_is_known_at_the_other(hall: SiteHall) -> None:
    here, there = hall.site.servers
    ann = hall.person_at(here)
    also = hall.visitor(at=there)
    also.http.cookies.update(ann.http.cookies)
    also.connect()
    assert also.me()["me"] == ann.me()["me"]
    assert also.ask("proposal.add", tree())["ok"]


def test_presence_counts_the_people_of_both(hall: SiteHall) -> None:
    here, there = hall.site.servers
    people = [hall.person_at(here), hall.person_at(there, "expert"), hall.person_at(there)]
    for each in people:
        each.until(
            lambda each=each: (
                bool(each.named("present")) and each.named("present")[-1]["total"] == 3
            )
        )
        assert each.named("present")[-1]["roles"] == {"expert": 1, "resident": 2}
        assert each.me()["present"]["total"] == 3
    people[2].leave()
    people[0].until(lambda: people[0].named("present")[-1]["total"] == 2)
    people[1].until(lambda: people[1].named("present")[-1]["total"] == 2)


def test_tallies_are_the_same_at_both(site: Site) -> None:
    hall = site.hall(tallies="live")
    idea = hall.ideas(1)[0]["id"]
    hall.evening.phase("vote")
    people = [hall.person_at(server) for server in site.servers for _ in range(3)]
    for each, value in zip(people, (1, 1, -1, 1, 0, 1), strict=True):
        assert each.ask("vote.cast", vote(idea, value))["ok"]
    expected = {"agree": 4, "neutral": 1, "disagree": 1}
    for each in people:
        each.until(lambda each=each: each.truth.tallies.get(idea, {}).items() >= expected.items())
        assert each.state()["tallies"] == [each.truth.tallies[idea]]
    hall.close()


def test_what_staff_do_reaches_people_at_the_other_worker(hall: SiteHall) -> None:
    """The console is here, the author there: events, the notice to one person, the staff's stream."""
    here, there = hall.site.servers
    staff, author, other = hall.staff_at(here), hall.person_at(there), hall.person_at(there)
    idea = hall.idea(author)
    assert author.post("comment.add", comment(idea["id"])).code == "ok"
    assert staff.ask("proposal.hide", {"proposal": idea["id"], "reason": "Not here"})["ok"]
    author.until(lambda: bool(author.named("notice")))
    assert author.named("notice")[0]["reason"] == "Not here"
    other.until(lambda: idea["id"] not in other.truth.proposals and other.truth.seq > 0)
    assert other.named("notice") == []
    second = hall.staff_at(there)
    assert staff.ask("proposal.restore", {"proposal": idea["id"]})["ok"]
    second.until(lambda: second.staff_seq == staff.state(stream="staff")["staff_seq"])


def test_somebody_erased_at_one_worker_is_cut_at_the_other(hall: SiteHall) -> None:
    here, there = hall.site.servers
    ann = hall.person_at(here)
    tab = hall.visitor(at=there)
    tab.http.cookies.update(ann.http.cookies)
    tab.connect()
    assert ann.post("me.erase", {}).code == "ok"
    with pytest.raises(Cut):
        tab.pump(PATIENCE_S)
