"""The judge itself: shown each kind of fault, it must complain."""

import uuid
from collections.abc import Callable

import pytest

from tests.contract.browser import command
from tests.contract.truth import Truth
from tests.faults.history import History, RecordedTruth
from tests.faults.journal import Journal
from tests.faults.verdict import Verdict, judge

ME, IDEA, AT = "me", "7d0b1c7e-0000-4000-8000-000000000001", "2026-11-22T19:14:05.123Z"
STATE = {
    "epoch": "e",
    "seq": 1,
    "votes": 1,
    "workshop": {"phase": "vote"},
    "proposals": [{"id": IDEA, "comments": 0}],
    "tallies": [{"proposal": IDEA, "agree": 1, "neutral": 0, "disagree": 0, "v": 1}],
}


class Evening:
    """An idea and a vote, as they should be; a test breaks something."""

    def __init__(self) -> None:
        self.history = History(ME)
        self.truth = RecordedTruth(self.history)
        self.truth.load(STATE | {"seq": 0})
        self.journal = Journal({"room": 1, "staff": 0, "votes": 1}, dict(STATE))
        self.add = self.done("proposal.add", {"proposal": IDEA}, {"seq": 1}, ("room", 1))
        vote = {"proposal": IDEA, "value": 1}
        self.vote = self.done("vote.cast", vote, {"seq": None, "votes": 1}, ("votes", 1))
        self.journal.told[1] = ("proposal.added", AT)
        self.journal.added.append(uuid.UUID(IDEA))
        self.truth.take(
            [{"seq": 1, "kind": "proposal.added", "at": AT, "data": STATE["proposals"][0]}]
        )

    def done(self, kind: str, data: dict, answer: dict, event: tuple[str, int]) -> str:
        made = command(kind, data)
        self.history.made[made["id"]] = made
        answer = {"ok": True, "id": made["id"], "result": {}} | answer
        self.history.answer(made["id"], answer)
        self.journal.events[ME, made["id"]].append(event)
        self.journal.seqs[event[0]].append(event[1])
        self.journal.remembered[ME, made["id"]] = answer
        return str(made["id"])

    def verdict(self) -> Verdict:
        return judge([self.history], [self.truth], self.journal)


def test_good_evening_is_not_blamed() -> None:
    verdict = Evening().verdict()
    assert verdict.wrong == []
    assert (verdict.commands, verdict.acknowledged) == (2, 2)


def _twice(evening: Evening) -> None:
    evening.journal.events[ME, evening.add].append(("room", 2))


def _refused_and_done(evening: Evening) -> None:
    evening.history.answers[evening.vote] = [{"ok": False, "code": "invalid"}]


def _two_answers(evening: Evening) -> None:
    first = evening.history.answers[evening.add][0]
    evening.history.answer(evening.add, first | {"seq": 2})


def _other_vote(evening: Evening) -> None:
    evening.history.made[evening.vote]["data"]["value"] = -1


def _behind(evening: Evening) -> None:
    evening.truth = RecordedTruth(History())
    evening.truth.load(STATE | {"seq": 0})


FAULTS: dict[str, tuple[str, Callable[[Evening], object]]] = {
    "acknowledged, and not there": ("lost", lambda e: e.journal.events.clear()),
    "acknowledged under another seq": ("lost", lambda e: e.journal.events[ME, e.add].__setitem__(0, ("room", 9))),
    "acknowledged, and not remembered": ("lost", lambda e: e.journal.remembered.clear()),
    "never answered": ("lost", lambda e: e.history.answers.clear()),
    "idea gone": ("lost", lambda e: e.journal.state.update(proposals=[])),
    "idea of nobody": ("lost", lambda e: e.journal.state["proposals"].append({"id": "x", "comments": 0})),
    "comment of nobody": ("lost", lambda e: e.journal.state.update(proposals=[{"id": IDEA, "comments": 1}])),
    "done twice": ("doubled", _twice),
    "added twice": ("doubled", lambda e: e.journal.added.append(uuid.UUID(IDEA))),
    "refused and done": ("doubled", _refused_and_done),
    "two answers": ("doubled", _two_answers),
    "seq left out": ("holes", lambda e: e.journal.heads.update(room=2)),
    "seq twice": ("holes", lambda e: e.journal.seqs["votes"].append(1)),
    "told what is not kept": ("differing", lambda e: e.journal.told.clear()),
    "told otherwise": ("differing", lambda e: e.history.seen[1].add(("comment.added", AT))),
    "behind": ("differing", _behind),
    "vote miscounted": ("differing", _other_vote),
    "tally of nobody": ("differing", lambda e: e.history.made.pop(e.vote)),
    "tables differ": ("differing", lambda e: e.journal.differences.append("x")),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_named(fault: str) -> None:
    evening = Evening()
    # Copied, so that a fault stays in its test.
    evening.journal.state["proposals"] = list(STATE["proposals"])
    where, do = FAULTS[fault]
    do(evening)
    assert getattr(evening.verdict(), where), fault


def test_truth_of_a_client_is_only_what_is_shown() -> None:
    """Noughts for an idea nobody has voted on are the same as no counts."""
    one, other = Truth(), Truth()
    noughts = {"proposal": IDEA, "agree": 0, "neutral": 0, "disagree": 0, "v": 0}
    one.load(STATE | {"tallies": [noughts]})
    other.load(STATE | {"tallies": []})
    evening = Evening()
    evening.journal.state["tallies"] = []
    evening.history.made.pop(evening.vote)
    assert judge([evening.history], [one, other], evening.journal).wrong == []
