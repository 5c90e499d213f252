"""What a client does with an event, written from the contract alone: the other side of the law."""

from typing import Any

UPSERTS = {
    "proposal.added", "proposal.edited", "proposal.moved", "proposal.restored",
    "proposal.accepted", "proposal.late",
}  # fmt: skip
WHOLE_WORKSHOP = {"phase.set", "input.paused", "workshop.edited"}

State = dict[str, Any]


def apply(state: State, stream: str, event: dict[str, Any], audience: str) -> State:
    """The state after an event of a stream, as an audience holds it."""
    state = {**state, "proposals": [dict(p) for p in state["proposals"]]}
    kind, data = event["kind"], event["data"]
    if stream == "staff":
        state["staff_seq"] = event["seq"]
        if isinstance(data.get("proposal"), dict):
            data = data["proposal"]
    else:
        state["seq"] = event["seq"]
    if kind.startswith("proposal."):
        return _proposal(state, kind, data, audience)
    if kind.startswith("comment."):
        return _comment(state, stream, kind, data)
    if kind in WHOLE_WORKSHOP:
        workshop = {name: value for name, value in data.items() if name != "categories"}
        palette = data.get("categories", state["categories"])
        return {**state, "workshop": workshop, "categories": palette}
    if kind == "votes.late":
        return state
    if kind == "screen.shown":
        return {**state, "workshop": {**state["workshop"], "shown": data["proposal"]}}
    return _person(state, kind, data)


def _proposal(state: State, kind: str, data: dict[str, Any], audience: str) -> State:
    proposals = {p["id"]: p for p in state["proposals"]}
    if kind in UPSERTS or "geometry" in data:
        proposals[data["id"]] = data
    elif kind == "proposal.hidden" and audience == "staff":
        proposals[data["proposal"]] |= {"state": "hidden"}
    else:
        proposals.pop(data["proposal"], None)
    return {**state, "proposals": sorted(proposals.values(), key=lambda p: p["number"])}


def _comment(state: State, stream: str, kind: str, data: dict[str, Any]) -> State:
    change = 1 if kind in ("comment.added", "comment.restored", "comment.accepted") else -1
    for proposal in state["proposals"]:
        if stream == "room" and proposal["id"] == data["proposal"]:
            proposal["comments"] += change
    return state


def _person(state: State, kind: str, data: dict[str, Any]) -> State:
    person = data["participant"]
    for proposal in state["proposals"]:
        if proposal["by"]["id"] == person and kind != "participant.erased":
            nickname = data.get("nickname")
            proposal["by"] = {**proposal["by"], "nickname": nickname}
    if kind == "participant.erased":
        for gone in data["comments"]:
            _comment(state, "room", "comment.withdrawn", gone)
        kept = [p for p in state["proposals"] if p["id"] not in data["proposals"]]
        return {**state, "proposals": kept}
    return state
