"""Long links: the QR's token to join, and the projector's key. Nothing of them is stored.

A token is the workshop's id and an HMAC over a purpose and the workshop's own seed, so it
cannot be guessed, serves for one purpose, and dies with the workshop or with its seed.
"""

import base64
import hashlib
import hmac
import re
import uuid
from collections.abc import Iterable
from typing import Literal

from flask import current_app

from cocreate.workshops.models import Workshop

Purpose = Literal["join", "screen"]
ID_BYTES = 16
MAC_BYTES = 16
# 32 bytes in base64url without padding.
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def join_token(workshop: Workshop, secret: str) -> str:
    """What the QR code carries."""
    return _token(workshop, "join", secret)


def screen_key(workshop: Workshop, secret: str) -> str:
    """What opens the projector's page."""
    return _token(workshop, "screen", secret)


def claimed_workshop(token: str) -> uuid.UUID | None:
    """The workshop a token says it is for; believe it only after `is_join_token`."""
    raw = _decoded(token)
    return uuid.UUID(bytes=raw[:ID_BYTES]) if raw else None


def is_join_token(token: str, workshop: Workshop, secrets: Iterable[str]) -> bool:
    """Whether the token was made for this workshop with one of the secrets."""
    return _fits(token, workshop, "join", secrets)


def is_screen_key(key: str, workshop: Workshop, secrets: Iterable[str]) -> bool:
    """Whether the key opens this workshop's projector page."""
    return _fits(key, workshop, "screen", secrets)


def config_secrets() -> list[str]:
    """The present secret, then the former ones: their posters still hang."""
    config = current_app.config
    return [config["SECRET_KEY"], *config["SECRET_KEY_FALLBACKS"]]


def join_url(workshop: Workshop) -> str:
    """The address in the QR code."""
    return f"{_base()}/join/{join_token(workshop, config_secrets()[0])}"


def code_url(workshop: Workshop) -> str:
    """The workshop's page, for people who have the code."""
    return f"{_base()}/w/{workshop.code}"


def screen_url(workshop: Workshop) -> str:
    """The projector's page with its key."""
    return f"{code_url(workshop)}/screen?key={screen_key(workshop, config_secrets()[0])}"


def _base() -> str:
    return str(current_app.config["BASE_URL"]).rstrip("/")


def _token(workshop: Workshop, purpose: Purpose, secret: str) -> str:
    raw = workshop.id.bytes + _mac(workshop, purpose, secret)
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _mac(workshop: Workshop, purpose: Purpose, secret: str) -> bytes:
    message = b"|".join((workshop.link_seed, purpose.encode(), workshop.id.bytes))
    return hmac.digest(secret.encode(), message, hashlib.sha256)[:MAC_BYTES]


def _fits(token: str, workshop: Workshop, purpose: Purpose, secrets: Iterable[str]) -> bool:
    raw = _decoded(token)
    if raw is None or raw[:ID_BYTES] != workshop.id.bytes:
        return False
    given = raw[ID_BYTES:]
    return any(hmac.compare_digest(given, _mac(workshop, purpose, one)) for one in secrets)


def _decoded(token: str) -> bytes | None:
    return base64.urlsafe_b64decode(token + "=") if TOKEN.fullmatch(token) else None
