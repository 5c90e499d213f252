"""What the funder asks for on every page and paper: a sentence and a picture with the logos."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from flask import url_for

from cocreate.kits.models import Kit
from cocreate.kits.shelf import kit_folders, kits
from cocreate.kits.words import named

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True)
class LogoFile:
    """A picture that never changes under its digest."""

    body: bytes
    digest: str
    kind: str


@dataclass(frozen=True)
class Funding:
    """What to show: the sentence in the reader's language and the picture's address; either may be missing."""

    sentence: str
    logo: str | None


def funding_of(slug: str) -> Funding | None:
    """What a kit's funder asks for; None where it has neither, or is gone. Needs a request."""
    kit, logo = kits().get(slug), logo_file(slug)
    if kit is None or not (kit.funding or logo):
        return None
    address = (
        url_for("measures.logo", kit=slug, digest=logo.digest, kind=logo.kind) if logo else None
    )
    return Funding(named(kit.funding) if kit.funding else "", address)


def logo_file(slug: str) -> LogoFile | None:
    """The kit's logo, None without one."""
    kit = kits().get(slug)
    return _read(kit) if kit else None


@lru_cache(maxsize=64)
def _read(kit: Kit) -> LogoFile | None:
    # The operator's own folder comes last and goes before what came along.
    folders = [folder for folder in kit_folders() if folder.name == kit.slug]
    if not kit.logo or not folders:
        return None
    body = (folders[-1] / kit.logo).read_bytes()
    return LogoFile(body, sha256(body).hexdigest()[:12], kit.logo.rpartition(".")[2])
