"""Whether two articles speak of the same thing."""

import re
from collections.abc import Iterable
from datetime import date

from ingest.accents import without_accents
from ingest.article import Article
from qa.capitals import CAPITAL
from qa.dates.period import Period
from qa.dates.words import MONTH
from vectorstore.analysis import LANGUAGES, carries_meaning, question_words
from vectorstore.archive import Archive

SAME_STORY = 3  # days within which two papers report the same state of things
_NAME = re.compile(rf"(?<![\w“\"«])(?:[{CAPITAL}][\w’'-]{{2,}}|[A-Z]+\d+|[A-Z]{{2,}})")
_DAYS = 45  # one event is written about within so many days, and later with its year
_RARE_SHARE, _RARE_COUNT = 0.005, 6


def names_of(text: str, *, opens: bool = True) -> frozenset[str]:
    """Capitalised words, folded; with ``opens`` off the first word of the text is none.

    >>> sorted(names_of("Who heads the police in El Salvador?", opens=False))
    ['salvador']
    """
    found = [
        match
        for match in _NAME.finditer(text)
        if opens or match.start() > len(text[:3].strip("¿¡ "))
    ]
    words = [
        re.sub(r"['’]s?$", "", match[0]) for match in found if not re.fullmatch(MONTH, match[0])
    ]
    return frozenset(_folded(word) for word in words if carries_meaning(word))


def holds(article: Article, names: Iterable[str]) -> bool:
    """Whether title and text hold every name, or a word of its stem ("Honduran" for "Honduras")."""
    text = f"{article.title}\n{article.text}"
    return all(holds_name(text, name) for name in names)


def holds_name(text: str, name: str) -> bool:
    """Whether the text holds a name of ``names_of``, or a word of its stem."""
    return bool(re.search(rf"\b{re.escape(_stem(name))}", _folded(text)))


def days_apart(one: Article, other: Article) -> int | None:
    """Days between their dates; None unless both are known to the day."""
    told = [article.published for article in (one, other)]
    if any(published is None or published.precision != "day" for published in told):
        return None
    first, second = (date.fromisoformat(published.value) for published in told if published)
    return abs((first - second).days)


def same_event(
    archive: Archive, one: Article, other: Article, named: Iterable[Period] = ()
) -> bool:
    """Whether both were written within weeks and share two names, one of them rare.

    ``named`` are days and months that the newer tells of: an older one of the weeks after one of
    them was written in time as well.
    """
    apart = days_apart(one, other)
    if apart is None:
        return False
    older = min(one.last_day, other.last_day)
    if apart > _DAYS and not any(_is_soon_after(older, period) for period in named):
        return False
    shared = _names_within(one) & _names_within(other)
    return len(shared) >= 2 and any(is_rare(archive, name) for name in shared)


def _is_soon_after(day: str, period: Period) -> bool:
    told = date.fromisoformat(day)
    return period.first <= told and (told - period.last).days <= _DAYS


def _names_within(article: Article) -> frozenset[str]:
    """Names of title and text, without the words that merely begin a sentence."""
    inside = re.sub(r"(?:^|(?<=[.!?:]\s)|(?<=\n))[“\"«]?\w+", "", article.text)
    return names_of(inside)


def is_rare(archive: Archive, name: str) -> bool:
    """Whether few passages, of any language, hold the name."""
    held = 0.0
    for language in LANGUAGES:
        words = question_words(name, language)
        held += max(archive.lexical.shares(words, language).values(), default=0.0)
    return 0 < held <= max(_RARE_SHARE, _RARE_COUNT / max(1, len(archive.lexical)))


def _stem(name: str) -> str:
    return name[: max(4, len(name) - 2)] if len(name) > 5 else name


def _folded(text: str) -> str:
    return without_accents(text.casefold())
