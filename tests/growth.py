"""How work grows with what it is done on, and that it ends: told without going by a machine's speed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TIMES = 8
# What grows in step takes about 8 times as long, what compares everything with everything 64 times.
STEADY = 24.0
_COMPARISONS = 3
# Nobody waits so long for what ends at all.
_FOR_EVER_SECONDS = 300.0


def growth(work: Callable[[T], object], little: T, much: T, *, runs: int = 3) -> float:
    """How many times the processor time `much` takes, which is `TIMES` as much as `little`.

    The time of this thread alone, and of some runs the quickest; of some comparisons the least,
    since other machines on the same processor slow down one side of one as well: what grows with
    the square does so in each.
    """
    return min(
        _least_seconds(work, much, runs) / _least_seconds(work, little, runs)
        for _ in range(_COMPARISONS)
    )


def _least_seconds(work: Callable[[T], object], on: T, runs: int) -> float:
    def seconds() -> float:
        started = time.thread_time()
        work(on)
        return time.thread_time() - started

    return min(seconds() for _ in range(runs))


def ends(work: Callable[[], object]) -> None:
    """Do `work` and raise what it raises; fail where it hangs, which is left to itself."""
    raised: list[BaseException] = []

    def done() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 (raised where the test is)
            raised.append(error)

    thread = threading.Thread(target=done, daemon=True)
    thread.start()
    thread.join(_FOR_EVER_SECONDS)
    assert not thread.is_alive(), "it hangs"
    if raised:
        raise raised[0]
