"""The former question at another time: "And in 2015?", "And in April?", "And the year before?"."""

import re

from ingest.language import detect_language
from qa.conversation.asking import asks_alike, without_asking
from qa.dates.said_time import Said, Time, is_in, month_alone, step, time_in, time_said
from qa.dates.written import with_year
from vectorstore.analysis import content_words

_OF_A_THING = re.compile(r"\b(?:the|el|la|los|las|o|a|os|as|['’]s) $", re.I)  # "the 2015 Cup"
_ENDS = " ?.!"
_NOTHING_ELSE = (
    "and but so or the a an of in on at by for to during is are was were be been has have had did"
    " does there it that this then also too only just"
    " y o e el la los las un una de del en al por para con es son era eran fue fueron ha han"
    " había hay hubo se eso esto también solo"
    " os as um uma em no na nos nas do da dos das é são foi foram há houve isso também só"
)
_EMPTY = frozenset(_NOTHING_ELSE.split())  # words that ask for nothing else than what was asked


def at_another_time(asked: str, before: str) -> str | None:
    """The former question about the time that is asked for now, if that is all that changed.

    >>> at_another_time("And in April?", "How many were killed in March 2016?")
    'How many were killed in April 2016?'
    >>> at_another_time("And before 2015?", "How many were killed in March 2016?")
    'How many were killed before 2015?'
    >>> at_another_time("Why in 2015?", "How many were killed in 2016?") is None
    True
    """
    found = at_time_asked(asked, before)
    return found[0] if found and _adds_nothing(found[1], before) else None


def at_time_asked(asked: str, before: str) -> tuple[str, str] | None:
    """The former question at the time that is asked for, and what else is asked.

    >>> at_time_asked("Guatemala in 2015?", "How many were killed in Honduras in 2016?")
    ('How many were killed in Honduras in 2015?', 'Guatemala?')
    """
    former = time_in(before)
    found = time_said(asked, former) if former else _told_at_all(asked, before)
    if not found or _OF_A_THING.search(asked[: found.start]):
        return None
    other = _put(former, found) if former else f"{before.rstrip(_ENDS)} {found.words}?"
    rest = re.sub(r"\s+(?=[?!.]*$)", "", f"{asked[: found.start]} {asked[found.end :]}".strip())
    return (other, rest) if other else None


def has_time(text: str) -> bool:
    """Whether it has a date with its year."""
    return bool(with_year(text))


def with_time_told(asked: str, before: str) -> str:
    """The question with the year or month that "the year before" at its end means by the former.

    >>> with_time_told("Who led it the year before?", "Who led it in 2016?")
    'Who led it in 2015?'
    """
    former = time_in(before)
    found = step(asked, former) if former and not with_year(asked) else None
    if not found or re.match(r"(?:the )?next\b", asked[found.start :], re.I):
        return asked
    alone = not asked[found.end :].strip(_ENDS)  # and not "the year before Funes took office"
    return f"{asked[: found.start]}{_in(asked)}{found.date}?" if alone else asked


def with_year_told(asked: str, before: str) -> str:
    """The question with the former one's year behind a month that has none."""
    former = time_in(before)
    found = month_alone(asked, former) if former and not with_year(asked) else None
    return f"{asked[: found.start]}{found.words}{asked[found.end :]}" if found else asked


def _told_at_all(asked: str, before: str) -> Said | None:
    """The time asked for after a question that has none."""
    told = time_in(asked)
    if not told or with_year(before) or not before.endswith("?"):
        return None
    by = told.by or _in(before)
    return Said(told.start, told.end, by[0].lower() + by[1:], told.date)


def _put(former: Time, said: Said) -> str | None:
    """The former question with another date, and if one is given, another preposition."""
    start, by = former.at, ""
    if said.by and not is_in(said.by):
        if not former.by:  # no "the before 2015 massacre"
            return None
        start, by = former.start, said.by
    elif former.by and (former.period.unit == "span" or (said.by and not is_in(former.by))):
        start, by = former.start, _in(former.text)
    if by:
        by = (by[0].upper() if former.by[0].isupper() else by[0].lower()) + by[1:]
    return f"{former.text[:start]}{by}{said.date}{former.text[former.end :]}"


def _in(text: str) -> str:
    return {"es": "en ", "pt": "em "}.get(detect_language(text), "in ")


def _adds_nothing(rest: str, before: str) -> bool:
    """Whether these words of a question all stand in the former one, and ask for the same."""
    if not asks_alike(rest, before):
        return False
    language = detect_language(rest)
    known = {*re.findall(r"[\w'’-]+", before.casefold()), *_EMPTY}
    told = set(content_words(before, detect_language(before)))
    words = re.findall(r"[\w'’-]+", without_asking(rest).casefold())
    return all(
        word in known or ((said := set(content_words(word, language))) and said <= told)
        for word in words
    )
