"""The projector's own signed cookie: it may look at some workshops, and do nothing."""

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from cocreate.workshops.models import Workshop

MOST_SCREENS = 12


def _serializer() -> URLSafeSerializer:
    config = current_app.config
    keys = [*config["SECRET_KEY_FALLBACKS"], config["SECRET_KEY"]]
    return URLSafeSerializer(keys, salt="screen")


def _screens() -> list[str]:
    cookie = request.cookies.get(current_app.config["SCREEN_COOKIE"])
    if not cookie:
        return []
    try:
        screens = _serializer().loads(cookie)
    except BadSignature:
        return []
    return [str(screen) for screen in screens] if isinstance(screens, list) else []


def is_screen(workshop: Workshop) -> bool:
    """Whether this browser was let in as a projector of this workshop."""
    return _mark(workshop) in _screens()


def remember_screen(response: Response, workshop: Workshop) -> None:
    """Let this browser in as a projector, until the workshop's links are made anew."""
    screens = [mark for mark in _screens() if mark != _mark(workshop)][-(MOST_SCREENS - 1) :]
    response.set_cookie(
        current_app.config["SCREEN_COOKIE"],
        _serializer().dumps([*screens, _mark(workshop)]),
        max_age=30 * 24 * 3600,
        secure=current_app.config["COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )


def _mark(workshop: Workshop) -> str:
    return f"{workshop.id.hex}.{workshop.link_seed.hex()[:8]}"
