"""What is written twice, for pages with and without JavaScript or for two ways to a theme, stays equal."""

import json
import re
from typing import Any

from jinja2 import Environment, FileSystemLoader

from cocreate.config import ROOT

KITS_SHAPES = {
    "circle", "square", "hexagon", "drop", "diamond", "arrow",
    "triangle", "dome", "ring", "octagon", "pentagon",
}  # fmt: skip


def javascript_shapes() -> dict[str, Any]:
    source = (ROOT / "static/js/map/shapes.js").read_text(encoding="utf-8")
    literal = re.search(r"SHAPES = (\{.*?\n\});", source, re.DOTALL)
    assert literal is not None
    return dict(json.loads(literal[1]))


def template_module() -> Any:
    templates = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True)
    return templates.get_template("_marker.html").module


def declarations(block: str) -> dict[str, str]:
    return dict(re.findall(r"^\s*([\w-]+):\s*(.+?);$", block, re.MULTILINE))


def test_shapes_are_the_same_in_scripts_and_templates() -> None:
    assert javascript_shapes() == template_module().SHAPES


def test_every_shape_a_kit_may_name_can_be_drawn() -> None:
    assert set(javascript_shapes()) == KITS_SHAPES


def test_marker_macro_writes_dark_letters_on_light_colours_and_light_on_dark() -> None:
    macro = template_module().marker
    yellow = {"shape": "diamond", "letter": "M", "colour": "#F0E442"}
    black = {"shape": "dome", "letter": "S", "colour": "#111111"}
    assert 'fill="#000">M</text>' in macro(yellow)
    assert 'fill="#fff">S</text>' in macro(black)


def test_dark_theme_is_the_same_by_system_and_by_choice() -> None:
    tokens = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    by_system = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', tokens, re.DOTALL)
    by_choice = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', tokens, re.DOTALL)
    assert by_system is not None
    assert by_choice is not None
    assert declarations(by_system[1]) == declarations(by_choice[1]) != {}
