"""What a question was understood as, in chips that can be removed or edited to search again."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ui.conversation import LONGEST_QUESTION, Turn
from ui.languages import say
from ui.markup import element, join
from ui.words import date_in_words, name_of

_LONGEST_DATE = 10
_LONGEST_SOURCE = 200


def render_understood(number: int, turn: Turn) -> Markup | None:
    """The chips, and the hidden form they open; None where all was taken as it was asked."""
    words = words_of(turn)
    dates, time = _dates(turn.limits), _time(turn)
    sources = sources_of(turn.limits)
    chips = [
        _chip(say("words"), words, "searched") if words != _one_line(turn.question) else None,
        _chip(say("dates"), dates, "dates") if dates else None,
        _chip(say("time"), time, "time") if time else None,
        *(_chip(say("source"), name_of(s), f"source-{i}") for i, s in enumerate(sources)),
    ]
    if not any(chips):
        return None
    listed = element(
        "p",
        element("span", say("Searched:"), class_="label"),
        *chips,
        class_="chips",
        role="group",
        aria_label=say("What was searched"),
    )
    return element("div", listed, _form(number, turn, words, sources), class_="understood")


def words_of(turn: Turn) -> str:
    """The words that were searched for, as far as they are known."""
    if turn.answer:
        return _one_line(turn.answer.question.standalone)
    return _one_line(turn.searched or turn.question)


def sources_of(limits: Mapping[str, Any]) -> Sequence[str]:
    """The sources that a search was limited to."""
    return tuple(limits.get("sources") or ())


def _dates(limits: Mapping[str, Any]) -> str:
    since, until = limits.get("since"), limits.get("until")
    if since and until:
        first, last = date_in_words(since), date_in_words(until)
        return first if since == until else say("{first} to {last}", first=first, last=last)
    if since:
        return say("from {first} on", first=date_in_words(since))
    return say("up to {last}", last=date_in_words(until)) if until else ""


def _time(turn: Turn) -> str:
    """What the question's own words were understood to say of time."""
    time = turn.answer.question.time if turn.answer else None
    if time is None:
        return ""
    if time.use == "latest":
        return say("the newest first")
    first, last = (str(day) if day else None for day in (time.since, time.until))
    if first and last and (first[:4], first[4:], last[4:]) == (last[:4], "-01-01", "-12-31"):
        first = last = first[:4]
    return _dates({"since": first, "until": last})


def _chip(kind: str, words: str, field: str) -> Markup:
    remove = element(
        "button",
        "×",
        type="button",
        class_="drop",
        data_drop=field,
        aria_label=say("Search again without the {kind}: {words}", kind=kind, words=words),
    )
    edit = element(
        "button",
        words,
        type="button",
        class_="edit",
        dir="auto",
        data_form="refine",
        data_focus=field,
        aria_label=say("Change the {kind}: {words}", kind=kind, words=words),
    )
    return element("span", edit, remove, class_="chip")


def _form(number: int, turn: Turn, words: str, sources: Sequence[str]) -> Markup:
    limits = turn.limits
    fields = [
        _labelled(number, say("Search for"), "searched", words, LONGEST_QUESTION),
        _labelled(number, say("From"), "since", limits.get("since") or "", _LONGEST_DATE),
        _labelled(number, say("Up to"), "until", limits.get("until") or "", _LONGEST_DATE),
        *(
            _labelled(number, say("Source"), f"source-{place}", source, _LONGEST_SOURCE)
            for place, source in enumerate(sources)
        ),
    ]
    hint = element("p", say("A date is a year, a month or a day: 2016, 2016-03 or 2016-03-05."))
    buttons = join(
        (
            element("button", say("Search again"), type="button", class_="do", data_do="refine"),
            element("button", say("Cancel"), type="button", data_cancel=True),
        )
    )
    return element(
        "div",
        *fields,
        hint,
        element("p", buttons, class_="buttons"),
        class_="form",
        role="group",
        aria_label=say("Change the search"),
        data_kind="refine",
        hidden=True,
    )


def _labelled(number: int, label: str, name: str, value: str, most: int) -> Markup:
    field = f"field-{number}-{name}"
    common: dict[str, Any] = {"id": field, "name": name, "maxlength": most, "dir": "auto"}
    if name == "searched":
        control = element("textarea", value, rows=2, **common)
    else:
        control = element("input", type="text", value=value, **common)
    return element("p", element("label", label, for_=field), control, class_=f"field {name}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
