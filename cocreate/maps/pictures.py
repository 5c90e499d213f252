"""What kind of picture some bytes are: a server's own word for it is not believed."""

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
WEBP = (b"RIFF", b"WEBP")


def picture_type(body: bytes) -> str | None:
    """`image/png`, `image/jpeg` or `image/webp` by its first bytes; None for anything else."""
    if body.startswith(PNG):
        return "image/png"
    if body.startswith(JPEG):
        return "image/jpeg"
    if (body[:4], body[8:12]) == WEBP:
        return "image/webp"
    return None
