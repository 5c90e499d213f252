"""What is wrong with the catalogues, in sentences; nothing is the only good answer."""

from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from cocreate.messages.catalogues import (
    extract,
    forms,
    languages,
    placeholders,
    read_catalogue,
    sentences,
)


def problems() -> list[str]:
    """Every sentence that is stale, missing, fuzzy, or whose placeholders differ, per language."""
    template = extract()
    return [
        f"{language}: {problem}"
        for language in languages()
        for problem in catalogue_problems(template, read_catalogue(language))
    ]


def catalogue_problems(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What one catalogue lacks, measured against the sources' sentences."""
    written = {_key(message) for message in sentences(template)}
    known = {_key(message): message for message in sentences(catalogue)}
    for key in sorted(written - known.keys()):
        yield f"not in the catalogue yet, run `make messages`: {key[1]!r}"
    for key in sorted(known.keys() - written):
        yield f"no longer said anywhere, run `make messages`: {key[1]!r}"
    for key in sorted(known.keys() & written):
        yield from _message_problems(known[key])


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", forms(message.id)[0]


def _message_problems(message: Message) -> Iterator[str]:
    source, said = forms(message.id), forms(message.string)
    if message.fuzzy:
        yield f"fuzzy, look at it and take the mark away: {source[0]!r}"
    elif not said or not all(form.strip() for form in said):
        yield f"not translated: {source[0]!r}"
    else:
        wanted = set().union(*map(placeholders, source))
        for form in said:
            if _differs(placeholders(form), wanted, is_last=form is said[-1]):
                yield f"placeholders differ: {source[0]!r} is said as {form!r}"


def _differs(used: set[str], wanted: set[str], *, is_last: bool) -> bool:
    """Each name in the last form (`%(num)s ideas`); an earlier one may leave some out ("one idea")."""
    return used != wanted if is_last else not used <= wanted
