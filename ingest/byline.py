"""Who wrote an article and when, as the line under its title says it."""

import re
from typing import NamedTuple

from ingest.article import Published
from ingest.dateline import standing_date
from ingest.dates import fold

_BYLINE = re.compile(
    r"(?:By|BY|Por|POR|Escrito por|Written by)\s+"
    r"(?P<author>[^\W\d_a-z][\w.'’-]*(?:,? (?:[^\W\d_a-z][\w.'’-]*|and|with|y|e|con|com|d[aeo]s?"
    r"|del|la|van|von|[|&])){1,8})(?<!\w\w\.)"
)
_APART = re.compile(r"\s*[|·•]\s*|\s+[—–-]\s+")
_COMMA = re.compile(r",\s+")
_CHANGED = (
    r"(?:last )?(?:updated|modified)|(?:ultima )?(?:actualiza|atualiza|modifica)(?:do|da|cion|cao)"
)
_UPDATE = re.compile(rf"(?:{_CHANGED})\b.{{0,60}}", re.IGNORECASE)
_BEFORE_UPDATE = re.compile(rf"\s+\(?(?=(?:{_CHANGED})\b)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\d{1,3} min(?:utes?|utos?)?(?: read| de (?:lectura|leitura))?|\d{1,2}:\d{2}.{0,10}"
)


class Credit(NamedTuple):
    """An author, or "", and a date of publication, or None."""

    author: str
    published: Published | None


def credit_in(paragraph: str) -> Credit | None:
    """What a paragraph that is a byline, a date or both says; None if it is anything more.

    ``By Ana Ruiz | January 20, 2017 | Updated January 22, 2017`` is one; of two dates that both
    could be the publication's, neither is taken.
    """
    if len(paragraph) > 160:
        return None
    whole = standing_date(paragraph)
    if whole:
        return Credit("", whole)
    byline = _BYLINE.fullmatch(paragraph)
    if byline:
        return Credit(byline["author"], None)
    return _parts(paragraph)


def _parts(paragraph: str) -> Credit | None:
    author = ""
    dates: set[Published] = set()
    for part in _pieces(paragraph):
        date, byline = standing_date(part), _BYLINE.fullmatch(part)
        if date:
            dates.add(date)
        elif byline and not author:
            author = byline["author"]
        elif not (_UPDATE.fullmatch(fold(part)) or _ASIDE.fullmatch(part)):
            return None
    published = dates.pop() if len(dates) == 1 else None
    return Credit(author, published) if author or published else None


def _pieces(paragraph: str) -> list[str]:
    parts = [part for whole in _BEFORE_UPDATE.split(paragraph) for part in _APART.split(whole)]
    pieces = [piece.strip(" ()") for part in parts for piece in _at_commas(part.strip(" ()"))]
    return [piece for piece in pieces if piece]


def _at_commas(part: str) -> list[str]:
    """``part`` divided at each comma after which all the rest is a date, or may be passed over."""
    commas = [] if standing_date(part) else _COMMA.finditer(part)
    for comma in commas:
        before, rest = part[: comma.start()], part[comma.end() :]
        if standing_date(rest) or _ASIDE.fullmatch(rest):
            return [*_at_commas(before), rest]
    return [part]
