"""The sites of these tests: each is started once, and every test makes a workshop of its own on it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.proxy import HOST
from tests.deploy.site import Site, SiteHall, running_site

PATH = "/workshops"


@pytest.fixture(scope="package")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a certificate for this machine, which the tests' own clients trust."""
    folder = tmp_path_factory.mktemp("certificates")
    subject = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=IP:{HOST}"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(
        ["openssl", "req", "-x509", "-days", "2", *key, *subject, *files],
        check=True,
        capture_output=True,
    )
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("REQUESTS_CA_BUNDLE", str(folder / "fullchain.pem"))
        environment.setenv("WEBSOCKET_CLIENT_CA_BUNDLE", str(folder / "fullchain.pem"))
        yield folder


@pytest.fixture(scope="package")
def lone_site(
    tmp_path_factory: pytest.TempPathFactory, certificates: Path, built_assets: None
) -> Iterator[Site]:
    """One server on SQLite, below a path."""
    folder = tmp_path_factory.mktemp("lone")
    with running_site(folder, certificates, [{}], PATH, alone=True) as running:
        yield running


@pytest.fixture(scope="package")
def pair(
    tmp_path_factory: pytest.TempPathFactory, certificates: Path, built_assets: None
) -> Iterator[Site]:
    """Two servers with PostgreSQL and Redis, below a path."""
    with running_site(tmp_path_factory.mktemp("pair"), certificates, [{}, {}], PATH) as running:
        yield running


@pytest.fixture
def hall(site: Site) -> Iterator[SiteHall]:
    """A workshop on the site that a module's `site` stands for."""
    made = site.hall()
    yield made
    made.close()
