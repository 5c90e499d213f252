"""Forms of the participants' commands and of the join page."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Optional

from cocreate.journal.fields import Id, Text, is_blank, why_not_text
from cocreate.journal.forms import CommandForm
from cocreate.participants.commands import ClearNickname, EraseMe, UpdateMe
from cocreate.words import say

NICKNAME_LENGTH = 40


class UpdateMeForm(CommandForm):
    """`me.update`."""

    command = UpdateMe
    nickname = Text(NICKNAME_LENGTH, may_be_empty=True, required=False)
    role = Text(32, required=False)
    lang = Text(8, required=False)


class EraseMeForm(CommandForm):
    """`me.erase`."""

    command = EraseMe


class ClearNicknameForm(CommandForm):
    """`nickname.clear`."""

    command = ClearNickname
    participant = Id()


class CodeForm(FlaskForm):
    """The landing page's one field. Not protected by a token: it only looks a code up."""

    class Meta:
        """Looking up a code changes nothing."""

        csrf = False

    code = StringField(_l("Code from the screen or poster"), [InputRequired(_l("Type the code."))])


def check_nickname(_form: Any, field: Any) -> None:
    """A nickname is a text in one line; only blanks count as none."""
    text = field.data or ""
    if is_blank(text):
        field.data = None
    elif reason := why_not_text(text, NICKNAME_LENGTH, lines=False):
        raise ValidationError(say(reason[0], reason[1]))


class JoinForm(FlaskForm):
    """How somebody takes part. `for_workshop` fills in the choices."""

    role = RadioField(_l("I take part as"))
    nickname = StringField(_l("Name on your ideas"), [Optional(), check_nickname])
    lang = SelectField(_l("Language"))

    def for_workshop(
        self, roles: list[dict[str, Any]], languages: dict[str, str], lang: str
    ) -> None:
        """Offer the workshop's roles, named in `lang`, and the languages (tag to own name)."""
        self.role.choices = [
            (
                role["id"],
                role["names"].get(lang) or role["names"].get("en") or role["id"],
            )
            for role in roles
        ]
        self.lang.choices = list(languages.items())
        if self.role.data is None:
            self.role.data = roles[0]["id"]
        if not self.lang.data:
            self.lang.data = lang


class RecoverForm(FlaskForm):
    """The phrase that brings somebody back on another device."""

    recovery = StringField(_l("Your recovery phrase"), [InputRequired(_l("This is missing."))])
