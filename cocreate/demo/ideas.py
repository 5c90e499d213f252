"""The demo's ideas, read from `ideas.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "ideas.toml"


@dataclass(frozen=True)
class DemoIdea:
    """One idea, ready for `proposal.add` but for its id."""

    category: str
    title: str
    text: str
    geometry: dict[str, Any]
    fields: dict[str, Any]


@dataclass(frozen=True)
class Script:
    """What is said in the demo: ideas, `later` by those who walk in, comments, nicknames."""

    ideas: tuple[DemoIdea, ...]
    later: tuple[DemoIdea, ...]
    comments: tuple[str, ...]
    names: tuple[str, ...]


def read_script() -> Script:
    """The file's content."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    ideas, later = (tuple(map(_idea, content[part])) for part in ("ideas", "later"))
    return Script(ideas, later, tuple(content["comments"]), tuple(content["names"]))


def _idea(entry: dict[str, Any]) -> DemoIdea:
    return DemoIdea(
        entry["category"], entry["title"], entry["text"], _geometry(entry), entry.get("fields", {})
    )


def _geometry(entry: dict[str, Any]) -> dict[str, Any]:
    if "point" in entry:
        return {"type": "Point", "coordinates": entry["point"]}
    if "line" in entry:
        return {"type": "LineString", "coordinates": entry["line"]}
    ring = entry["area"]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
