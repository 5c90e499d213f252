"""Connections to the public internet only: a source of tiles must not open the city's own network.

The name is resolved here and the connection goes to the very address that was looked at, so a name
server cannot say one thing now and another then. Behind a forward proxy that proxy decides.
"""

import ipaddress
import socket
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError


def public_address(host: str, port: int) -> str:
    """The address to connect to. Raises OSError if any of the host's is not a public one."""
    found = {str(place[0]) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    addresses = [ipaddress.ip_address(address.partition("%")[0]) for address in sorted(found)]
    if not addresses or not all(_is_public(address) for address in addresses):
        raise OSError("the host is at an address that is not public")
    # The old kind of address first: halls often have no route for the new one.
    return str(min(addresses, key=lambda address: address.version))


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return bool(inner.is_global and not inner.is_multicast)


class _Checked(HTTPConnection):
    """Resolves and looks before it connects; certificates are still checked against the name."""

    def _new_conn(self) -> socket.socket:
        name = self._dns_host
        try:
            self._dns_host = public_address(name, self.port)
            return super()._new_conn()
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error
        finally:
            self._dns_host = name


class _CheckedTls(_Checked, HTTPSConnection):
    """The same under TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Checked


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _CheckedTls


class PublicOnly(HTTPAdapter):
    """For a `requests` session whose hosts must be public."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """As ever, with connections that look where they go."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
