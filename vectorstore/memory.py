"""Memory given back to the system between the steps of an ingest."""

import ctypes
import sys


def give_back() -> None:
    """Return what is free: after many threads' small pieces glibc keeps it, ever more of it.

    Does nothing where the C library knows no such call.
    """
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
