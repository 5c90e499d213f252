"""Marking sentences for translation where they are written, translating them where they are said."""

from collections.abc import Mapping


def N_(sentence: str) -> str:
    """Mark a sentence for the catalogue; whoever says it aloud translates it."""
    return sentence


def say(sentence: str, params: Mapping[str, object] | None = None) -> str:
    """A marked sentence in the reader's language, its `%(name)s` filled in."""
    from flask_babel import gettext  # noqa: PLC0415 - who only marks sentences needs no web

    return str(gettext(sentence, **(params or {})))
