"""The generator's own books are tested: what a server loses, doubles or cuts is counted."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cocreate.keeping.verify import verify
from tests.factories import evening
from tests.load.crowd import Crowd, until, vote_faults
from tests.load.figures import BEGIN, END, Figures, NoMarkers, markdown, written
from tests.load.latencies import Latencies
from tests.load.phone import OwnVote
from tests.load.seed import Crowded, fill
from tests.load.web import Visitor

HOST = "127.0.0.1"
LOOK_EVERY_S = 0.01
THINGS = ("first", "second", "third")


def frame(text: str) -> bytes:
    """A short text frame as a server sends it."""
    payload = text.encode()
    size = (
        bytes([len(payload)]) if len(payload) < 126 else b"\x7e" + len(payload).to_bytes(2, "big")
    )
    return b"\x81" + size + payload


def event(seq: int, thing: str) -> bytes:
    said = {"seq": seq, "kind": "proposal.added", "at": "now", "data": {"id": thing}}
    return frame("42" + json.dumps(["events", [said]]))


async def seen_through(frames: Sequence[bytes], *, then_cut: bool = False) -> Crowd:
    """A phone in a crowd, after a server of the test's own has sent it these frames."""
    done = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")
        writer.write(frame("0{}") + frame('42["hello",{"seq":0}]') + b"".join(frames))
        await writer.drain()
        if not then_cut:
            await done.wait()
        writer.close()

    server = await asyncio.start_server(serve, HOST, 0)
    crowd = Crowd("CODE", server.sockets[0].getsockname()[1])
    crowd.ledger.head = len(THINGS)
    crowd.ledger.sent = dict.fromkeys(THINGS, 0.0)
    crowd.ledger.acked = {thing: seq for seq, thing in enumerate(THINGS, 1)}
    phone = await crowd.connect(Visitor(HOST, crowd.port), {"after": 0})
    wanted = len(set(frames))
    await until(lambda: phone.counts.seen() == wanted and phone.connected != then_cut, LOOK_EVERY_S)
    crowd.leave()
    done.set()
    server.close()
    return crowd


def books(frames: Sequence[bytes], **more: Any) -> tuple[int, int, int, int]:
    """How many were lost, doubled, seen again, and phones cut."""
    crowd = asyncio.run(seen_through(frames, **more))
    counts = [phone.counts for phone in crowd.phones]
    ledger = crowd.ledger
    again = sum(each.repeats() for each in counts)
    return ledger.lost(counts), ledger.doubled(), again, ledger.cut


ALL = [event(seq, thing) for seq, thing in enumerate(THINGS, 1)]


def test_a_full_stream_has_no_fault() -> None:
    assert books(ALL) == (0, 0, 0, 0)


def test_an_event_that_never_comes_is_lost() -> None:
    assert books([ALL[0], ALL[2]]) == (1, 0, 0, 0)


def test_a_thing_with_two_seqs_is_doubled() -> None:
    assert books([*ALL, event(4, "first")]) == (0, 1, 0, 0)


def test_an_event_that_comes_again_is_told_apart() -> None:
    assert books([ALL[0], ALL[0], ALL[1], ALL[2], ALL[2]]) == (0, 0, 2, 0)


def test_an_answer_with_another_things_seq_is_lost() -> None:
    swapped = [event(1, "second"), event(2, "first"), ALL[2]]
    assert books(swapped) == (2, 0, 0, 0)


def test_a_cut_is_counted_with_what_it_cost() -> None:
    assert books(ALL[:2], then_cut=True) == (1, 0, 0, 1)


def test_what_the_final_state_lacks_or_has_twice_is_counted() -> None:
    crowd = asyncio.run(seen_through(ALL))
    counts = [phone.counts for phone in crowd.phones]
    assert crowd.ledger.lost(counts, ["first", "third"]) == 1
    assert crowd.ledger.doubled(["first", "first", "second", "third"]) == 1


def test_a_strangers_event_is_cross_talk() -> None:
    crowd = asyncio.run(seen_through([*ALL, event(4, "of another workshop")]))
    assert crowd.ledger.foreign == 1


def test_votes_are_counted_against_the_final_counts() -> None:
    crowd = asyncio.run(seen_through(ALL))
    (phone,) = crowd.phones
    phone.votes = [OwnVote("first", 1, 0.0, number=1)]
    counted = {"proposal": "first", "v": 1, "agree": 1, "neutral": 0, "disagree": 0}
    phone.tallies = [(0.0, {"first": counted})]
    assert vote_faults({"tallies": [counted]}, crowd.phones) == (0, 0)
    # The vote is not in the counts, and the phone shows others than everybody else.
    assert vote_faults({"tallies": [counted | {"agree": 0}]}, crowd.phones) == (2, 0)
    assert vote_faults({"tallies": [counted | {"agree": 2}]}, crowd.phones) == (1, 1)


def test_percentiles_are_those_of_the_durations() -> None:
    latencies = Latencies()
    for ms in range(1, 101):
        latencies.add(ms / 1000)
    assert [round(latencies.percentile(p) or 0) for p in (50, 95, 99)] == [50, 95, 99]
    assert Latencies().percentile(50) is None


def test_a_seeded_workshop_is_as_if_people_had_made_it(app: Flask) -> None:
    fill(evening(), Crowded(proposals=60, votes_each=2))
    assert list(verify()) == []


def test_figures_are_put_between_the_markers() -> None:
    page = f"# Figures\n{BEGIN}\nold\n{END}\nMore.\n"
    told = markdown([Figures("hall", "as it is", 500, 20)], "here")
    assert written(page, told).startswith(f"# Figures\n{BEGIN}\n\nhere")
    assert "old" not in written(page, told)
    with pytest.raises(NoMarkers):
        written("# No place", told)


def test_a_short_hall_loses_and_doubles_nothing(built_assets: None, tmp_path: Path) -> None:
    """The whole tool against the real server: every idea reaches every phone, once."""
    file = tmp_path / "figures.json"
    command = [
        sys.executable,
        "-m",
        "tests.load",
        "--short",
        "--disk=plain",
        f"--json={file}",
        "hall",
    ]
    subprocess.run(command, check=True, timeout=100)
    (row,) = json.loads(file.read_text())
    assert (row["lost"], row["doubled"], row["cut"]) == (0, 0, 0)
    assert row["deliveries"] == row["people"] * row["rate"] * 2
    assert (row["more"]["refused"], row["more"]["unanswered"]) == (0, 0)
