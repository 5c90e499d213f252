"""Which addresses a source of tiles may be at."""

import socket

import pytest

from cocreate.maps.public_only import public_address

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1",
    "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "2002:0a00:0001::1", "224.0.0.1", "255.255.255.255",
]  # fmt: skip


def resolves(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    found = [(0, 0, 0, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


@pytest.mark.parametrize("address", PRIVATE)
def test_address_that_the_internet_does_not_know_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    resolves(monkeypatch, address)
    with pytest.raises(OSError, match="not public"):
        public_address("tiles.example", 80)


def test_one_private_address_among_others_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(OSError, match="not public"):
        public_address("tiles.example", 80)


def test_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves(monkeypatch, "2606:2800:220:1::1", "93.184.216.34")
    assert public_address("tiles.example", 80) == "93.184.216.34"
