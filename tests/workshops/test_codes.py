"""Join codes: typed by hand, read aloud, never used twice."""

import pytest
from sqlalchemy import select

from cocreate.journal.store import store
from cocreate.workshops import actions
from cocreate.workshops.codes import ALPHABET, normalize_code, random_code, show_code
from cocreate.workshops.commands import DeleteWorkshop
from cocreate.workshops.models import UsedCode, Workshop
from cocreate.workshops.queries import workshop_by_code
from tests.factories import evening

pytestmark = pytest.mark.usefixtures("app")


def test_alphabet_has_31_letters_and_no_look_alikes() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert not set(ALPHABET) & set("01OIL")


def test_codes_are_eight_of_the_alphabet_and_differ() -> None:
    codes = {random_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 8 and set(code) <= set(ALPHABET) for code in codes)


@pytest.mark.parametrize(
    "typed",
    ["K7MP4RWT", "k7mp4rwt", "K7MP 4RWT", "k7mp-4rwt", " K7 MP 4R WT ", "K7MP\u20114RWT",
     "K7MP\u00a04RWT", "K7MP\u20134rwt", "k7mp.4rwt"],
)  # fmt: skip
def test_a_code_is_found_however_it_is_typed(typed: str) -> None:
    assert normalize_code(typed) == "K7MP4RWT"


@pytest.mark.parametrize(
    "typed",
    ["", "K7MP4RW", "K7MP4RWTT", "K7MP4RW0", "K7MP4RWI", "K7MP4RW\0", "ß7MP4RWT", "../../.."],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert normalize_code(typed) is None


def test_code_is_shown_in_two_groups() -> None:
    assert show_code("K7MP4RWT") == "K7MP 4RWT"


@pytest.mark.database
def test_code_of_a_deleted_workshop_is_never_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = evening().workshop
    store.write(lambda db: actions.delete_workshop(db, DeleteWorkshop(gone.id, gone.code)))
    drawn = iter([gone.code, gone.code, "K7MP4RWT"])
    monkeypatch.setattr(actions, "random_code", lambda: next(drawn))
    assert evening().workshop.code == "K7MP4RWT"
    with store.read() as db:
        assert set(db.scalars(select(UsedCode.code))) == {gone.code, "K7MP4RWT"}
        assert set(db.scalars(select(Workshop.code))) == {"K7MP4RWT"}
        assert workshop_by_code(db, gone.code) is None
