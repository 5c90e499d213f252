"""SQLite is not used over a network file system."""

from pathlib import Path

import pytest

from cocreate.journal import file_system
from cocreate.journal.engine import UnsafeDatabase, engine_options
from cocreate.journal.file_system import network_file_system

# As proc_pid_mountinfo(5) gives them.
MOUNTS = r"""22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / /srv/share rw,relatime shared:1 - nfs4 files:/export rw
31 30 8:2 / /srv/share/local rw - xfs /dev/sdb1 rw
32 22 0:41 / /mnt/two\040words rw - cifs //files/share rw
33 22 0:42 / /over rw - nfs files:/a rw
34 22 8:3 / /over rw - ext4 /dev/sdc1 rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize(
    ("file", "kind"),
    [("/var/lib/cocreate/c.sqlite3", None), ("/srv/share/c.sqlite3", "nfs4"),
     ("/srv/shared/c.sqlite3", None), ("/srv/share/local/c.sqlite3", None),
     ("/mnt/two words/c.sqlite3", "cifs"), ("/over/c.sqlite3", None)],
)  # fmt: skip
def test_kind_of_file_system_is_the_innermost_mount_s(
    mounts: Path, file: str, kind: str | None
) -> None:
    assert network_file_system(Path(file), mounts) == kind


def test_where_nobody_tells_about_mounts_nothing_is_refused(tmp_path: Path) -> None:
    assert network_file_system(tmp_path, tmp_path / "none") is None


def test_this_machine_s_own_disk_is_fine(tmp_path: Path) -> None:
    assert "module" in engine_options(f"sqlite:///{tmp_path}/c.sqlite3")


def test_database_on_a_network_file_system_is_refused(
    tmp_path: Path, mounts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts.write_text(
        f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 22 0:40 / {tmp_path} rw - nfs4 x rw\n"
    )
    monkeypatch.setattr(file_system, "MOUNTS", mounts)
    with pytest.raises(UnsafeDatabase, match=r"nfs4.*COCREATE_INSTANCE"):
        engine_options(f"sqlite:///{tmp_path}/c.sqlite3")
