"""The form macros tie label, hint and error to their field, so that a screen reader says all of them."""

from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from wtforms import BooleanField, Form, RadioField, StringField
from wtforms.validators import InputRequired

from cocreate.config import ROOT


class Sample(Form):
    title = StringField("Title", [InputRequired("Say what it is.")])
    role = RadioField("I take part as", choices=["Resident", "Expert"])
    sure = BooleanField("Yes, erase it")


@pytest.fixture
def macros() -> Any:
    templates = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, extensions=["jinja2.ext.i18n"]
    )
    templates.install_null_translations(newstyle=True)
    templates.globals["asset"] = "/static/{}".format
    return templates.get_template("_forms.html").module


def test_field_is_described_by_its_hint(macros: Any) -> None:
    html = str(macros.field(Sample().title, hint="One sentence."))
    assert '<label class="label" for="title">' in html
    assert '<p class="hint" id="title-hint">One sentence.</p>' in html
    assert 'aria-describedby="title-hint"' in html
    assert "aria-invalid" not in html


def test_field_with_a_mistake_says_so_and_why(macros: Any) -> None:
    form = Sample()
    form.validate()
    html = str(macros.field(form.title, hint="One sentence.", maxlength=80))
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="title-hint title-error"' in html
    assert 'id="title-error"' in html
    assert "Say what it is." in html
    assert 'maxlength="80"' in html


def test_field_escapes_what_people_typed(macros: Any) -> None:
    html = str(macros.field(Sample(data={"title": '"><script>'}).title))
    assert "<script>" not in html


def test_radios_are_a_group_with_a_name(macros: Any) -> None:
    html = str(macros.radios(Sample().role, hint="Nobody sees it."))
    assert '<fieldset class="field radios" aria-describedby="role-hint">' in html
    assert '<legend class="label">I take part as</legend>' in html
    assert html.count('type="radio"') == 2


def test_check_has_its_sentence_as_label(macros: Any) -> None:
    html = str(macros.check(Sample().sure))
    assert '<label class="check" for="sure">' in html
    assert "aria-describedby" not in html


def test_errors_lead_to_the_fields(macros: Any) -> None:
    form = Sample()
    form.validate()
    html = str(macros.errors(form))
    assert 'role="alert"' in html
    assert '<a href="#title">Title: Say what it is.</a>' in html


def test_errors_are_silent_when_all_is_well(macros: Any) -> None:
    assert str(macros.errors(Sample(data={"title": "An oak"}))).strip() == ""
