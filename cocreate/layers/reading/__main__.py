"""Started by its path, in a Python of its own.

The packages above this one are a whole web application as soon as they are imported, and reading
needs none of it: empty ones stand in, so that it starts in a moment and has little to lose.
"""

import sys
from pathlib import Path
from types import ModuleType

HOME = Path(__file__).resolve().parents[2]


def _stand_in(name: str, folder: Path) -> None:
    module = ModuleType(name)
    module.__path__ = [str(folder)]
    sys.modules[name] = module


if __name__ == "__main__":
    _stand_in("cocreate", HOME)
    _stand_in("cocreate.layers", HOME / "layers")
    _stand_in("cocreate.maps", HOME / "maps")
    from cocreate.layers.reading.run import main

    main()
