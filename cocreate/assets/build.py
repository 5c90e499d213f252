"""The build: npm's packages, `static/vendor`, `static/dist`; each step only when its input changed."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cocreate.assets.bundle import bundle
from cocreate.assets.dist import MANIFEST, STAMP, Build
from cocreate.assets.npm import install_packages
from cocreate.assets.stamps import digest, files_below, is_fresh, mark_fresh
from cocreate.assets.vendor import STATIC, VENDOR, copy_vendor, read_lists
from cocreate.config import ROOT
from cocreate.messages.compile import compile_catalogues, is_compiled

HERE = Path(__file__).parent


def build_assets(*, for_development: bool = False) -> bool:
    """Make everything the browser needs; True if something had to be made.

    Works without a network once the packages are there. `for_development` also installs what only
    tests and checks need. Raises AssetsError. Two builds at once wait for each other.
    """
    with _alone():
        install_packages(for_development=for_development)
        made = _vendor()
        return _dist() or made


@contextmanager
def _alone() -> Iterator[None]:
    with (STATIC / ".building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _vendor() -> bool:
    lists = [ROOT / "package-lock.json", STATIC / "assets.toml"]
    wanted = digest(lists + files_below(HERE, "*.py"))
    stamp = VENDOR / ".made"
    if is_fresh(stamp, wanted):
        return False
    copy_vendor(read_lists())
    mark_fresh(stamp, wanted)
    return True


def _dist() -> bool:
    wanted = digest(_sources(), (VENDOR / ".made").read_text())
    if is_fresh(STAMP, wanted) and MANIFEST.is_file() and is_compiled():
        return False
    lists, build = read_lists(), Build()
    pages = [file.relative_to(STATIC).as_posix() for file in STATIC.glob("js/pages/*.js")]
    for entry in sorted(pages) + [style for style in lists["styles"] if (STATIC / style).exists()]:
        bundle(build, entry)
    for path in lists["copies"]:
        build.write(path, (STATIC / path).read_bytes())
    for name, content in compile_catalogues().items():
        build.write(name, content)
    build.finish()
    mark_fresh(STAMP, wanted)
    return True


def _sources() -> list[Path]:
    """Whatever dist is made from and is not in vendor."""
    package = ROOT / "cocreate"
    return [
        *files_below(STATIC / "js", "*.js"),
        *files_below(STATIC / "css", "*"),
        *files_below(STATIC / "img", "*"),
        *files_below(package / "translations", "*.po"),
        *files_below(package / "messages", "*.py"),
    ]
