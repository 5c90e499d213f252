"""`make messages`: bring the sources' sentences into every language's catalogue."""

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from cocreate.messages.catalogues import extract, languages, po_file, read_catalogue


def update_catalogues() -> list[str]:
    """Add new sentences to each .po file and take out those no longer said.

    A sentence that was reworded is a new one: what resembles it is not guessed. Returns the
    languages.
    """
    template = extract()
    for language in languages():
        catalogue = read_catalogue(language)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        write_catalogue(language, catalogue)
    return languages()


def start_catalogue(language: str) -> None:
    """Make an empty catalogue for a further language, unless it has one."""
    if po_file(language).exists():
        return
    catalogue = Catalog(
        locale=language,
        project="cocreate",
        version="0",
        header_comment=f"# What cocreate says, in {Locale.parse(language).english_name}.",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        fuzzy=False,
    )
    catalogue.update(extract(), update_creation_date=False)
    po_file(language).parent.mkdir(parents=True, exist_ok=True)
    write_catalogue(language, catalogue)


def write_catalogue(language: str, catalogue: Catalog) -> None:
    """Write the .po file; without line numbers, so that only changed sentences show in a diff."""
    with po_file(language).open("wb") as file:
        write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)
