"""Sending to somebody who does not read."""

import gevent
import pytest
from gevent import socket

from cocreate.live.websocket import WholeFrames

FRAME = bytes(4_000_000)  # more than the kernel keeps for a reader


def test_a_slow_reader_gets_all_of_a_frame() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sending = gevent.spawn(WholeFrames(ours).send, FRAME)
        received = 0
        while received < len(FRAME):
            received += len(theirs.recv(65_536))
        assert sending.get(timeout=5) == len(FRAME)


def test_who_reads_nothing_is_let_go() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        frames = WholeFrames(ours, patience_s=0.1)
        for _ in range(2):
            with pytest.raises(BrokenPipeError):
                frames.send(FRAME)


def test_what_is_sent_in_passing_is_not_torn() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        frames = WholeFrames(ours)
        whole = [bytes([number]) * 300_000 for number in range(1, 40)]
        sent_now = [frames.send_now(frame) for frame in whole[:2]]
        assert sent_now[0]
        assert frames.rest, "the kernel took all of it: the frames must be larger"
        assert not sent_now[1], "a frame went out in the middle of another"
        sending = gevent.spawn(lambda: [frames.send(frame) for frame in whole[1:]])
        received = bytearray()
        while len(received) < sum(map(len, whole)):
            received += theirs.recv(65_536)
        sending.get(timeout=5)
        assert received == b"".join(whole)


def test_nothing_is_sent_in_passing_while_another_waits_for_the_reader() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        frames = WholeFrames(ours)
        sending = gevent.spawn(frames.send, FRAME)
        gevent.sleep(0)
        assert not frames.send_now(b"me first")
        received = 0
        while received < len(FRAME):
            received += len(theirs.recv(65_536))
        sending.get(timeout=5)
        assert frames.send_now(b"now")
        assert theirs.recv(10) == b"now"


def test_nothing_is_sent_in_passing_to_who_is_gone() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours:
        assert not WholeFrames(ours).send_now(b"hello")
