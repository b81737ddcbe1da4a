"""Much work done by as many processes as there are processors, handed over in the order of what was asked."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
FEW = 40  # items that one process has done before others have started
CHUNK = 8  # items handed over at once
AHEAD = 2  # chunks for each process that may be done before they are asked for: memory stays flat
MOST_PROCESSES = 32


class LostError(Exception):
    """The system has ended a process, as it does when memory runs out; what it worked at is lost."""


def in_turn(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield what `work`, a function at the top of a module, makes of each item, in the order of the items.

    Raises LostError at the first item whose result is lost.
    """
    processes = min(processors(), MOST_PROCESSES)
    if processes == 1 or len(items) < FEW:
        yield from map(work, items)
        return
    # Not at the top: a single unit would wait for the import as long as for its own rules.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=gc.get_threshold())
    chunks = (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
    asked = (pool.submit(_all, work, chunk) for chunk in chunks)
    try:
        ahead = deque(islice(asked, AHEAD * processes))
        while ahead:
            yield from ahead.popleft().result()
            ahead.extend(islice(asked, 1))
    except BrokenProcessPool as error:
        raise LostError from error
    finally:
        pool.shutdown(cancel_futures=True)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _all(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


def _begin(*threshold: int) -> None:
    """Let a new process collect garbage as its parent does, leave interruptions to it, and end when it ends."""
    from threading import Thread

    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent's end. Why: if it is killed, its children would wait for work for ever."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)
