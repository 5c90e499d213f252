"""Whose cookie it is does not depend on the clocks of those who sign and read it.

Flask refuses a cookie signed in the future. A server's clock is put back at times, and two hosts'
never agree to the second: people would be strangers until the clock has caught up.
"""

from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer


class PatientSigner(TimestampSigner):
    """Takes a signature from a moment ahead like one of this moment."""

    def unsign(
        self,
        signed_value: str | bytes,
        max_age: int | None = None,
        return_timestamp: bool = False,  # noqa: FBT001, FBT002 - as in the library
    ) -> Any:
        """The value, and when it was signed if asked for. Raises BadSignature."""
        value, signed_at = super().unsign(signed_value, return_timestamp=True)
        age_s = (datetime.now(UTC) - signed_at).total_seconds()
        if max_age is not None and age_s > max_age:
            raise SignatureExpired("signed too long ago", payload=value, date_signed=signed_at)
        return (value, signed_at) if return_timestamp else value


class Cookies(SecureCookieSessionInterface):
    """Flask's signed cookie with the signer above."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.signer = PatientSigner
        return serializer
