"""HTTP/1.1 for one visitor: one connection, kept alive, with cookies. Only what our server needs."""

import asyncio
import gzip
import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
PATIENCE_S = 60


class Unexpected(Exception):
    """An answer that ends the run: the status and the beginning of the body."""


@dataclass(frozen=True)
class Answer:
    """Status, headers with names in lower case, and the body as it came (perhaps compressed)."""

    status: int
    headers: dict[str, str]
    body: bytes

    def text(self) -> str:
        """The body, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()

    def json(self) -> Json:
        """The body as JSON. Raises Unexpected unless all went well."""
        if self.status != 200:
            raise Unexpected(f"{self.status}: {self.text()[:200]}")
        value: Json = json.loads(self.text())
        return value


@dataclass
class Visitor:
    """Somebody with a browser."""

    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    @property
    def cookie(self) -> str:
        """The cookies as a Cookie header says them."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str, **headers: str) -> Answer:
        return await self._call("GET", path, b"", headers)

    async def post(self, path: str, body: Json, **headers: str) -> Answer:
        """POST JSON."""
        kind = {"Content_Type": "application/json"}
        return await self._call("POST", path, json.dumps(body).encode(), headers | kind)

    async def close(self) -> None:
        """End the connection."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _call(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        lines += [f"Accept-Encoding: gzip\r\nContent-Length: {len(body)}"]
        lines += [f"Cookie: {self.cookie}"] if self.cookies else []
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        request = "\r\n".join([*lines, "", ""]).encode() + body
        async with asyncio.timeout(PATIENCE_S):
            # A kept connection may have been ended by the server meanwhile: once more on a new one.
            kept = self._writer is not None
            try:
                return await self._ask(request)
            except (ConnectionError, asyncio.IncompleteReadError):
                if not kept:
                    raise
                await self.close()
                return await self._ask(request)

    async def _ask(self, request: bytes) -> Answer:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self.host, self.port)
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = self._headers(head[1:])
        answer = Answer(int(head[0].split()[1]), headers, await self._body(self._reader, headers))
        if headers.get("connection", "").lower() == "close":
            await self.close()
        return answer

    def _headers(self, lines: list[str]) -> dict[str, str]:
        headers: dict[str, str] = {}
        for line in filter(None, lines):
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
            if name.lower() == "set-cookie":
                key, _, rest = value.strip().partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return headers

    @staticmethod
    async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return await reader.readexactly(int(headers.get("content-length", "0")))
        parts = []
        while size := int(await reader.readline(), 16):
            parts.append(await reader.readexactly(size))
            await reader.readline()
        await reader.readline()
        return b"".join(parts)
