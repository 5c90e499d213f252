"""Which icons a kit may name: those in the sprite."""

from functools import lru_cache

from cocreate.assets.sprite import icon_ids
from cocreate.assets.vendor import STATIC, read_lists


@lru_cache(maxsize=1)
def known_icons() -> frozenset[str] | None:
    """The names in `static/assets.toml`, as pages use them; None where only the built sprite is."""
    if not (STATIC / "assets.toml").is_file():
        return None
    return frozenset(icon_ids(read_lists()["icons"]))
