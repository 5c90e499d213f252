"""Which ideas the reader wants to see: chosen in the address, applied to table and map."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cocreate.journal.registry import Audience
from cocreate.summaries.facts import Idea, IdeaStanding
from cocreate.words import N_

VOTES_CHOICES = (5, 10, 20)
# What an idea can be shown as; the last two are for staff. An idea may be several.
SHOWS = {
    "ranked": N_("Ranked"),
    "contested": N_("Contested"),
    "too_few": N_("Too few votes to tell"),
    "general": N_("Values and worries"),
}
STAFF_SHOWS = {"hidden": N_("Hidden"), "late": N_("Late or waiting")}


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty means all. What somebody typed into the address and is not offered is empty too."""

    kind: str = ""
    show: str = ""
    votes: int = 0

    @property
    def active(self) -> bool:
        return self != Filter()

    def keeps(self, idea: Idea) -> bool:
        """Whether this idea is wanted."""
        return (
            self.kind in ("", idea.category.id)
            and (not self.show or self.show in shown_as(idea))
            and idea.counts.votes >= self.votes
        )


def shown_as(idea: Idea) -> tuple[str, ...]:
    """The values of `show` that find this idea."""
    if idea.standing == "not_counted":
        return ("hidden",) if idea.state == "hidden" else ("late",)
    return (idea.standing, "contested") if idea.contested else (idea.standing,)


def shows_offered(audience: Audience) -> Mapping[str, str]:
    """The choices of `show` this audience has, with their marked words."""
    return SHOWS | STAFF_SHOWS if audience == "staff" else SHOWS


def read_filter(given: Mapping[str, str], kinds: Collection[str], audience: Audience) -> Filter:
    """The filter asked for by the address; `kinds` are the ids of the workshop's categories."""
    kind, show, votes = (given.get(name, "") for name in ("kind", "show", "votes"))
    return Filter(
        kind=kind if kind in kinds else "",
        show=show if show in shows_offered(audience) else "",
        votes=int(votes) if votes in map(str, VOTES_CHOICES) else 0,
    )


@dataclass(frozen=True, slots=True)
class Group:
    """The ideas of one standing in their order, and how many of them are wanted."""

    ideas: tuple[Idea, ...]
    wanted: int


def group(ideas: Iterable[Idea], chosen: Filter) -> dict[IdeaStanding, Group]:
    """The ideas by standing; a standing nobody has is not there."""
    groups: dict[IdeaStanding, list[Idea]] = {}
    for idea in ideas:
        groups.setdefault(idea.standing, []).append(idea)
    return {
        standing: Group(tuple(found), sum(map(chosen.keeps, found)))
        for standing, found in groups.items()
    }
