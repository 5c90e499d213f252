"""A workshop as a file: its palette with credits and examples, agenda, roles and settings; nobody's words."""

from datetime import date
from typing import Any

import orjson

from cocreate.replicate.commands import Seed

FORMAT, VERSION = "cocreate workshop", 1
# Far above what a full palette and an area of 2,000 points take.
LARGEST = 500_000


def file_of(seed: Seed, made: date) -> bytes:
    """The file of `docs/exports.md`; the same seed on the same day gives the same bytes."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "made": made.isoformat(),
        "from": {"city": seed.city, "kit": seed.kit, "year": seed.year},
        "languages": seed.languages,
        "settings": dict(seed.settings),
        "roles": [dict(role) for role in seed.roles],
        "categories": [dict(kind) for kind in seed.categories],
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
