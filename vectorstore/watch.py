"""When something below the watched places has changed."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_TICK_MS = 1000


def changes(places: Sequence[Path], besides: Path, at_least_every: float | None) -> Iterator[None]:
    """Yield once soon, for what changed before the watch began, and then after each change.

    What lies in ``besides``, the archive itself, does not count. ``at_least_every``: yield after
    so many seconds without a change, too. Ends on Ctrl-C, and at once if no place is there.
    """
    from watchfiles import DefaultFilter, watch

    there = [place for place in places if place.exists()]
    if not there:
        return
    ticks = watch(
        *there,
        watch_filter=DefaultFilter(ignore_paths=[f"{besides.resolve()}{os.sep}"]),  # a prefix
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    last = -float("inf")
    for changed in ticks:
        overdue = at_least_every is not None and time.monotonic() - last >= at_least_every
        if changed or overdue or last < 0:
            yield
            last = time.monotonic()
