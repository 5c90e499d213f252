"""Whether a step has anything to do is told by content."""

from pathlib import Path

from cocreate.assets.stamps import digest, files_below, is_fresh, mark_fresh


def test_digest_changes_with_content_name_and_words_but_not_with_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one.js", tmp_path / "two.js"
    one.write_text("1")
    two.write_text("2")
    before = digest([one, two])
    assert digest([two, one]) == before
    assert digest([one]) != before
    assert digest([one, two], "more") != before
    two.write_text("3")
    assert digest([one, two]) != before


def test_step_is_fresh_only_for_the_hash_it_was_done_for(tmp_path: Path) -> None:
    stamp = tmp_path / ".made"
    assert not is_fresh(stamp, "abc")
    mark_fresh(stamp, "abc")
    assert is_fresh(stamp, "abc")
    assert not is_fresh(stamp, "abd")


def test_files_below_a_folder_that_is_not_there_are_none(tmp_path: Path) -> None:
    assert files_below(tmp_path / "nowhere", "*.js") == []
