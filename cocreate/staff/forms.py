"""Forms of staff accounts."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField, ValidationError
from wtforms.validators import EqualTo, InputRequired, Length

from cocreate.staff.passwords import MAX_LENGTH, MIN_LENGTH

FEWEST_DIFFERENT = 4


class LoginForm(FlaskForm):
    """Login and password. Says nothing about which of them was wrong."""

    login = StringField(
        _l("Login"), [InputRequired(_l("Write your login.")), Length(max=64)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )  # fmt: skip
    password = PasswordField(
        _l("Password"), [InputRequired(_l("Write your password.")), Length(max=MAX_LENGTH)],
        render_kw={"autocomplete": "current-password"},
    )  # fmt: skip
    next = HiddenField()


class PasswordForm(FlaskForm):
    """One's own new password."""

    old = PasswordField(
        _l("Password until now"), [InputRequired(_l("Write your password.")), Length(max=MAX_LENGTH)],
        render_kw={"autocomplete": "current-password"},
    )  # fmt: skip
    new = PasswordField(
        _l("New password"),
        [
            InputRequired(_l("Write the new password.")),
            Length(
                min=MIN_LENGTH, max=MAX_LENGTH,
                message=_l("Use at least %(min)d characters; a few words in a row are good."),
            ),
        ],
        render_kw={"autocomplete": "new-password"},
    )  # fmt: skip
    again = PasswordField(
        _l("New password again"),
        [EqualTo("new", _l("The two new passwords are not the same. Write them again."))],
        render_kw={"autocomplete": "new-password"},
    )  # fmt: skip

    def validate_new(self, field: PasswordField) -> None:
        """A password made of a few characters is refused, the rest is the person's choice."""
        if len(set(field.data or "")) < FEWEST_DIFFERENT:
            raise ValidationError(_l("This password is too easy to guess. Use different letters."))
