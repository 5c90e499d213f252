"""Scripts and styles bundled by esbuild for the browsers of the written floor."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from cocreate.assets.dist import DIST, Build
from cocreate.assets.npm import AssetsError, run
from cocreate.assets.vendor import MODULES, STATIC
from cocreate.config import ROOT

# Samsung's numbers are its own; Chrome's line covers the Chromium beneath.
TARGETS = {name: name for name in ("chrome", "edge", "firefox", "safari")} | {"ios_saf": "ios"}
OPTIONS = (
    "--bundle",
    "--minify",
    "--format=esm",
    "--splitting",
    "--log-level=warning",
    "--legal-comments=linked",
    "--entry-names=[dir]/[name]-[hash]",
    "--chunk-names=js/late/[name]-[hash]",
    "--asset-names=files/[name]-[hash]",
    "--loader:.woff2=file",
    "--loader:.png=dataurl",
    "--loader:.svg=dataurl",
)


def browser_targets() -> str:
    """The browser floor of package.json (`chrome >= 100`) as esbuild says it (`chrome100`)."""
    floor = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["browserslist"]
    lines = (re.fullmatch(r"(\w+) >= ([\d.]+)", line) for line in floor)
    return ",".join(TARGETS[m[1]] + m[2] for m in lines if m and m[1] in TARGETS)


def bundle(build: Build, entry: str) -> None:
    """Bundle one entry, a path below static/. Raises AssetsError with what esbuild said.

    Each entry by itself: a page is then one file and its late pieces, shared with no other page.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            _esbuild(), str(STATIC / entry), *OPTIONS,
            f"--outbase={STATIC}", f"--outdir={DIST}", f"--metafile={report}",
            f"--target={browser_targets()}",
        ]  # fmt: skip
        run(command, f"static/{entry} could not be bundled")
        outputs: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["outputs"]
    if not outputs:
        raise AssetsError(f"static/{entry} was bundled into nothing.")
    for name, output in outputs.items():
        build.add(ROOT / name, entry if "entryPoint" in output else None)


def _esbuild() -> str:
    """The program npm brought for this machine; run without Node, which would repeat its errors."""
    found = list(MODULES.glob("@esbuild/*/bin/esbuild"))
    if not found:
        raise AssetsError(
            "npm brought no esbuild for this machine: delete node_modules, try again."
        )
    return str(found[0])
