"""The one door, whatever is sent to it: always an answer of the contract, and refused means undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from cocreate.journal.registry import PHASES, registry
from cocreate.live.door import answer
from tests.factories import new_id
from tests.robust.any_json import SPOILERS, as_json, odd, spoiled, texts, values
from tests.robust.fuzz import fuzzed
from tests.robust.stage import Stage

pytestmark = pytest.mark.database

ACTORS = st.sampled_from(["participant", "participant", "staff", "staff", "screen"])
DOORS = st.sampled_from(["participant", "participant", "staff", "staff", "screen", "nobody"])
# Mostly the step in which most can be done.
STEPS = st.sampled_from(["collect", "collect", "collect", *PHASES])


@pytest.fixture
def stage(house: Flask, caplog: pytest.LogCaptureFixture) -> Iterator[Stage]:
    made = Stage(house, caplog)
    yield made
    made.close()


def some_kind(data: st.DataObject, who: str) -> str:
    """A kind of command, mostly one this sender may give."""
    everything = sorted(registry.kinds)
    own = [name for name in everything if who in registry.kinds[name].who]
    return data.draw(st.sampled_from([*own, *own, *own, *everything]))


def some_command(data: st.DataObject, stage: Stage, who: str) -> dict[str, Any]:
    """A command that would be fine but for its data, and now and then something around it."""
    kind = some_kind(data, who)
    given = data.draw(spoiled(stage.valid(kind), stage.foreign))
    command = {"id": new_id(), "kind": kind, "data": given, "seen": data.draw(st.integers(-1, 9))}
    spoiling = data.draw(st.sampled_from([None] * 9 + ["id", "kind", "data", "seen", "more"]))
    if spoiling:
        command[spoiling] = data.draw(odd)
    return command


@fuzzed
@given(
    given=st.one_of(
        values,
        st.dictionaries(st.one_of(texts, st.sampled_from(["id", "kind", "data", "seen"])), odd),
    ),
    who=ACTORS,
)
def test_anything_at_all(stage: Stage, given: Any, who: str) -> None:
    stage.ready("collect")
    answered = answer(lambda: stage.actors[who], given)
    stage.check(answered.body)
    assert answered.body["ok"] is False


@fuzzed
@given(data=st.data(), who=ACTORS, step=STEPS)
def test_valid_data_spoiled(stage: Stage, data: st.DataObject, who: str, step: Any) -> None:
    stage.ready(step)
    command = some_command(data, stage, who)
    stage.check(answer(lambda: stage.actors[who], command).body)


@fuzzed
@given(data=st.data(), who=DOORS, step=STEPS, spoiler=st.sampled_from([SPOILERS[0], *SPOILERS]))
def test_bytes_over_post(
    stage: Stage, data: st.DataObject, who: str, step: Any, spoiler: Any
) -> None:
    stage.ready(step)
    command = some_command(data, stage, who)
    ack = stage.doors[who].send(spoiler(as_json(command)))
    stage.check(ack)
    assert who in {"participant", "staff"} or not ack["ok"]


@fuzzed
@given(body=st.binary(max_size=200), who=DOORS)
def test_no_json_at_all(stage: Stage, body: bytes, who: str) -> None:
    stage.ready("collect")
    ack = stage.doors[who].send(body)
    stage.check(ack)
    assert ack["ok"] is False


@fuzzed
@given(data=st.data(), who=ACTORS)
def test_the_same_id_with_other_data_is_another_command(
    stage: Stage, data: st.DataObject, who: str
) -> None:
    """Sent twice it is the same answer; changed under its id it is a conflict."""
    stage.ready("collect")
    command = some_command(data, stage, who)
    first = answer(lambda: stage.actors[who], command).body
    if not first["ok"]:
        return
    stage.changed = True
    again = answer(lambda: stage.actors[who], command).body
    assert again == first or again["code"] in {"wrong_phase", "not_allowed", "closed"}
    stage.look()
    other = answer(
        lambda: stage.actors[who], command | {"data": command["data"] | {"more": 1}}
    ).body
    stage.check(other)
    assert other["ok"] is False
    stage.left = 0
