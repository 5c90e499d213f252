"""What all pages share: language, security headers, CSRF and Origin checks, error pages."""

import secrets
from http import HTTPStatus
from typing import Any

from babel import Locale
from flask import (
    Flask,
    Response,
    current_app,
    g,
    has_request_context,
    jsonify,
    render_template,
    request,
    session,
)
from flask.json.provider import DefaultJSONProvider
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from cocreate.extensions import csrf
from cocreate.journal.answers import BUSY_RETRY_S, STATUS, Refused
from cocreate.journal.times import utcnow
from cocreate.words import N_, say

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
CODES = {status: code for code, status in reversed(STATUS.items())}
HTTP_SENTENCES = {
    400: N_("The form was not complete. Please go back and try again."),
    403: N_("You cannot do this here."),
    404: N_("There is nothing at this address. Check the code on the screen or poster."),
    405: N_("This address does not take that."),
    413: N_("This is too large to be sent."),
    429: N_("That was a little fast. Please wait a moment."),
}


class JsonFromAnybody(DefaultJSONProvider):
    """JSON as people send it: nested too deep to be read is as wrong as not being JSON."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        try:
            return super().loads(s, **kwargs)
        except RecursionError:
            raise ValueError("nested too deep") from None


def init_app(app: Flask) -> None:
    """Bind what every request goes through."""
    app.json = JsonFromAnybody(app)
    app.before_request(check_sender)
    app.after_request(secure)
    app.register_error_handler(Refused, refused_page)
    app.register_error_handler(HTTPException, http_error_page)
    app.register_error_handler(500, crash_page)
    app.context_processor(page_context)


def reader_language() -> str:
    """The reader's language: chosen in the address, else remembered, else the browser's."""
    languages: list[str] = current_app.config["LANGUAGES"]
    if not has_request_context():
        return languages[0]
    chosen = request.args.get("lang") or session.get("lang")
    if chosen in languages:
        return str(chosen)
    best = request.accept_languages.best_match([tag.replace("_", "-") for tag in languages])
    return (best or languages[0]).replace("-", "_")


def language_names() -> dict[str, str]:
    """The languages of the pages, each in its own words."""
    return {tag: language_name(tag) for tag in current_app.config["LANGUAGES"]}


def language_name(tag: str, reader: str | None = None) -> str:
    """A language as its speakers call it, `da` is Dansk; or as `reader` calls it inside a sentence: dansk."""
    name = str(Locale.parse(tag).get_language_name(reader or tag) or tag)
    return name if reader else name[:1].upper() + name[1:]


def csp_nonce() -> str:
    """The nonce of the response being made; our inline scripts carry it, nobody else's can."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def page_context() -> dict[str, Any]:
    """What every template can use."""
    locale = get_locale()
    return {
        "csp_nonce": csp_nonce,
        "lang": str(locale) if locale else "en",
        "languages": current_app.config["LANGUAGES"],
        "now": utcnow,
    }


def check_sender() -> None:
    """Refuse writes that another site made a browser send."""
    if request.method not in UNSAFE:
        return
    origin = request.headers.get("Origin")
    if origin is not None and origin not in current_app.config["ORIGINS"]:
        raise Refused("not_allowed", N_("This came from another site and was not done."))
    # A page of another site cannot send this content type without being asked first (CORS).
    if request.mimetype != "application/json":
        csrf.protect()


def secure(response: Response) -> Response:
    """Headers of every answer; the Content-Security-Policy allows our own server only."""
    nonce = csp_nonce()
    sockets = " ".join(o.replace("http", "ws", 1) for o in current_app.config["ORIGINS"])
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' 'nonce-{nonce}'",
        "style-src": f"'self' 'nonce-{nonce}'",
        "img-src": "'self' data: blob:",
        "connect-src": f"'self' {sockets}",
        "font-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    headers = response.headers
    headers["Content-Security-Policy"] = "; ".join(f"{k} {v}" for k, v in policy.items())
    # Whatever says nothing else depends on who asks: no cache on the way may keep it.
    headers.setdefault("Cache-Control", "private, no-cache")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)"
    if current_app.config["COOKIE_SECURE"]:
        # Browsers take it from trustworthy origins only, and complain about it elsewhere.
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def wants_json() -> bool:
    """Whether the caller is a program: the contract's addresses, or JSON asked for or sent."""
    accepts = request.accept_mimetypes
    return (
        (request.endpoint or "").split(".")[0].endswith("_api")
        or request.mimetype == "application/json"
        or (accepts["application/json"] > accepts["text/html"])
    )


def refusal(code: str, message: str, **extras: Any) -> dict[str, Any]:
    """The body of a refused call. A field without a reason of its own has the whole's."""
    if "fields" in extras:
        fields = extras["fields"].items()
        extras["fields"] = {name: reasons or [message] for name, reasons in fields}
    return {"ok": False, "code": code, "message": message, **extras}


def _error(status: int, code: str, message: str, **extras: Any) -> ResponseReturnValue:
    if wants_json():
        response = jsonify(refusal(code, message, **extras))
    else:
        page = render_template("errors/error.html", code=code, message=message, status=status)
        response = current_app.make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response, status


def refused_page(refused: Refused) -> ResponseReturnValue:
    """Say why something was not done."""
    message = say(refused.message, refused.params)
    return _error(refused.status, refused.code, message, **refused.extras)


def http_error_page(error: HTTPException) -> ResponseReturnValue:
    """Say in our own words what went wrong; redirects pass."""
    status = error.code or 500
    if status < HTTPStatus.BAD_REQUEST:
        return error
    sentence = HTTP_SENTENCES.get(status, N_("This did not work. Please try again."))
    return _error(status, CODES.get(status, "invalid"), say(sentence))


def crash_page(crash: InternalServerError) -> ResponseReturnValue:
    """Our own fault, already logged. A database that is away, or full, comes back."""
    is_away = isinstance(crash.original_exception, OperationalError)
    sentence = N_("Something went wrong on our side. What you wrote is still on your phone.")
    return _error(503 if is_away else 500, "busy", say(sentence), retry_after=BUSY_RETRY_S)
