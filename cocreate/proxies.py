"""What stands between people and the application: trusted proxies, and a path it is served below."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Asked by whoever watches this process, past the proxy: they need not know the path.
PROBES = {"/livez", "/readyz"}


def init_app(app: Flask) -> None:
    """Put the application below BASE_URL's path, behind as many proxies as PROXIES says.

    Comes last: Socket.IO's and all other middleware then see addresses without the path. Without
    PROXIES nobody's X-Forwarded-* headers are believed.
    """
    wsgi: WSGIApplication = app.wsgi_app
    if path := app.config["BASE_PATH"]:
        wsgi = DispatcherMiddleware(_probes_of(wsgi), {path: wsgi})
    if count := app.config["PROXIES"]:
        wsgi = ProxyFix(wsgi, x_for=count, x_proto=count, x_host=count)
    # How WSGI middleware is put on, says Flask; its types do not know.
    app.wsgi_app = wsgi  # type: ignore[method-assign, assignment]


def _probes_of(wsgi: "WSGIApplication") -> "WSGIApplication":
    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        known = environ.get("PATH_INFO") in PROBES
        return (wsgi if known else NotFound())(environ, start_response)

    return answer
