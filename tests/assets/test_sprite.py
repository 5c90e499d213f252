"""The icon sprite."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cocreate.assets.npm import AssetsError
from cocreate.assets.sprite import SETS, SVG, build_sprite, icon_ids

DRAWING = f'<svg xmlns="{SVG}" viewBox="0 0 15 15" id="raw"><path id="raw" d="M1 1\n L2 2"/></svg>'


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """A `node_modules` with one icon of the same name in two sets."""
    for origin in ("maki", "temaki"):
        folder = tmp_path / SETS[origin]
        folder.mkdir(parents=True)
        (folder / "bridge.svg").write_text(DRAWING)
    return tmp_path


def test_icon_id_is_the_name_and_a_taken_name_gets_its_set_before_it() -> None:
    ids = icon_ids({"lucide": "home", "maki": "home bridge", "temaki": "bridge"})
    assert ids == {
        "home": ("lucide", "home"),
        "maki-home": ("maki", "home"),
        "bridge": ("maki", "bridge"),
        "temaki-bridge": ("temaki", "bridge"),
    }


def test_sprite_has_one_symbol_per_icon_and_no_other_ids(modules: Path, tmp_path: Path) -> None:
    build_sprite(modules, {"maki": "bridge", "temaki": "bridge"}, tmp_path / "icons.svg")
    sprite = ET.parse(tmp_path / "icons.svg")
    symbols = sprite.findall(f"{{{SVG}}}symbol")
    assert [symbol.attrib["id"] for symbol in symbols] == ["bridge", "temaki-bridge"]
    assert {symbol.attrib["fill"] for symbol in symbols} == {"currentColor"}
    assert [path.attrib for path in sprite.iter(f"{{{SVG}}}path")] == [{"d": "M1 1 L2 2"}] * 2


def test_sprite_refuses_an_icon_its_set_lacks(modules: Path, tmp_path: Path) -> None:
    with pytest.raises(AssetsError, match="unicorn"):
        build_sprite(modules, {"maki": "unicorn"}, tmp_path / "icons.svg")
