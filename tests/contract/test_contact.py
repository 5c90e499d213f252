"""Staff are told how many phones have lost their connection."""

import pytest

from tests.contract.hall import Hall


@pytest.mark.database
def test_staff_hear_of_a_lost_phone_and_nobody_else_does(hall: Hall) -> None:
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    for each in (ann, bob, staff):
        each.connect()

    def missed() -> list[int]:
        return [told["out_of_contact"]["phones"] for told in staff.named("present")
                if "out_of_contact" in told]  # fmt: skip

    ann.leave()
    staff.until(lambda: missed()[-1:] == [1])
    assert staff.me()["present"]["out_of_contact"]["since"] is not None
    ann.connect()
    staff.until(lambda: missed()[-1:] == [0])
    assert "out_of_contact" not in bob.me()["present"]
    assert not any("out_of_contact" in told for told in bob.named("present"))
