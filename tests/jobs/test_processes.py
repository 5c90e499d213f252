"""Jobs done by real processes: once each, and in spite of what becomes of a process."""

import itertools
import signal
import time
from collections import Counter

from cocreate.jobs.reasons import FAILED, reason
from cocreate.jobs.waiting import again, asked, file_of, order_here, wait
from tests.jobs.conftest import SILENCE_S, Shop, until
from tests.jobs.hands import STEP


def test_two_processes_never_do_one_job_twice(shop: Shop) -> None:
    asked_for = [shop.ask_anywhere("count", f"{n}", word=f"w{n}") for n in range(40)]
    shop.hire()
    shop.hire()
    assert [shop.end(report).result for report in asked_for] == [
        {"word": f"w{n}"} for n in range(40)
    ]
    assert Counter(shop.said) == Counter(f"w{n}" for n in range(40))


def test_killed_in_the_middle_the_result_still_arrives_once(shop: Shop) -> None:
    report = shop.ask("gated")
    first = shop.hire()
    until(lambda: shop.said == ["begun"])
    first.kill()
    first.wait()
    assert not file_of(report).exists()
    shop.gate.touch()
    shop.hire()
    ended = shop.end(report)
    assert (ended.state, ended.result) == ("done", {"size": 12})
    assert file_of(ended).read_bytes() == b"a whole file"
    assert shop.said == ["begun", "begun", "ended"]


def test_whoever_asks_meanwhile_shares_the_job_and_sees_how_far_it_is(shop: Shop) -> None:
    report = shop.ask("gated")
    shop.hire()
    until(lambda: shop.ask("gated").done == 2)
    meanwhile = shop.ask("gated")
    assert (meanwhile.id, meanwhile.state) == (report.id, "running")
    assert (meanwhile.percent, meanwhile.step) == (40, STEP)
    assert wait(meanwhile, 0.01).state == "running"
    shop.gate.touch()
    assert shop.end(meanwhile).state == "done"
    assert shop.said == ["begun", "ended"]


def test_process_alive_keeps_its_job_longer_than_silence_would_last(shop: Shop) -> None:
    """A job without progress that beats is never given to the second process."""
    report = shop.ask("gated")
    shop.hire()
    until(lambda: shop.said == ["begun"])
    shop.hire()
    # The second process is at work as soon as it has done one of these.
    shop.end(shop.ask_anywhere("count", "first", word="x"))
    enough = time.monotonic() + 2 * SILENCE_S
    for n in itertools.takewhile(lambda _: time.monotonic() < enough, itertools.count()):
        shop.end(shop.ask_anywhere("count", f"{n}", word="x"))
        time.sleep(SILENCE_S / 20)
    shop.gate.touch()
    shop.end(report)
    assert shop.said.count("begun") == 1


def test_poison_fails_after_three_tries_and_can_be_asked_for_again(shop: Shop) -> None:
    shop.hire()
    failed = shop.end(shop.ask("poison"))
    assert (failed.state, failed.error) == ("failed", FAILED)
    assert "three times" in reason(failed.error)
    assert shop.said == ["begun"] * 3
    assert shop.ask("poison").state == "failed"
    again(failed)
    assert shop.end(shop.ask("poison")).state == "failed"
    assert shop.said == ["begun"] * 6


def test_process_asked_to_end_gives_its_job_back(shop: Shop) -> None:
    report = shop.ask("gated")
    first = shop.hire()
    until(lambda: shop.said == ["begun"])
    first.send_signal(signal.SIGTERM)
    assert first.wait(timeout=20) == 0
    given_back = shop.ask("gated")
    assert given_back.state == "queued"
    shop.gate.touch()
    shop.hire()
    assert shop.end(report).state == "done"


def test_file_that_is_gone_is_made_again(shop: Shop) -> None:
    shop.gate.touch()
    shop.hire()
    made = shop.end(shop.ask("gated"))
    file_of(made).unlink()
    remade = shop.end(shop.ask("gated"))
    assert remade.id == made.id
    assert file_of(remade).read_bytes() == b"a whole file"


def test_file_is_made_only_where_it_is_wanted(shop: Shop) -> None:
    elsewhere = order_here("test.gated", "one", {"log": str(shop.log), "gate": str(shop.gate)})
    other = asked(type(elsewhere)(elsewhere.kind, elsewhere.key, elsewhere.data, "another place"))
    shop.gate.touch()
    shop.hire()
    assert shop.end(shop.ask("gated")).state == "done"
    assert wait(other, 0.01).state == "queued"
