"""The icon sprite: one `<symbol>` per icon, so that a page draws any of them with `<use>`."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

from cocreate.assets.npm import AssetsError

SETS = {
    "lucide": "lucide-static/icons",
    "maki": "@mapbox/maki/icons",
    "temaki": "@rapideditor/temaki/icons",
}
SVG = "http://www.w3.org/2000/svg"
# What a set draws with stands on its <svg>, which the symbol replaces.
KEPT = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")


def icon_ids(icons: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """`{id: (set, name)}` of the listed names; a name already taken gets its set before it."""
    ids: dict[str, tuple[str, str]] = {}
    for origin in SETS:
        for name in icons.get(origin, "").split():
            ids[f"{origin}-{name}" if name in ids else name] = (origin, name)
    return ids


def build_sprite(modules: Path, icons: Mapping[str, str], target: Path) -> None:
    """Write the sprite of the listed icons. Raises AssetsError for a name its set does not have."""
    ET.register_namespace("", SVG)
    sprite = ET.Element(f"{{{SVG}}}svg")
    for identifier, (origin, name) in icon_ids(icons).items():
        sprite.append(_symbol(identifier, modules / SETS[origin] / f"{name}.svg"))
    target.write_text(ET.tostring(sprite, encoding="unicode") + "\n", encoding="utf-8")


def _symbol(identifier: str, file: Path) -> ET.Element:
    if not file.is_file():
        raise AssetsError(f"static/assets.toml names an icon that its set lacks: {file.stem}")
    drawing = ET.parse(file).getroot()  # noqa: S314 - files of packages fixed by hash in our lock
    kept = {name: drawing.attrib[name] for name in KEPT if name in drawing.attrib}
    symbol = ET.Element(f"{{{SVG}}}symbol", {"id": identifier})
    symbol.attrib.update(
        {"viewBox": drawing.attrib["viewBox"], **(kept or {"fill": "currentColor"})}
    )
    symbol.extend(_tidied(part) for part in drawing)
    return symbol


def _tidied(part: ET.Element) -> ET.Element:
    """Without ids (they would clash) and without the white space of its file."""
    for element in part.iter():
        element.attrib.pop("id", None)
        element.tail = None
        if "d" in element.attrib:
            element.attrib["d"] = re.sub(r"\s+", " ", element.attrib["d"]).strip()
    return part
