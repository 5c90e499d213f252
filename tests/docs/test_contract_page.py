"""The contract's page names every command, answer and limit there is."""

import re
from pathlib import Path

from flask import Flask

from cocreate.journal.answers import STATUS
from cocreate.journal.registry import registry

PAGE = Path(__file__).parents[2] / "docs" / "contract.md"


def test_every_command_is_named_for_who_may_use_it(app: Flask) -> None:
    rows = re.findall(r"^\| (participants|staff) \| (.+) \|$", PAGE.read_text(), re.MULTILINE)
    named = {who: set(re.findall(r"`([a-z.]+)`", kinds)) for who, kinds in rows}
    for who, identity in (("participants", "participant"), ("staff", "staff")):
        assert named[who] == {k.name for k in registry.kinds.values() if identity in k.who}


def test_every_answer_is_named_with_its_status() -> None:
    text = PAGE.read_text()
    for code, status in STATUS.items():
        if code != "ok":
            assert f"`{code}`" in text
            assert str(status) in text
