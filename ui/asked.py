"""What a person wants to know, and what is found out beside the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Asked:
    """What a person wants to know.

    ``limits`` are arguments of ``Assistant.stream`` (``since``, ``until``, ``sources``).
    ``searched`` is looked up in the place of what the question would be understood as.
    """

    question: str
    limits: Mapping[str, Any] = field(default_factory=dict)
    searched: str = ""


@dataclass(frozen=True)
class Aside:
    """What was found out beside an answer.

    ``independent`` counts the cited articles that are not copies of one another; None is unknown.
    ``suggestions`` are questions that the archive can answer, for one that it can't.
    """

    independent: int | None = None
    suggestions: tuple[str, ...] = ()
