"""Answers to commands: accepted with a result, or refused with a code and a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

STATUS = {
    "ok": 200,
    "invalid": 400,
    "not_joined": 401,
    "not_allowed": 403,
    "not_found": 404,
    "conflict": 409,
    "wrong_phase": 409,
    "paused": 409,
    "resync": 409,
    "closed": 410,
    "too_large": 413,
    "too_many": 429,
    "busy": 503,
    "full": 503,
}
# Seconds after which it is worth trying again what could not be saved.
BUSY_RETRY_S = 2.0


class Refused(Exception):  # a refusal is an answer, not an error
    """Why a command was not done: a code of the contract and a marked sentence."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        fields: dict[str, list[str]] | None = None,
        retry_after: float | None = None,
        current: dict[str, Any] | None = None,
        params: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(code, message)
        if code not in STATUS:
            raise ValueError(f"unknown answer code {code}")
        self.code = code
        self.message = message
        self.params = dict(params or {})
        self.extras: dict[str, Any] = {
            key: value
            for key, value in (
                ("fields", fields),
                ("retry_after", retry_after),
                ("current", current),
            )
            if value is not None
        }

    @property
    def status(self) -> int:
        return STATUS[self.code]


@dataclass(frozen=True)
class Accepted:
    """An accepted command: the room seq of its event (None if it has none) and its result."""

    id: str
    seq: int | None
    result: dict[str, Any] = field(default_factory=dict)
    votes: int | None = None

    def body(self) -> dict[str, Any]:
        """The ack of the contract."""
        body: dict[str, Any] = {
            "ok": True,
            "id": self.id,
            "seq": self.seq,
            "result": self.result,
        }
        return body if self.votes is None else body | {"votes": self.votes}
