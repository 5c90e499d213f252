"""From a fresh clone to a working virtual environment: `python3 cocreate/bootstrap.py run|check|test`.

Runs before anything is installed, so it uses nothing but Python's own library and imports nothing
of the package. What is done already is left alone: a second run needs no network and no time.
`run` gets what the product needs, `check` also the developers' tools, `test` also Chromium and nginx.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets as far as this line
    sys.exit("cocreate needs Python 3.11 or newer: install python3.11 and python3-venv.")

# Our folder stands first on the path of a script; none of our rooms may shadow Python's modules.
sys.path.pop(0)

import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What tests run besides Python: Debian's packages, and the programs that show they are there.
PROGRAMS = {"chromium": BROWSERS, "nginx-light": ("nginx",), "openssl": ("openssl",)}
# Where Debian keeps programs that only root has on the path.
SYSTEM_FOLDERS = ("/usr/sbin", "/usr/local/sbin")
SCRIPT = """#!{python}
import sys
from cocreate.cli import main
sys.exit(main())
"""


def main(goal: str) -> None:
    """Set up what `goal` needs; exits with one sentence if that cannot be done here."""
    make_environment()
    install_packages("run" if goal == "run" else "dev")
    install_project()
    if goal == "test":
        find_programs()
    step = ["setup"] if goal == "run" else ["assets", "--development"]
    sys.exit(subprocess.call([str(VENV / "bin" / "cocreate"), *step], cwd=ROOT))  # noqa: S603


def make_environment() -> None:
    """Make `.venv`, unless there is one whose Python still runs."""
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    if PYTHON.exists() and _succeeds([str(PYTHON), "-c", probe]):
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit("This Python cannot make virtual environments: apt install python3-venv.")
    say("Making a virtual environment …")
    if not _succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit("The virtual environment could not be made: see above.")


def install_packages(kind: str) -> None:
    """Install the locked Python packages, each checked by its hash, when the lock has changed."""
    if _is_installed(kind) or (kind == "run" and _is_installed("dev")):
        return
    say("Installing Python packages (only the first time) …")
    options = ["-qq", "--disable-pip-version-check", "--require-hashes"]
    lock = ROOT / LOCKS[kind]
    if not _succeeds([str(PYTHON), "-m", "pip", "install", *options, "-r", str(lock)]):
        sys.exit(
            "The Python packages could not be installed: see above; this step needs a network."
        )
    _stamp(kind).write_text(_digest(kind))


def install_project() -> None:
    """Put this folder on the environment's path, and the `cocreate` command into it."""
    folder = next((VENV / "lib").glob("python3.*/site-packages"))
    (folder / "cocreate.pth").write_text(f"{ROOT}\n")
    script = VENV / "bin" / "cocreate"
    wanted = SCRIPT.format(python=PYTHON)
    if not script.exists() or script.read_text() != wanted:
        script.write_text(wanted)
        script.chmod(0o755)


def find_programs() -> None:
    """Have Debian's Chromium and nginx for the tests; as root they are installed, else asked for."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *SYSTEM_FOLDERS))
    missing = [
        package
        for package, names in PROGRAMS.items()
        if not any(shutil.which(name, path=path) for name in names)
    ]
    if not missing:
        return
    packages = " ".join(missing)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"The tests need more programs: sudo apt-get install {packages}.")
    say(f"Installing {packages} (only the first time) …")
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "-y", "--no-install-recommends", *missing]
    if not (_succeeds([*apt, "update"]) and _succeeds(install)):
        sys.exit(f"They could not be installed: see above, or apt-get install {packages}.")


def say(sentence: str) -> None:
    """Tell the terminal what takes time."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _succeeds(command: list[str]) -> bool:
    return subprocess.call(command, cwd=ROOT) == 0  # noqa: S603 - our own command lines


def _stamp(kind: str) -> Path:
    return VENV / f".installed-{kind}"


def _digest(kind: str) -> str:
    return hashlib.sha256((ROOT / LOCKS[kind]).read_bytes()).hexdigest()


def _is_installed(kind: str) -> bool:
    return _stamp(kind).exists() and _stamp(kind).read_text() == _digest(kind)


if __name__ == "__main__":
    main(sys.argv[1])
