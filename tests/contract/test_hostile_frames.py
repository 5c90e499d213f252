"""Broken and hostile packets: answered or cut cleanly, and nobody else notices."""

import contextlib
from collections.abc import Iterator

import pytest
import websocket

from tests.contract.client import Client
from tests.contract.hall import Hall
from tests.contract.wire import Cut, Wire
from tests.factories import new_id, tree

pytestmark = pytest.mark.database

PATIENCE_S = 15
DEEP = "[" * 50_000
TEXTS = {
    "empty": "",
    "unknown engine packet": "9",
    "not a digit": "x",
    "message without a packet": "4",
    "event without a body": "42",
    "event cut off": '42["command"',
    "event that is no list": "42{}",
    "event without a name": "42[]",
    "name that is a number": "42[1]",
    "name that is a list": '42[["command"],{}]',
    "name that is an object": '42[{"a":1},2]',
    "unknown name": '42["shout",{}]',
    "reserved name": '42["connect",{}]',
    "another reserved name": '42["disconnect"]',
    "command without anything": '421["command"]',
    "command that is null": '421["command",null]',
    "command with too much": '421["command",1,2,3]',
    "command that is a list": '421["command",[]]',
    "number that is endless": f'42{"9" * 5000}["command",{{}}]',
    "number as large as a float": '421["command",{"id":1e999,"kind":NaN}]',
    "number longer than Engine.IO reads": f'421["command",{{"id":1{"0" * 400}}}]',
    "nested deep": f'421["command",{DEEP}',
    "nested deep and closed": f'421["command",{"[" * 20_000}{"]" * 20_000}]',
    "half a character": '421["command",{"id":"\\ud800","kind":"\\udfff","data":{}}]',
    "binary event without its parts": '451-["command",{"_placeholder":true,"num":0}]',
    "binary event with many parts": '4599999999-["command",{"_placeholder":true,"num":0}]',
    "binary event with a wrong part": '450-["command",{"_placeholder":true,"num":7}]',
    "ack nobody waits for": "4399[1]",
    "ack without a number": "43[1]",
    "ack of an endless number": f"43{'9' * 5000}[1]",
    "another namespace": "40/admin,{}",
    "event of another namespace": '42/admin,["command",{}]',
    "connecting again": "40{}",
    "entering with a number": "401e5",
    "connect error from a client": '44{"message":"x"}',
    "unknown socket packet": "48",
    "leaving another namespace": "41/admin,",
    "opening from a client": '0{"sid":"x"}',
    "probe": "2probe",
    "pong nobody asked for": "3",
    "upgrade": "5",
    "noop": "6",
    "base64 part": "bAAAA",
}


@pytest.fixture
def bystander(hall: Hall) -> Iterator[Client]:
    """Somebody who works on while another sends rubbish; checked afterwards."""
    bystander = hall.person()
    bystander.connect()
    yield bystander
    ack = bystander.ask("proposal.add", tree())
    assert ack["ok"], ack
    bystander.until(lambda: bystander.truth.seq == ack["seq"])


def inside(hall: Hall) -> Wire:
    """A bare connection that has been let in."""
    wire = Wire(hall.server.base, hall.code, cookie=hall.person().cookie_header())
    wire.enter({"code": hall.code})
    return wire


def still_there(wire: Wire) -> bool:
    """Whether a proper command is still answered; a cut is an answer too, silence is none."""
    try:
        body = {"id": new_id(), "kind": "proposal.add", "data": tree(), "seen": 0}
        wire.sent = 70
        number = wire.emit("command", body)
        while packet := wire.read(PATIENCE_S):
            if packet.kind == "ack" and packet.id == number:
                assert packet.body["ok"], packet
                return True
    except Cut:
        return False
    raise AssertionError("neither answered nor cut")


@pytest.mark.parametrize("case", TEXTS)
def test_a_broken_packet_harms_nobody(hall: Hall, bystander: Client, case: str) -> None:
    wire = inside(hall)
    with contextlib.closing(wire):
        wire.send(TEXTS[case])
        still_there(wire)


@pytest.mark.parametrize("case", TEXTS)
def test_a_broken_packet_before_being_let_in(hall: Hall, bystander: Client, case: str) -> None:
    wire = Wire(hall.server.base, hall.code, cookie=hall.person().cookie_header())
    with contextlib.closing(wire), contextlib.suppress(Cut):
        wire.send(TEXTS[case])
        wire.send("3")
        wire.read(0.05)


@pytest.mark.parametrize("command", ["null", "[]", "7", '"x"', "{}", "1,2,3", ""])
def test_a_command_that_is_none_has_an_answer(hall: Hall, bystander: Client, command: str) -> None:
    wire = inside(hall)
    with contextlib.closing(wire):
        wire.send(f'421["command"{"," + command if command else ""}]')
        packets = iter(lambda: wire.read(PATIENCE_S), None)
        ack = next(packet for packet in packets if packet.kind == "ack")
        assert (ack.id, ack.body["ok"], ack.body["code"]) == (1, False, "invalid")
        assert still_there(wire)


def test_number_longer_than_engine_io_reads_is_cut_and_not_left_unanswered(hall: Hall) -> None:
    wire = inside(hall)
    wire.send(TEXTS["number longer than Engine.IO reads"])
    with contextlib.closing(wire), pytest.raises(Cut):
        list(iter(lambda: wire.read(3), None))


def test_frames_that_are_not_text(hall: Hall, bystander: Client) -> None:
    frames = [
        (websocket.ABNF.OPCODE_BINARY, b"42"),
        (websocket.ABNF.OPCODE_BINARY, bytes(1000)),
        (websocket.ABNF.OPCODE_TEXT, b"\xff\xfe\xfd"),
        (websocket.ABNF.OPCODE_PING, b"x"),
        (websocket.ABNF.OPCODE_PONG, b"x"),
        (websocket.ABNF.OPCODE_CLOSE, b"\x03\xe8bye"),
        (websocket.ABNF.OPCODE_CLOSE, b"x"),
    ]
    for opcode, payload in frames:
        wire = inside(hall)
        with contextlib.closing(wire):
            wire.raw.send(payload, opcode)
            still_there(wire)


def test_bytes_that_are_no_frame(hall: Hall, bystander: Client) -> None:
    for junk in (b"\x00" * 40, b"\xff" * 40, b"GET / HTTP/1.1\r\n\r\n", b"\x81\xff" + b"\xff" * 12):
        wire = inside(hall)
        with contextlib.closing(wire):
            wire.raw.sock.sendall(junk)
            with contextlib.suppress(Cut, websocket.WebSocketException):
                wire.read(0.3)


def test_a_flood_is_answered_and_others_are_served(hall: Hall, bystander: Client) -> None:
    wire = inside(hall)
    with contextlib.closing(wire):
        for number in range(500):
            wire.send(f'42{number}["command",{{"kind":"vote.cast"}}]')
        assert bystander.ask("proposal.add", tree())["ok"]
        answered = 0
        while answered < 500 and (packet := wire.read(PATIENCE_S)):
            answered += packet.kind == "ack"
        assert answered == 500


def test_who_never_enters_is_let_go_and_harms_nobody(hall: Hall, bystander: Client) -> None:
    wires = [Wire(hall.server.base, hall.code) for _ in range(20)]
    assert bystander.ask("proposal.add", tree())["ok"]
    for wire in wires:
        wire.close()


def test_a_message_without_end_is_cut_while_it_comes(hall: Hall, bystander: Client) -> None:
    """One that says it has a gigabyte: its first megabytes are not kept for the rest."""
    wire = inside(hall)
    with contextlib.closing(wire):
        wire.raw.sock.sendall(b"\x81\xff" + (2**30).to_bytes(8, "big") + bytes(4))
        assert any(refused(wire, bytes(2**20)) for _ in range(64))


def refused(wire: Wire, data: bytes) -> bool:
    """Whether the other end takes no more."""
    try:
        wire.raw.sock.sendall(data)
    except OSError:
        return True
    return False


def test_the_server_has_no_crash_to_tell_of(hall: Hall) -> None:
    """After all of the above: nothing went as far as an exception nobody had thought of."""
    log = hall.server.log
    assert "Traceback" not in log
    assert "message handler error" not in log  # Engine.IO's word for what nobody caught
