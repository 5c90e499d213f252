"""A real nginx with the configuration of deploy/, on ports of its own and with a certificate of its own."""

import os
import shutil
import socket
import string
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cocreate.bootstrap import SYSTEM_FOLDERS
from cocreate.config import ROOT
from tests.server import free_port

TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
HOST = "127.0.0.1"
PATIENCE_S = 10
# What the machine's own nginx.conf gives; the log tells which worker was asked for which workshop.
FRAME = string.Template("""
$user
daemon off;
worker_processes 1;
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 512; }
http {
    log_format placed '$$upstream_addr $$cocreate_room $$uri';
    access_log $folder/access.log placed;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    include $folder/site.conf;
}
""")


@dataclass(frozen=True)
class Proxy:
    """nginx at `https://127.0.0.1:port`; its certificate is in the folder `certificates`."""

    folder: Path
    port: int
    plain_port: int
    certificates: Path

    @property
    def origin(self) -> str:
        return f"https://{HOST}:{self.port}"

    def placed(self) -> list[tuple[str, str, str]]:
        """Every request that has ended: the worker, the workshop it was taken for, its path."""
        lines = (self.folder / "access.log").read_text().splitlines()
        return [(addr, room, uri) for addr, room, uri in (line.split(" ", 2) for line in lines)]


def planned(folder: Path, certificates: Path) -> Proxy:
    """Where it will stand: the address is needed before the workers start."""
    folder.mkdir()
    return Proxy(folder, free_port(), free_port(), certificates)


@contextmanager
def running(proxy: Proxy, workers: Sequence[int], path: str) -> Iterator[None]:
    """Nginx before the workers at these ports; the site is below `path`."""
    (proxy.folder / "site.conf").write_text(_site(proxy, workers, path))
    conf = proxy.folder / "nginx.conf"
    # Started by root it would give up its rights, and with them a test's own folder.
    user = "" if os.geteuid() else "user root;"
    conf.write_text(FRAME.substitute(folder=proxy.folder, user=user))
    command = [_nginx(), "-e", proxy.folder / "error.log", "-c", conf]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(proxy.port, process)
            yield
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not come up")


def _site(proxy: Proxy, workers: Sequence[int], path: str) -> str:
    """The template filled in as deploy/ says, its two ports exchanged for free ones."""
    names = {
        "SITE_HOST": HOST,
        "SITE_PATH": path,
        "SITE_CERTIFICATES": str(proxy.certificates),
        "SITE_WORKERS": " ".join(f"server {HOST}:{port};" for port in workers),
    }
    text = TEMPLATE.read_text()
    for name, value in names.items():
        text = text.replace(f"${{{name}}}", value)
    for usual, mine in (("listen 443 ", proxy.port), ("listen 80;", proxy.plain_port)):
        assert text.count(usual) == 1
        text = text.replace(usual, f"listen {HOST}:{mine}{usual[-1]}")
    return text


def _nginx() -> str:
    folders = os.pathsep.join((os.environ["PATH"], *SYSTEM_FOLDERS))
    found = shutil.which("nginx", path=folders)
    assert found, "no nginx: apt-get install nginx-light"
    return found
