"""Tokens and recovery phrases: random, kept only as hashes."""

import hashlib
import secrets

# No 0 O 1 I L: read aloud and typed from paper without doubt.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PHRASE_GROUPS = 7  # of four: 28 characters of 31, 138 bits


def new_token() -> str:
    """256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def new_phrase() -> str:
    """A recovery phrase in groups of four, such as `K7MP-4RWT-…`."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(PHRASE_GROUPS))
    return "-".join(groups)


def normal_phrase(text: str) -> str:
    """A phrase as it was made, whatever spaces, hyphens and case it was typed with."""
    return "".join(ch for ch in text.upper() if ch in ALPHABET)


def hash_token(token: str) -> str:
    """What the database keeps of a token or a (normalised) phrase."""
    return hashlib.sha256(token.encode()).hexdigest()
