"""An end to what has none of itself: a sentence of an edition that goes round for ever, a rule lost in a text."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SECONDS = 20.0  # a thousand times what a unit takes


class TooLongError(Exception):
    """Something has kept the processor busy for longer than anything that comes to an end."""


@contextmanager
def time_limit() -> Iterator[None]:
    """Raise TooLongError inside the block whenever it has used SECONDS of processor time.

    Time in which the machine sleeps or does other things does not count. Windows, and threads other than the
    main one, know no such alarm: there nothing is raised.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(*_: Any) -> None:
    raise TooLongError(f"用了 {SECONDS:g} 秒还没有完")
