"""Signing in and out, and one's own account."""

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff import actions
from cocreate.staff.check import checked_account
from cocreate.staff.commands import SetPassword
from cocreate.staff.demo import demo_account, opens_demo
from cocreate.staff.forms import LoginForm, PasswordForm
from cocreate.staff.passwords import hash_password
from cocreate.staff.queries import token_hash
from cocreate.staff.sessions import (
    current_staff,
    local_path,
    sign_in,
    sign_out,
    staff_required,
    staff_token,
)
from cocreate.words import N_, say

bp = Blueprint("staff", __name__, url_prefix="/staff")

HOME = "workshops.index"
# Where the demo's link may lead.
DEMO_PAGES = {"facilitate": "console.page", "summary": "summaries.page"}


@bp.after_request
def keep_private(response: Response) -> Response:
    """No copy of these pages stays in a shared computer."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/login")
def login() -> ResponseReturnValue:
    """The sign-in form."""
    form = LoginForm(next=request.args.get("next"))
    if current_staff():
        return redirect(local_path(form.next.data) or url_for(HOME))
    return render_template("staff/login.html", form=form)


@bp.post("/login")
def sign_in_here() -> ResponseReturnValue:
    """By form with its CSRF token, or JSON, which no foreign page can send without asking."""
    if request.mimetype == "application/json":
        return _json_sign_in(request.get_json(silent=True))
    form = LoginForm()
    if not form.validate_on_submit():
        return render_template("staff/login.html", form=form), 400
    try:
        account = checked_account(form.login.data or "", form.password.data or "")
    except Refused as refused:
        sentence = say(refused.message, refused.params)
        return render_template("staff/login.html", form=form, refused=sentence), refused.status
    response = make_response(redirect(local_path(form.next.data) or url_for(HOME)))
    sign_in(response, account)
    return response


@bp.post("/logout")
def logout() -> ResponseReturnValue:
    """Sign this browser out."""
    response = make_response(redirect(url_for("staff.login")))
    sign_out(response)
    return response


@bp.route("/account", methods=["GET", "POST"])
@staff_required()
def account() -> ResponseReturnValue:
    """One's own account, with the form to change the password."""
    form = PasswordForm()
    if request.method == "GET":
        return render_template("staff/account.html", form=form, staff=current_staff())
    if form.validate_on_submit() and _change_password(form):
        flash(_("Your password has been changed. Other browsers have been signed out."))
        return redirect(url_for("staff.account"))
    return render_template("staff/account.html", form=form, staff=current_staff()), 400


@bp.get("/link/<token>")
def demo_link(token: str) -> ResponseReturnValue:
    """The demo's link: signs its facilitator in and opens one of the pages."""
    if not opens_demo(token, current_app.config["DEMO_TOKEN"]):
        abort(404)
    page, code = DEMO_PAGES.get(request.args.get("to", "")), request.args.get("code", "")
    there = url_for(page, code=code) if page and code.isalnum() else url_for(HOME)
    response = make_response(redirect(there))
    sign_in(response, store.write(lambda session: demo_account(session, utcnow)))
    return response


def _json_sign_in(data: object) -> ResponseReturnValue:
    fields = data if isinstance(data, dict) else {}
    login, password = fields.get("login"), fields.get("password")
    if not isinstance(login, str) or not isinstance(password, str):
        raise Refused("invalid", N_("Send login and password as text."))
    account = checked_account(login, password)
    who = {
        "id": str(account.id),
        "login": account.login,
        "name": account.name,
        "role": account.role,
    }
    response = jsonify(ok=True, staff=who)
    sign_in(response, account)
    return response


def _change_password(form: PasswordForm) -> bool:
    """Whether it was changed; if not, the form says why. This browser stays signed in."""
    staff, token = current_staff(), staff_token()
    if staff is None or token is None:
        abort(403)
    try:
        checked_account(staff.login, form.old.data or "")
    except Refused as refused:
        form.old.errors = [say(refused.message, refused.params)]
        return False
    command = SetPassword(staff.id, hash_password(form.new.data or ""), keep=token_hash(token))
    store.write(lambda session: actions.set_password(session, command))
    return True
