"""The form of a command: JSON in, a frozen dataclass out, or a refusal with a reason per field."""

from collections.abc import Mapping
from typing import Any, ClassVar

from wtforms import Form

from cocreate.journal.answers import Refused
from cocreate.journal.fields import MISSING
from cocreate.words import N_


class CommandForm(Form):
    """Base of the forms of all commands. `command` is the dataclass made of the fields."""

    command: ClassVar[type]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Any:
        """The command. Fields the form does not know are left out. Raises Refused `invalid`."""
        names = cls._field_names()
        given = {name: data[name] for name in names if name in data}
        form = cls(data={name: given.get(name, MISSING) for name in names})
        if not form.validate():
            fields = {name: [str(e) for e in errors] for name, errors in form.errors.items()}
            raise Refused("invalid", N_("Something here needs another look."), fields=fields)
        return cls.command(**{name: field.data for name, field in form._fields.items()})

    @classmethod
    def _field_names(cls) -> list[str]:
        return [name for name, value in vars(cls).items() if hasattr(value, "_formfield")]
