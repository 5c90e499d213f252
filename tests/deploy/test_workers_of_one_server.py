"""One server with two workers that share a port: who is at which is chance, and makes no difference."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.hall import vote
from tests.deploy.site import Site, running_site
from tests.factories import tree

PEOPLE = 12


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, certificates: Path) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("one")
    with running_site(folder, certificates, [{"WORKERS": "2"}]) as running:
        yield running


def test_everybody_sees_everything_whoever_they_are_with(site: Site) -> None:
    hall = site.hall(tallies="live")
    (server,) = site.servers
    people = [hall.person_at(server) for _ in range(PEOPLE)]
    for each in people:
        assert each.ask("proposal.add", tree())["ok"]
    for each in people:
        each.until(lambda each=each: len(each.truth.proposals) == PEOPLE)
    for each in people:
        each.until(lambda each=each: PEOPLE in [said["total"] for said in each.named("present")])
    assert hall.staff_at(server).ask("phase.set", {"phase": "vote"})["ok"]
    idea = next(iter(people[0].truth.proposals))
    for each in people:
        each.until(lambda each=each: each.truth.workshop["phase"] == "vote")
        assert each.ask("vote.cast", vote(idea))["ok"]
    for each in people:
        each.until(lambda each=each: each.truth.tallies.get(idea, {}).get("agree") == PEOPLE)
    hall.close()
