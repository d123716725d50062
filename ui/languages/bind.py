"""A page's events, each answered in the language of the page."""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

from ui.languages.speak import speaking

if TYPE_CHECKING:
    import gradio as gr


def bind(page: "gr.Blocks", code: str) -> None:
    """Let every event of ``page`` speak the language ``code``, whatever thread it runs in."""
    for event in page.fns.values():
        if callable(event.fn):
            event.fn = spoken(event.fn, code)


def spoken(answer: Callable[..., Any], code: str) -> Callable[..., Any]:
    """``answer`` in that language; a generator stays one.

    Each step of a generator may run in a thread of its own, which forgets what was set before.
    """

    @wraps(answer)
    def stepwise(*given: Any) -> Iterator[Any]:  # noqa: ANN401  (whatever the event is given)
        steps, ended = iter(answer(*given)), object()
        try:
            while True:
                with speaking(code):
                    step = next(steps, ended)
                if step is ended:
                    return
                yield step
        finally:
            if inspect.isgenerator(steps):
                steps.close()

    @wraps(answer)
    def at_once(*given: Any) -> Any:  # noqa: ANN401  (whatever the event is given)
        with speaking(code):
            return answer(*given)

    return stepwise if inspect.isgeneratorfunction(answer) else at_once
