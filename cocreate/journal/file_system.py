"""Where a database file lies: SQLite's WAL shares memory between processes, so never over a network."""

import os
from collections.abc import Iterator
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
# As Linux calls them. Source for the rule: https://www.sqlite.org/wal.html, "Overview", 2.
OVER_A_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "gfs2", "glusterfs", "lustre",
    "ocfs2", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone", "fuse.davfs",
}  # fmt: skip


def network_file_system(file: Path, mounts: Path | None = None) -> str | None:
    """The kind of network file system a file lies on (or would); None if it is this machine's."""
    mounts = mounts or MOUNTS
    if not mounts.exists():
        return None  # not Linux: nobody tells
    there, found, deepest = file.resolve(), "", -1
    for point, kind in _mounted(mounts):
        # Of mounts on top of each other the last one is seen.
        if there.is_relative_to(point) and len(point.parts) >= deepest:
            found, deepest = kind, len(point.parts)
    return found if found in OVER_A_NETWORK else None


def _mounted(mounts: Path) -> Iterator[tuple[Path, str]]:
    """Mount points and their kinds, see proc_pid_mountinfo(5); spaces are written as octal."""
    for line in os.fsdecode(mounts.read_bytes()).splitlines():
        before, _, after = line.partition(" - ")
        point = before.split()[4].replace("\\040", " ")
        yield Path(point), after.split()[0]
