"""Every state a page can be seen in, one after the other: a name is yielded while it is on screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from cocreate.workshops.links import join_url, screen_url
from tests.browser import people
from tests.browser.ground_states import lay_ground, on_given_ground
from tests.factories import Evening, evening
from tests.server import Server

OAK = "An oak by the bench"


@dataclass
class Stage:
    """A workshop with somebody's idea in it, on a server, and the window that walks through."""

    server: Server
    page: Page
    made: Evening

    @property
    def here(self) -> str:
        return f"/w/{self.made.code}"


def staged(server: Server, page: Page) -> Stage:
    """An evening with three ideas, a comment and something that is certain to happen with them."""
    made = evening("collect", what_next="The nature team answers each idea.", contact="Kim")
    author = made.join(nickname="Kirsten")
    oak = made.propose(author, title=OAK)
    made.propose(author, title="A lime at the gate", category="stones")
    made.propose(author, title="The old lime", category="value")
    made.comment(made.join("landowner"), oak["id"], "My children climb there.")
    lay_ground(made)
    return Stage(server, page, made)


def at_the_door(stage: Stage) -> Iterator[str]:
    """Before somebody is in."""
    page = stage.page
    page.goto("/")
    yield "landing"
    page.goto("/?code=AAAAAAAA")
    expect(page.get_by_role("textbox")).to_have_attribute("aria-invalid", "true")
    yield "landing, wrong code"
    page.goto(f"{stage.here}/nothing")
    yield "error"
    page.goto("/measures/dry_heath/card")
    yield "replication card"
    page.goto("/offline")
    yield "no network"
    page.goto("/measures")
    yield "measures"
    page.locator(".measures summary").first.click()
    expect(page.locator(".measures details[open]")).to_have_count(1)
    yield "measures, sources"
    page.goto(join_url(stage.made.workshop))
    yield "join"


def in_collect(stage: Stage) -> Iterator[str]:
    """Looking around, and the three steps of an idea."""
    page = stage.page
    people.join(page, join_url(stage.made.workshop))
    yield "map"
    yield from sheets(stage)
    page.get_by_role("button", name="Propose", exact=True).click()
    kinds = page.get_by_role("dialog", name="Propose")
    expect(kinds.get_by_role("button", name="Hedge")).to_be_visible()
    yield "kinds"
    kinds.get_by_role("button", name="Hedge").click()
    expect(page.get_by_role("button", name="Add point")).to_be_visible()
    yield "place of a line"
    page.get_by_role("button", name="Choose from a list or type coordinates").click()
    expect(page.get_by_label("Coordinates")).to_be_visible()
    yield "place without the map"
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Back").click()
    yield from on_given_ground(page)
    kinds.get_by_role("button", name="Tree").click()
    page.get_by_role("button", name="Place here").click()
    page.get_by_label("Title").fill("An elm")
    yield "words"
    people.close_sheet(page)
    expect(page.get_by_role("button", name="Keep for later")).to_be_visible()
    yield "keep or throw away"
    page.get_by_role("button", name="Keep for later").click()
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    yield "go on"
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("dialog", name="An elm")).to_be_visible()
    people.all_sent(page)
    yield "own idea"
    people.close_sheet(page)


def sheets(stage: Stage) -> Iterator[str]:
    """What opens over the map and beside it."""
    page = stage.page
    page.get_by_role("button", name="here").click()
    expect(page.get_by_role("dialog", name="Who is here")).to_be_visible()
    yield "who is here"
    people.close_sheet(page)
    legend = page.get_by_role("button", name="Kinds on the map")
    if legend.is_visible():
        legend.click()
        expect(page.get_by_role("dialog", name="Kinds on the map")).to_be_visible()
        yield "legend"
        people.close_sheet(page)
    page.locator("#menu summary").click()
    expect(page.get_by_role("button", name="What happens with this")).to_be_visible()
    yield "menu"
    page.get_by_role("button", name="What happens with this").click()
    expect(page.get_by_role("dialog", name="What happens with this")).to_be_visible()
    yield "what happens"
    people.close_sheet(page)
    people.show_list(page)
    yield "list"
    people.open_idea(page, OAK)
    expect(page.get_by_text("My children climb there.")).to_be_visible()
    yield "idea"
    people.close_sheet(page)


def in_vote(stage: Stage) -> Iterator[str]:
    """One idea at a time, the end, then the counts. Comes after `in_collect`."""
    page = stage.page
    people.go_to(stage.server, stage.made, "discuss")
    expect(page.locator("[data-phase-name]")).to_have_text("Discuss")
    yield "nothing to do now"
    people.go_to(stage.server, stage.made, "vote")
    page.get_by_role("button", name="Vote", exact=True).click()
    ballot = page.get_by_role("dialog", name="Vote")
    expect(ballot.get_by_role("heading", level=1)).to_have_text("1 of 4")
    yield "ballot"
    for _ in range(4):
        at = ballot.get_by_role("heading", level=1).inner_text()
        ballot.get_by_role("button", name="Agree", exact=True).click()
        expect(ballot.get_by_role("heading", level=1)).not_to_have_text(at)
    yield "ballot, done"
    ballot.get_by_role("button", name="Back to the map").click()
    people.open_idea(page, OAK)
    yield "idea, voted on"
    people.close_sheet(page)
    people.go_to(stage.server, stage.made, "results")
    people.open_idea(page, OAK)
    expect(page.get_by_role("dialog", name=OAK).get_by_role("img")).to_have_count(1)
    yield "idea with counts"


def as_plain_pages(stage: Stage) -> Iterator[str]:
    """What needs no script. Comes after `in_vote`."""
    page = stage.page
    page.goto(f"{stage.here}/mine")
    yield "mine"
    page.goto(f"{stage.here}/list")
    yield "plain list"
    page.get_by_role("link", name=OAK).click()
    expect(page.get_by_role("heading", name=OAK)).to_be_visible()
    yield "plain idea"
    page.goto(f"{stage.here}/propose")
    yield "plain form"
    page.goto(f"{stage.here}/summary")
    yield "outcome"


def as_staff(stage: Stage) -> Iterator[str]:
    """The pages of the person who runs the evening."""
    page = stage.page
    page.goto("/workshops")
    yield "login"
    page.get_by_label("Login").fill("nobody")
    page.get_by_label("Password").fill("nothing at all")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "login, refused"
    people.sign_in(page, stage.server, stage.made.facilitator.id)
    made_of = ("/workshops/new/borrow", "/workshops/new/file")
    for path in ("/workshops", "/workshops/new", *made_of, "/staff/account"):
        page.goto(path)
        yield path
    page.get_by_role("link", name="Workshops").click()
    page.get_by_label("More for").click()
    expect(page.get_by_role("link", name="Delete")).to_be_visible()
    yield "more"
    for verb in ("again", "edit", "close", "delete"):
        page.goto(f"/workshops/{stage.made.code}/{verb}")
        yield verb
    page.goto(f"{stage.here}/poster")
    yield "poster"
    page.goto(f"{stage.here}/summary/card/tree")
    yield "replication card of a kind"
    yield from at_the_console(stage)


def at_the_console(stage: Stage) -> Iterator[str]:
    page = stage.page
    page.goto(f"{stage.here}/facilitate")
    expect(page.locator("#counts")).to_contain_text("3 ideas")
    yield "console, map"
    page.get_by_role("button", name="Stream").click()
    expect(page.locator("#stream").get_by_role("listitem").first).to_be_visible()
    yield "console, stream"
    page.locator("#stream").get_by_role("button", name=re.compile("^Hide")).first.click()
    expect(page.get_by_role("button", name="Keep it")).to_be_visible()
    yield "console, why hide"
    page.get_by_role("button", name="Keep it").click()
    page.locator("#stream").get_by_role("button", name=OAK, exact=True).first.click()
    expect(page.get_by_role("dialog", name=OAK)).to_contain_text("1 comment")
    yield "console, idea"
    people.close_sheet(page)
    page.get_by_role("button", name="Show an idea").click()
    expect(page.get_by_role("dialog", name="Show an idea")).to_be_visible()
    yield "console, picker"
    people.close_sheet(page)
    page.locator("[data-open-links]").first.click()
    expect(page.get_by_role("dialog", name="Code and links")).to_be_visible()
    yield "console, links"


def on_the_wall(stage: Stage) -> Iterator[str]:
    """The projector in every step."""
    page, made = stage.page, stage.made
    page.goto(screen_url(made.workshop))
    expect(page.locator("#newest-list")).to_contain_text("Tree")
    yield "screen, collect"
    idea = next(iter(people.ideas_of(stage.server, made)))
    people.staff_does(stage.server, made, "screen.show", proposal=idea["id"])
    expect(page.get_by_role("heading", name=idea["title"])).to_be_visible()
    yield "screen, one idea"
    for phase in ("lobby", "vote", "results", "closed"):
        people.go_to(stage.server, made, phase)
        expect(page.locator("body")).to_have_attribute("data-phase", phase)
        yield f"screen, {phase}"
