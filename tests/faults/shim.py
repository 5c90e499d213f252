"""A few lines of C put before a server's libc, to see what it asks of the kernel or to lie to it."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

FOLDER = Path(__file__).parent


@cache
def shim(name: str) -> str:
    """The path of `<name>.c`, compiled, for LD_PRELOAD."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    assert compiler, "no C compiler: install gcc"
    library = Path(mkdtemp(prefix=f"{name}-"), f"{name}.so")
    source = FOLDER / f"{name}.c"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-o", library, source, "-ldl"], check=True
    )
    return str(library)
