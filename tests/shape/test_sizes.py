"""Files and functions stay small; a larger file gives its reason at its top."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate.config import ROOT

LIMITS = {"cocreate/**/*.py": 250, "tests/**/*.py": 250, "templates/**/*.html": 80}
SCRIPT_LIMIT = 150
FUNCTION_LIMIT = 40
# Migrations are lists of tables, written by Alembic and read from top to bottom.
TABLES = "cocreate/migrations/versions"
REASON = re.compile(r"Long because|Long:", re.IGNORECASE)


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _has_reason(lines: list[str]) -> bool:
    return any(REASON.search(line) for line in lines[:12])


@pytest.mark.parametrize("pattern", LIMITS)
def test_no_file_is_long_without_a_reason(pattern: str) -> None:
    files = {file: file.read_text(encoding="utf-8").splitlines() for file in ROOT.glob(pattern)}
    assert files
    long = {
        _name(file): len(lines)
        for file, lines in files.items()
        if len(lines) > LIMITS[pattern] and not _has_reason(lines) and TABLES not in _name(file)
    }
    assert long == {}


def test_no_script_is_long_without_a_reason() -> None:
    """Lines of code: JSDoc types are as long as what they describe."""
    long = {}
    for file in (ROOT / "static/js").rglob("*.js"):
        lines = file.read_text(encoding="utf-8").splitlines()
        code = [
            line
            for line in lines
            if line.strip() and not line.lstrip().startswith(("*", "/*", "//"))
        ]
        if len(code) > SCRIPT_LIMIT and not _has_reason(lines):
            long[_name(file)] = len(code)
    assert long == {}


def test_no_function_is_long() -> None:
    long = {
        f"{_name(file)}:{function.name}": _length(function)
        for file in (ROOT / "cocreate").rglob("*.py")
        if TABLES not in _name(file)
        for function in _functions(file)
        if _length(function) > FUNCTION_LIMIT
    }
    assert long == {}


def _functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
