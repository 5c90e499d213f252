"""JSON as nobody should send it: any value at all, and valid data with something wrong in it."""

import copy
import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from cocreate.journal.registry import PHASES
from tests.factories import HERE, new_id, tree

Json = dict[str, Any]
DEEPEST = 8

texts = st.one_of(
    st.text(st.characters(), max_size=12), st.sampled_from(["", "tree", "id", "\ud800"])
)
numbers = st.one_of(
    st.integers(-3, 3),
    st.sampled_from([2**31, 2**53 + 1, 2**63, 2**64, -(2**63) - 1, 10**30, 10**400, 1e308, -0.0]),
    st.floats(),  # NaN and the endless too: Python's reader takes them
)
leaves = st.one_of(st.none(), st.booleans(), numbers, texts)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=8,
)


def nested(depth: int) -> Any:
    """A list in a list in a list."""
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


odd = st.one_of(
    values,
    st.sampled_from(["x" * 40_000, "\x00", "\u202e", True, "1", 1.0]),
    # Made anew each time, since more is spoiled in them.
    st.builds(lambda: {"$ref": "#"}),
    st.builds(lambda: [[{}]]),
    st.integers(10, 960).map(nested),
)


def valid(kind: str, proposal: str, comment: str, person: str) -> Json:
    """Data of a command of this kind that makes sense, on what is already there."""
    point = {"type": "Point", "coordinates": list(HERE)}
    given: dict[str, Json] = {
        "proposal.add": tree(fields={"count": 3}),
        "proposal.edit": {"proposal": proposal, "title": "Two oaks", "text": "a\nb", "rev": 1,
                          "category": "tree", "fields": {"count": 2}},
        "proposal.move": {"proposal": proposal, "geometry": point, "rev": 1},
        "comment.add": {"comment": new_id(), "proposal": proposal, "text": "Good"},
        "comment.hide": {"comment": comment, "reason": "Not about nature"},
        "proposal.hide": {"proposal": proposal, "reason": "Not about nature"},
        "vote.cast": {"proposal": proposal, "value": 1},
        "me.update": {"nickname": "Ann", "role": "resident", "lang": "en"},
        "me.erase": {},
        "nickname.clear": {"participant": person},
        "phase.set": {"phase": "vote", "minutes": 10, "new_round": False},
        "input.pause": {"paused": False},
        "screen.show": {"proposal": proposal},
        "category.add": {
            "names": {"en": "Orchard"}, "prompt": {"en": "Where?"}, "nearest": "urban_tree",
            "geometry": ["point"], "colour": "#E69F00", "shape": "pentagon", "letter": "Z",
        },
        "category.remove": {"category": "tree"},
        "workshop.edit": {
            "title": "Hede Enge", "place": "Egå", "lang": "de", "tallies": "live",
            "screen_texts": True, "what_next": "We answer.", "answer_date": "2026-12-01",
            "contact": "nature@example.org", "keep_days": 30,
            "area": {"type": "Polygon", "coordinates": [[
                [10.22, 56.21], [10.25, 56.21], [10.25, 56.23], [10.22, 56.23], [10.22, 56.21]]]},
            "agenda": [{"phase": phase, "minutes": 5} for phase in PHASES],
            "languages": ["de", "en"],
            "texts": {"title": {"en": "Heath"}, "prompts": {"tree": {"de": "Wo?"}}},
        },
    }  # fmt: skip
    if kind.startswith("layer."):
        return {"layer": new_id(), "up": True, "name": "Nature", "mark": "closed", "shown": True}
    alone = {"comment": comment} if kind.startswith("comment.") else {"proposal": proposal}
    return given.get(kind, alone)


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in a value, down to where commands of ours have anything."""
    if isinstance(value, dict):
        inside = list(value.items())
    else:
        inside = list(enumerate(value)) if isinstance(value, list) else []
    found = []
    for key, each in inside if len(here) < DEEPEST else []:
        found += [(*here, key), *paths(each, (*here, key))]
    return found


@st.composite
def spoiled(draw: Callable[..., Any], data: Json, foreign: list[str]) -> Json:
    """The data with up to three things put wrong: another value, nothing, more, another's id."""
    data = copy.deepcopy(data)
    for _ in range(draw(st.integers(0, 3))):
        where = draw(st.sampled_from(paths(data) or [("new",)]))
        *way, last = where
        at: Any = data
        for key in way:
            at = at[key]
        how = draw(st.sampled_from(["odd", "odd", "foreign", "gone", "more"]))
        if how == "more" and isinstance(at, dict):
            at[draw(texts)] = draw(odd)
        elif how == "gone" and (last in at if isinstance(at, dict) else True):
            del at[last]
        else:
            at[last] = draw(st.sampled_from(foreign) if how == "foreign" else odd)
    return data


# What only text can say: a key twice, numbers no float holds, bytes that are no characters.
SPOILERS: tuple[Callable[[bytes], bytes], ...] = (
    lambda body: body,
    lambda body: body.replace(b'"kind"', b'"id": 7, "kind"', 1),
    lambda body: body.replace(b'"data"', b'"data": {}, "data"', 1),
    lambda body: body.replace(b"3", b"1e400"),
    lambda body: body.replace(b"1", b"-Infinity", 1),
    lambda body: body.replace(b"2", b"9" * 4400, 1),
    lambda body: body.replace(b'"data": {', b'"data": {"x": 1e400, ', 1),
    lambda body: body.replace(
        b'"data": {', b'"data": {"x": ' + b"[" * 5000 + b"]" * 5000 + b", ", 1
    ),
    lambda body: body[: len(body) // 2],
    lambda body: body + b"x",
    lambda body: b"\xef\xbb\xbf" + body,
    lambda body: body.decode().encode("utf-16"),
    lambda body: body.replace(b"a", b"\xff", 1),
    lambda body: body.replace(b"e", b"\x00", 1),
)


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()
