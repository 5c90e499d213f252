"""Starting the product: the web server and the job process, kept together by `supervisor.py`."""

import os
import socket
import sys
from pathlib import Path

SUPERVISOR = Path(__file__).with_name("supervisor.py")


class PortTaken(Exception):
    """The server cannot listen there; the message says what to do."""


def refuse_busy_port(host: str, port: int) -> None:
    """Raise PortTaken if the address is in use, or not ours to use."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise PortTaken(f"Port {port} is the system's own: choose one above 1023.") from error
        except OSError as error:
            raise PortTaken(
                f"Port {port} on {host} is taken ({error.strerror}):"
                " stop what runs there, or choose another with PORT=8010."
            ) from error


def server_command(host: str, port: int) -> list[str]:
    """The command line that serves the product at this address until it is interrupted."""
    # By its path and without its folder on the import path: see there.
    return [sys.executable, "-P", str(SUPERVISOR), host, str(port)]


def serve(host: str, port: int) -> None:
    """Become the server: this process ends with it, and Ctrl-C ends all. Raises PortTaken."""
    refuse_busy_port(host, port)
    command = server_command(host, port)
    os.execv(command[0], command)  # noqa: S606 - our own command line
