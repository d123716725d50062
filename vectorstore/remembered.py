"""What every question asks of the catalog, and few changes alter, is asked of it once."""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from vectorstore.database import Database

D = TypeVar("D", bound="Database")
P = ParamSpec("P")
Told = TypeVar("Told")
_MOST = 256


class Memory:
    """Answers that hold for one state of a file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._state: Hashable = None

    def get(self, state: Hashable, key: Hashable, ask: Callable[[], Told]) -> Told:
        """The answer held for ``key``, or else what ``ask`` gives; another state forgets all."""
        with self._lock:
            if state != self._state:
                self._held.clear()
                self._state = state
            if key in self._held:
                self._held.move_to_end(key)
                held: Told = self._held[key]
                return held
        told = ask()
        with self._lock:
            if state == self._state:
                self._held[key] = told
            if len(self._held) > _MOST:
                self._held.popitem(last=False)
        return told


def remembered(ask: Callable[Concatenate[D, P], Told]) -> Callable[Concatenate[D, P], Told]:
    """A question to a database that is asked again only once its file has changed.

    What it gives is shared: not to be altered. Its values are hashable.
    """

    @functools.wraps(ask)
    def asked(database: D, /, *values: P.args, **named: P.kwargs) -> Told:
        state = database.state()
        if state is None:
            return ask(database, *values, **named)
        key = (ask, values, tuple(named.items()))
        return database.memory.get(state, key, lambda: ask(database, *values, **named))

    return asked
