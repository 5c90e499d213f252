"""Simulated residents, who use nothing but the public contract: `python -m … <join link>`.

They walk in over a minute, propose, comment and vote at a human pace, and do what the phase
allows. Illustrative people: whatever they say is in `ideas.toml`.
"""

import random
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests

from cocreate.demo.ideas import Script, read_script

PEOPLE = 12
WALK_IN_S = 60.0
PACE_S = (8.0, 30.0)
ROLES = ("resident", "resident", "resident", "landowner", "expert", "unsaid")
AWAY_S = 5.0
POLL_S = 3.0
# How often somebody in the collect phase proposes, and does not comment.
PROPOSES = 0.4


@dataclass
class Resident:
    """One simulated person on one phone."""

    link: str
    script: Script
    chance: random.Random
    web: requests.Session = field(default_factory=requests.Session)
    room: str = ""
    me: str = ""
    known: dict[str, str | int] = field(default_factory=dict)

    def join(self) -> None:
        """Scan the code and choose how to take part."""
        base = "{0.scheme}://{0.netloc}".format(urlsplit(self.link))
        given = {
            "token": self.link.rsplit("/", 1)[1],
            "role": self.chance.choice(ROLES),
            "nickname": self.chance.choice([*self.script.names, ""]),
        }
        answer = self.web.post(f"{base}/join", json=given, timeout=20)
        answer.raise_for_status()
        joined = answer.json()
        self.room, self.me = f"{base}/w/{joined['code']}", joined["me"]["id"]

    def act(self) -> float:
        """Do one thing the phase allows; returns how long to think afterwards, in seconds."""
        state = self.web.get(f"{self.room}/state", timeout=20).json()
        self.known = {"epoch": state["epoch"], "after": state["seq"]}
        phase, proposals = state["workshop"]["phase"], state["proposals"]
        answer, idea = None, self.idea(state)
        if phase == "collect" and idea and self.chance.random() < PROPOSES:
            answer = self.send("proposal.add", idea, state["seq"])
        elif phase in ("collect", "discuss") and proposals:
            answer = self.send("comment.add", self.remark(proposals), state["seq"])
        elif phase == "vote" and proposals:
            answer = self.send("vote.cast", self.vote(proposals), state["seq"])
        wait = self.chance.uniform(*PACE_S)
        return wait if answer is None else max(wait, answer.get("retry_after", 0.0))

    def think(self, seconds: float) -> None:
        """Look at the map for a while: what a phone does where WebSocket is blocked."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.web.get(f"{self.room}/events", params=self.known, timeout=20)
            time.sleep(POLL_S)

    def send(self, kind: str, data: dict[str, Any], seen: int) -> dict[str, Any]:
        """A command through the HTTP door; its answer."""
        body = {"id": str(uuid.uuid4()), "kind": kind, "data": data, "seen": seen}
        answer: dict[str, Any] = self.web.post(
            f"{self.room}/commands", json=body, timeout=20
        ).json()
        return answer

    def idea(self, state: dict[str, Any]) -> dict[str, Any] | None:
        """An idea nobody has had yet, or None when all have been had."""
        said = {proposal["title"] for proposal in state["proposals"]}
        left = [idea for idea in self.script.later if idea.title not in said]
        if not left:
            return None
        return {"proposal": str(uuid.uuid4()), **vars(self.chance.choice(left))}

    def remark(self, proposals: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "comment": str(uuid.uuid4()),
            "proposal": self.chance.choice(proposals)["id"],
            "text": self.chance.choice(self.script.comments),
        }

    def vote(self, proposals: list[dict[str, Any]]) -> dict[str, Any]:
        value = self.chance.choices([1, 0, -1], weights=[6, 2, 2])[0]
        return {"proposal": self.chance.choice(proposals)["id"], "value": value}


def live(resident: Resident, wait_s: float) -> None:
    """Come in after a while and stay until the demo stops; a lost server is waited for."""
    time.sleep(wait_s)
    while True:
        try:
            if not resident.room:
                resident.join()
            resident.think(resident.act())
        except requests.RequestException:
            time.sleep(AWAY_S)


def main(link: str) -> None:
    """Let everybody come; ends when it is interrupted."""
    script = read_script()
    for number in range(PEOPLE):
        resident = Resident(link, script, random.Random(number))  # noqa: S311 - not for secrets
        threading.Thread(
            target=live, args=(resident, WALK_IN_S * number / PEOPLE), daemon=True
        ).start()
    threading.Event().wait()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(0)
