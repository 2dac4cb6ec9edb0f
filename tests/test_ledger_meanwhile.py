"""newsx/ledger/meanwhile.py: work in a thread that nobody has to wait for."""

from __future__ import annotations

import threading

import pytest

from newsx.ledger.meanwhile import meanwhile


def test_work_goes_on_meanwhile_and_its_result_is_asked_for() -> None:
    go = threading.Event()
    made = meanwhile(lambda one, *, two: (go.wait(9), one + two, threading.current_thread().daemon), 1, two=2)
    assert not made.done()
    go.set()
    assert made.result(9) == (True, 3, True)


def test_what_goes_wrong_is_raised_where_the_result_is_asked_for() -> None:
    def broken() -> None:
        raise KeyboardInterrupt("stop")

    with pytest.raises(KeyboardInterrupt, match="stop"):
        meanwhile(broken).result(9)
