"""A tile server of our own for tests: real HTTP, told how to behave."""

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


# One grey pixel, in the fewest parts that browsers take.
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    + _chunk(b"IEND", b"")
)


@dataclass
class TileServer:
    """What the server answers, and what it was asked."""

    url: str = ""
    status: int = 200
    body: bytes = PNG
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    # Answers wait for this; cleared, the server is slow.
    open: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def template(self) -> str:
        return self.url + "/{z}/{x}/{y}.png"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def tile_server() -> Iterator[TileServer]:
    """The server on a free port of this machine, gone afterwards."""
    told = TileServer()
    told.open.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with told.lock:
                told.asked.append((self.path, dict(self.headers)))
                told.at_once += 1
                told.most_at_once = max(told.most_at_once, told.at_once)
            told.open.wait(10)
            with told.lock:
                told.at_once -= 1
            self.answer()

        def answer(self) -> None:
            try:
                self.send_response(told.status)
                for name, value in told.headers.items():
                    self.send_header(name, value)
                body = b"" if told.status == 304 else told.body
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the proxy lost its patience, as some tests want

        def log_message(self, *words: object) -> None:
            """Tests keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield told
    finally:
        told.open.set()
        server.shutdown()
        thread.join()
        server.server_close()
