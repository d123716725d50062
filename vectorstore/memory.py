"""The memory of an ingest, kept from growing: what the C library (glibc) is told.

Many threads allocate and free small pieces, and glibc keeps what lies between them, ever more of
it. Where the C library knows no such calls, these do nothing.
"""

import ctypes
import sys

_M_ARENA_MAX = -8
_ARENAS = 2  # else eight a core, each with pieces of its own


def be_sparing() -> None:
    """Have the threads that are started from now on share few arenas."""
    _call("mallopt", _M_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Return to the system what is free."""
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    if sys.platform.startswith("linux"):
        function = getattr(ctypes.CDLL(None), name, None)
        if function:
            function(*values)
