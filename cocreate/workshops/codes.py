"""Join codes: short enough to be said aloud, without letters that look alike."""

import re
import secrets

# Without 0, 1, I, L and O: 31 letters, 8 of them are 39.6 bits.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8

_CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212.]+")


def random_code() -> str:
    """A code nobody can guess; whether it has been used is for the caller to check."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalize_code(text: str) -> str | None:
    """The code somebody typed: `k7mp-4rwt` is `K7MP4RWT`. None if it cannot be one."""
    code = _BETWEEN.sub("", text[:64]).upper()
    return code if _CODE.fullmatch(code) else None


def show_code(code: str) -> str:
    """The code in groups, as it is shown and read out: `K7MP 4RWT`."""
    return f"{code[:4]} {code[4:]}"
