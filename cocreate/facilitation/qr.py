"""The join link as a QR code, drawn as one SVG path."""

from dataclasses import dataclass

import segno

QUIET_ZONE = 4  # modules; ISO/IEC 18004 asks for at least four


@dataclass(frozen=True)
class QrPicture:
    """A square of `side` modules, quiet zone included, and the stroked path of its dark modules.

    The path is drawn with a stroke one module wide; the reader of the picture needs dark on light,
    so the page paints a light ground under it in every theme.
    """

    side: int
    path: str


def join_qr(address: str) -> QrPicture:
    """The QR code that opens `address`. Error correction M: read through a scratched poster."""
    code = segno.make(address, error="m", micro=False)
    side, _ = code.symbol_size(border=QUIET_ZONE)
    return QrPicture(side=int(side), path=_path(code))


def _path(code: segno.QRCode) -> str:
    """The `d` of segno's own path: it merges each run of modules into one stroke."""
    drawing = str(code.svg_inline(border=QUIET_ZONE, omitsize=True))
    return drawing.split(' d="', 1)[1].split('"', 1)[0]
