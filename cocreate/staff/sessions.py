"""Who of the staff is at this browser: the `cocreate-staff` cookie."""

from collections.abc import Callable, Collection
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec
from urllib.parse import urlsplit

from flask import Response, abort, current_app, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.logs.context import note
from cocreate.staff import actions
from cocreate.staff.models import StaffAccount, StaffRole
from cocreate.staff.queries import LONGEST, SignedIn, Staff, signed_in_by_token

P = ParamSpec("P")

# How exactly the idle time is kept: one write in five minutes, not one per request.
NOTED_EVERY = timedelta(minutes=5)


def staff_token() -> str | None:
    """The cookie as sent."""
    return request.cookies.get(current_app.config["STAFF_COOKIE"])


def current_staff() -> Staff | None:
    """Who is signed in at this browser. Notes, now and then, that they are still there.

    Looked up each time: whoever is disabled is out with the next thing they do, also where one
    request lasts for an evening, as a socket's does.
    """
    token = staff_token()
    if not token:
        return None
    now = utcnow()
    with store.read() as session:
        found: SignedIn | None = signed_in_by_token(session, token, now)
    if found is None:
        return None
    note(staff=str(found.staff.id))
    if now - found.seen_at > NOTED_EVERY:
        store.write(lambda session: actions.touch_session(session, token, utcnow))
    return found.staff


def sign_in(response: Response, account: StaffAccount | Staff) -> None:
    """Open a fresh session for the account and put its cookie on the response."""
    former, staff_id = staff_token(), account.id
    note(staff=str(staff_id))

    def work(session: Any) -> str:
        if former:
            actions.close_session(session, former)
        return actions.open_session(session, staff_id, utcnow)

    _set_cookie(response, store.write(work), LONGEST)


def sign_out(response: Response) -> None:
    """End this browser's session, on the server too."""
    if token := staff_token():
        store.write(lambda session: actions.close_session(session, token))
    _set_cookie(response, "", timedelta(0))


def staff_required(
    roles: Collection[StaffRole] | None = None,
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Only for signed-in staff (of these roles); others are sent to sign in and come back."""

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            staff = current_staff()
            if staff is None:
                return _ask_to_sign_in()
            if roles is not None and staff.role not in roles:
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return decorate


def local_path(target: str | None) -> str | None:
    """`target` if it is a path of this site, so that signing in never leads elsewhere."""
    inside = f"{request.script_root}/"
    if not target or not target.startswith(inside) or target.startswith(("//", "/\\")):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target


def _ask_to_sign_in() -> ResponseReturnValue:
    if request.is_json or request.method not in {"GET", "HEAD"}:
        message = _("Please sign in first.")
        return jsonify(ok=False, code="not_joined", message=message), 401
    back = request.full_path if request.query_string else request.path
    return redirect(url_for("staff.login", next=request.script_root + back))


def _set_cookie(response: Response, token: str, lasts: timedelta) -> None:
    response.set_cookie(
        current_app.config["STAFF_COOKIE"],
        token,
        max_age=int(lasts.total_seconds()),
        secure=current_app.config["COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
