"""A bad line: a TCP proxy that delays, cuts, and goes silent without saying so.

What TCP delivers it delivers whole and in order, so bytes are never taken out of the middle: a lost
line is one on which, from some moment on, nothing arrives any more, told or untold.
"""

import asyncio
import contextlib
import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

HOST = "127.0.0.1"
READ = 1 << 16


@dataclass
class Weather:
    """May be changed at any time. Chances are per piece that passes, 0 to 1.

    `silent`: the line stays open, and nothing arrives any more in either direction. `down`: nobody
    comes through, and who was through is cut.
    """

    delay_s: tuple[float, float] = (0.0, 0.0)
    cut: float = 0.0
    silent: float = 0.0
    down: bool = False
    chance: random.Random = field(default_factory=lambda: random.Random(5))


@dataclass(eq=False)
class Line:
    """One connection through the proxy; `cuts` and `silences` are counted in its network."""

    network: "Network"
    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    is_silent: bool = False

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on what comes, as the weather is."""
        weather = self.network.weather
        while piece := await reader.read(READ):
            await asyncio.sleep(weather.chance.uniform(*weather.delay_s))
            if weather.chance.random() < weather.cut:
                self.network.cuts += 1
                break
            if not self.is_silent and weather.chance.random() < weather.silent:
                self.network.silences += 1
                self.is_silent = True
            if not self.is_silent:
                writer.write(piece)
                await writer.drain()
        if not self.is_silent:
            self.close()

    def close(self) -> None:
        """End both halves."""
        self.client.close()
        self.server.close()


class Network:
    """Listens at `port` and passes on to the server's."""

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self.port = 0
        self.weather = Weather()
        self.lines: set[Line] = set()
        self.cuts = self.silences = 0
        self._ready, self._end = threading.Event(), asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))

    @property
    def base(self) -> str:
        """Where people find the server through this."""
        return f"http://{HOST}:{self.port}"

    def go_down(self) -> None:
        """Cut everybody, and let nobody through."""
        self.weather.down = True
        self._loop.call_soon_threadsafe(self._cut_all)

    def come_up(self) -> None:
        """Let people through again."""
        self.weather.down = False

    def _cut_all(self) -> None:
        for line in self.lines:
            line.close()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._accept, HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        self._cut_all()
        server.close()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.weather.down:
            writer.close()
            return
        try:
            from_server, to_server = await asyncio.open_connection(HOST, self.to_port)
        except OSError:
            writer.close()
            return
        line = Line(self, writer, to_server)
        self.lines.add(line)
        with contextlib.suppress(OSError):
            await asyncio.gather(line.carry(reader, to_server), line.carry(from_server, writer))
        line.close()
        self.lines.discard(line)

    @contextlib.contextmanager
    def running(self) -> Iterator["Network"]:
        """Serve in a thread of its own."""
        self._thread.start()
        self._ready.wait()
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._end.set)
            self._thread.join()
            self._loop.close()
