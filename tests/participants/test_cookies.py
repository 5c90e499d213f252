"""Who somebody is survives clocks that do not agree; a forged or an old cookie does not."""

from datetime import timedelta

import pytest
from flask import Flask
from itsdangerous import BadSignature, SignatureExpired, TimestampSigner

from cocreate.participants.cookies import PatientSigner

HOUR_S = 3600


class AtAnotherTime(TimestampSigner):
    """Signs as a host does whose clock is off by so much."""

    off_s = 0

    def get_timestamp(self) -> int:
        return super().get_timestamp() + self.off_s


def signed(off_s: int) -> bytes:
    signer = AtAnotherTime("a key of a test")
    signer.off_s = off_s
    return signer.sign("me")


@pytest.mark.parametrize("off_s", [-HOUR_S, 0, 1, HOUR_S])
def test_cookie_of_another_clock_is_taken(off_s: int) -> None:
    assert PatientSigner("a key of a test").unsign(signed(off_s), max_age=2 * HOUR_S) == b"me"


def test_old_cookie_is_not_taken() -> None:
    with pytest.raises(SignatureExpired):
        PatientSigner("a key of a test").unsign(signed(-3 * HOUR_S), max_age=2 * HOUR_S)


@pytest.mark.parametrize("cut", [0, 1, -3])
def test_forged_cookie_is_not_taken(cut: int) -> None:
    forged = bytearray(signed(0))
    forged[cut] ^= 1
    with pytest.raises(BadSignature):
        PatientSigner("a key of a test").unsign(bytes(forged), max_age=HOUR_S)


def test_application_signs_with_it(app: Flask) -> None:
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    value = serializer.loads(serializer.dumps({"a": 1}), max_age=timedelta(days=1).total_seconds())
    assert value == {"a": 1}
    assert serializer.signer is PatientSigner
