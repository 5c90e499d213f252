"""What somebody does next, by chance: ideas, changes and comments, or votes, as the step allows."""

import random
from collections.abc import Mapping
from typing import Any

from tests.contract.browser import command
from tests.contract.hall import comment, vote
from tests.contract.truth import Truth
from tests.factories import tree

Json = dict[str, Any]
Deed = tuple[str, Json]
# Of ten: ideas, comments, changes of one's own idea; the rest takes one's own idea back.
IDEAS, COMMENTS, EDITS = 4, 4, 1
VOTES, CLEARED = 7, 1


def next_command(truth: Truth, me: str, chance: random.Random) -> Json:
    """A command that makes sense to somebody who knows this much."""
    deed = _vote if truth.workshop["phase"] == "vote" else _collect
    kind, data = deed(truth.proposals, me, chance)
    return command(kind, data, seen=truth.seq)


def _collect(proposals: Mapping[str, Json], me: str, chance: random.Random) -> Deed:
    number = chance.randrange(10)
    mine = [key for key, each in proposals.items() if each["by"]["id"] == me]
    if not mine or number < IDEAS:
        return "proposal.add", tree(title=f"Idea {chance.getrandbits(64):x}")
    if number < IDEAS + COMMENTS:
        return "comment.add", comment(chance.choice(sorted(proposals)))
    if number < IDEAS + COMMENTS + EDITS:
        title = f"Changed {chance.getrandbits(64):x}"
        return "proposal.edit", {"proposal": chance.choice(mine), "title": title}
    return "proposal.withdraw", {"proposal": chance.choice(mine)}


def _vote(proposals: Mapping[str, Json], me: str, chance: random.Random) -> Deed:
    if not proposals:
        return _collect(proposals, me, chance)
    number, proposal = chance.randrange(10), chance.choice(sorted(proposals))
    if number < VOTES:
        return "vote.cast", vote(proposal, chance.choice((-1, 0, 1)))
    if number < VOTES + CLEARED:
        return "vote.clear", {"proposal": proposal}
    return "comment.add", comment(proposal)
