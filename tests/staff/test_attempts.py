"""The limit of tries to sign in."""

from cocreate.staff.attempts import MANY, Attempts


class Seconds:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_burst_then_one_every_while() -> None:
    clock = Seconds()
    attempts = Attempts(login_burst=2, login_every=10.0, now=clock)
    assert [attempts.take("kim") for _ in range(3)] == [0.0, 0.0, 10.0]
    clock.now = 4.0
    assert attempts.take("kim") == 6.0
    clock.now = 10.0
    assert attempts.take("kim") == 0.0


def test_logins_do_not_stand_in_each_others_way() -> None:
    attempts = Attempts(login_burst=1, now=Seconds())
    assert (attempts.take("kim"), attempts.take("bo")) == (0.0, 0.0)


def test_one_password_on_many_logins_is_limited_too() -> None:
    attempts = Attempts(total_burst=3, total_every=2.0, now=Seconds())
    waits = [attempts.take(f"login{number}") for number in range(4)]
    assert waits == [0.0, 0.0, 0.0, 2.0]


def test_hammering_one_login_leaves_room_for_the_others() -> None:
    attempts = Attempts(login_burst=2, total_burst=5, now=Seconds())
    for _ in range(50):
        attempts.take("kim")
    assert attempts.take("bo") == 0.0


def test_right_password_starts_fresh() -> None:
    attempts = Attempts(login_burst=1, now=Seconds())
    attempts.take("kim")
    attempts.forgive("kim")
    assert attempts.take("kim") == 0.0


def test_memory_stays_bounded() -> None:
    clock = Seconds()
    attempts = Attempts(total_every=0.0001, now=clock)
    for number in range(3 * MANY):
        clock.now += 1.0
        attempts.take(f"login{number}")
    assert len(attempts.levels) <= MANY + 1
