"""WebSocket frames (RFC 6455) by hand: the few bytes of it that a phone and our server exchange."""

import os
import struct

TEXT, CLOSE = 0x1, 0x8
FINAL, MASKED = 0x80, 0x80
SHORT, MIDDLE, LONG = 125, 126, 127


class BadFrame(Exception):
    """The server has sent what no server of ours sends: a fragment, a mask, a binary frame."""


def masked(text: str) -> bytes:
    """A whole text frame as a client must send it."""
    payload = text.encode()
    size = len(payload)
    if size <= SHORT:
        head = struct.pack("!BB", FINAL | TEXT, MASKED | size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", FINAL | TEXT, MASKED | MIDDLE, size)
    else:
        head = struct.pack("!BBQ", FINAL | TEXT, MASKED | LONG, size)
    key = os.urandom(4)
    pad = (key * (size // 4 + 1))[:size]
    mixed = int.from_bytes(payload, "big") ^ int.from_bytes(pad, "big")
    return head + key + mixed.to_bytes(size, "big")


def split(data: bytes) -> tuple[list[bytes], bytes, bool]:
    """The texts in what has been read so far, what is left over, and whether a close came."""
    texts: list[bytes] = []
    start, end = 0, len(data)
    while end - start >= 2:
        kind, size = data[start], data[start + 1]
        head = start + 2
        if size == MIDDLE:
            head += 2
            size = int.from_bytes(data[start + 2 : head], "big")
        elif size == LONG:
            head += 8
            size = int.from_bytes(data[start + 2 : head], "big")
        elif size > LONG:
            raise BadFrame("a server does not mask")
        if head + size > end:
            break
        if kind == FINAL | CLOSE:
            return texts, b"", True
        if kind != FINAL | TEXT:
            raise BadFrame(f"a frame of kind {kind:#x}")
        texts.append(data[head : head + size])
        start = head + size
    return texts, data[start:], False
