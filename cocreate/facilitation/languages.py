"""In which language pages for a whole room speak."""

from flask import current_app


def room_language(*wanted: str | None) -> str:
    """The first of these that our pages speak, else their first language.

    A projector or poster speaks the room's language, not that of whoever set it up.
    """
    languages: list[str] = current_app.config["LANGUAGES"]
    return next((lang for lang in wanted if lang in languages), languages[0])
