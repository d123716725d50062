"""A question asked again: as it was, in other words, or with a chip removed or changed."""

import re
from collections.abc import Mapping
from typing import Any

from ingest.normalise import one_line
from ui.asked import Asked
from ui.conversation import LONGEST_QUESTION, Turn
from ui.understood import sources_of

_SOURCE = re.compile(r"source-([0-9]{1,4})")
_DATES = ("since", "until")
_LONGEST = LONGEST_QUESTION + 100  # a longer question is refused where it is asked


def again(turn: Turn, sent: Mapping[str, object]) -> Asked:
    """What is to be asked in the place of a turn, by what the page's script sent.

    ``drop`` names a chip to leave out, ``question`` gives other words, ``searched``, ``since``,
    ``until`` and ``source-0``, ``source-1``, … the fields of the changed search. With none of them
    it is the same question.
    """
    if "drop" in sent:
        return _without(turn, _text(sent, "drop"))
    if "question" in sent:
        return Asked(_text(sent, "question"), turn.limits)
    if "searched" in sent:
        return Asked(turn.question, _limits(turn, sent), one_line(_text(sent, "searched")))
    return turn.asked


def _without(turn: Turn, chip: str) -> Asked:
    limits = dict(turn.limits)
    source = _SOURCE.fullmatch(chip)
    if source:
        kept = [s for i, s in enumerate(sources_of(limits)) if i != int(source[1])]
        return Asked(turn.question, {**limits, "sources": kept}, turn.searched)
    if chip == "dates":
        undated = {name: value for name, value in limits.items() if name not in _DATES}
        return Asked(turn.question, undated, turn.searched)
    if chip == "time":
        return Asked(turn.question, {**limits, "read_dates": False}, turn.searched)
    if chip == "searched":
        return Asked(turn.question, limits, turn.question)  # as asked, whatever came before
    return turn.asked


def _limits(turn: Turn, sent: Mapping[str, object]) -> dict[str, Any]:
    dates = {name: one_line(_text(sent, name)) or None for name in _DATES}
    named = [name for name in sent if _SOURCE.fullmatch(name)]
    sources = [one_line(_text(sent, name)) for name in sorted(named)]
    limits = {**turn.limits, **dates, "sources": [source for source in sources if source]}
    # dates that were typed stand in the place of those in the question's words
    return {**limits, "read_dates": False} if any(dates.values()) else limits


def _text(sent: Mapping[str, object], name: str) -> str:
    value = sent.get(name)
    return value[:_LONGEST] if isinstance(value, str) else ""
