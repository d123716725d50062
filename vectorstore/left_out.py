"""Importing a library without a part of it that it does without, and that takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_out(part: str) -> Iterator[None]:
    """While its library is imported for the first time, ``part`` fails to be.

    The library has to expect it: it is then as if the part had not been installed.
    """
    first = part.split(".")[0] not in sys.modules
    if first:
        sys.modules[part] = None  # type: ignore[assignment]  # what makes its import fail
    try:
        yield
    finally:
        if first:
            sys.modules.pop(part, None)  # another thread may have been faster
