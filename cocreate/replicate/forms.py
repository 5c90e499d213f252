"""The forms that take over from elsewhere, and the checks of what came in a file or was typed."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired

from cocreate.journal.fields import OneOf, Text, Value, Whole, is_number
from cocreate.journal.forms import CommandForm
from cocreate.replicate.commands import Example
from cocreate.words import N_
from cocreate.workshops.text_fields import TITLE_LENGTH

SOURCE_LENGTH = 200
SAID_LENGTH = 300
MOST_VOTES = 1_000_000
LARGEST_SIZE = 1e12
FIRST_YEAR, LAST_YEAR = 2000, 2200
LANGUAGE = re.compile(r"[a-z]{2,3}([_-][A-Za-z]{2,4})?")


class AgainForm(FlaskForm):
    """Another workshop like one that is here; which ideas become examples is read beside it."""

    title = StringField(_l("Title"), [InputRequired(_l("Give the workshop a title."))])
    kit = SelectField(_l("City kit"))


class BorrowForm(FlaskForm):
    """A workshop of a kit with single kinds of other cities; which ones is read beside it."""

    title = StringField(_l("Title"), [InputRequired(_l("Give the workshop a title."))])
    kit = SelectField(_l("City kit"))


class UploadForm(FlaskForm):
    """A workshop from a file; title and kit are the file's where nothing else is said."""

    file = FileField(_l("Workshop file"))
    title = StringField(_l("Title"))
    kit = SelectField(_l("City kit"))


class Amount(Value):
    """A size: a number, nothing or more."""

    def check(self, value: Any) -> None:
        if not is_number(value) or not 0 <= value <= LARGEST_SIZE:
            raise self.refuse(N_("Please give a number."))


class Language(Value):
    """The code of a language, such as `da`."""

    def check(self, value: Any) -> None:
        if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
            raise self.refuse(N_("This cannot be chosen here."))


class ExampleForm(CommandForm):
    """One example, from a file or as staff told it."""

    command = Example
    source = Text(SOURCE_LENGTH)
    title = Text(TITLE_LENGTH, may_be_empty=True)
    place = Text(TITLE_LENGTH, may_be_empty=True)
    unit = OneOf(("n", "m", "m2"))
    size = Amount()
    tried = OneOf((True, False))
    lang = Language()
    agree = Whole(0, MOST_VOTES, required=False)
    neutral = Whole(0, MOST_VOTES, required=False)
    disagree = Whole(0, MOST_VOTES, required=False)
    helped = Text(SAID_LENGTH, may_be_empty=True, required=False, default="")
    hard = Text(SAID_LENGTH, may_be_empty=True, required=False, default="")


class OriginForm(CommandForm):
    """Where a file says it is from."""

    command = dict
    city = Text(SOURCE_LENGTH)
    kit = Text(40)
    year = Whole(FIRST_YEAR, LAST_YEAR)
