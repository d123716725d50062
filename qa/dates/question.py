"""The time a question asks for.

A question about 2016 is answered by what was written in 2016 or later, never before: so a time in
the question puts the articles of that time first and leaves the rest in. Only words about the
reporting itself ("articles since 2015", "reported before 2015", "as of May 2016") keep articles
out, by their date.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.language import detect_language
from qa.dates.period import Period, one_day
from qa.dates.relative import by_the_day
from qa.dates.stretch import stretches
from qa.dates.written import Found, apart, with_year, without_year

Use = Literal["prefer", "filter", "as_of", "latest"]

_SINCE = re.compile(
    r"\b(?:since|after|following|starting(?: in)?|desde|después de|despu[eé]s del|tras|a partir de"
    r"|depois de|após)(?: (?:the|early|late|mid|el|la|los|o|a)| de| del| in| on)*[ -]*$",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:before|until|till|up to|through|prior to|by|antes de|antes del|hasta|até|previo a)"
    r"(?: (?:the|early|late|mid|el|la|los|o|a)| de| del| in| on)*[ -]*$",
    re.I,
)
_EXCLUDES = re.compile(r"\b(?:before|prior to|antes)\b[^.]*$", re.I)
_AS_OF = re.compile(
    r"\b(?:as of|as at|known (?:by|in|on)|al? (?:día|fecha) de|se sab[ií]a (?:en|el))"
    r"(?: (?:the|early|late|end of|el|la))*[ -]*$",
    re.I,
)
_BETWEEN = re.compile(
    r"^[ ,]*(?:and|to|until|through|y|a|hasta|e|até|-|–)[ ]*(?:the |el |de )?$", re.I
)
_ALONGSIDE = re.compile(  # "in 2015 and 2016", "was 2016 more violent than 2015"
    r"^[^.?!]{0,40}\b(?:and|or|than|y|o|que|e|ou)(?: in| en| em)? *$", re.I
)
_COMPARED = re.compile(r"\b(?:than|que)(?: in| en| em)? $", re.I)
_OPENS_SPAN = re.compile(r"\b(?:between|from|entre|desde|de)(?: the| el| in)?[ ]*$", re.I)
_ONWARDS = re.compile(r" (?:on|onwards?|en adelante)\b", re.I)
_REPORTING = re.compile(
    r"^\W*(?:(?:the|all|show|find|list|give|me|what|which|any|recent|are|is|there|qué|hay|los|las"
    r"|muéstrame|busca)\s+)*(?:articles?|stories|coverage|news|reports|reporting|artículos?|notas"
    r"|noticias|reportajes|cobertura)\b"
    r"|\b(?:articles?|stor(?:y|ies)|coverage|news|anything|everything) (?:\w+ )?published\b"
    r"|^\W*(?:what|which|who|how many)(?: \w+){0,2} (?:was|were|been) published\b"
    r"|\b(?:art[ií]culos?|notas?|noticias?|reportajes?|mat[eé]rias?|reportagens) publicad[oa]s?\b"
    r"|\bse public(?:ó|aron|a|an)\b"
    r"|^\W*what (?:was|were|is|had been|has been|did .{1,40}(?<!the))"
    r" (?:reported|report|written|write)\b"
    r"|^\W*qué (?:se )?(?:reportó|informó|escribió|publicó|decía la prensa)\b",
    re.I,
)
_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|current(?:ly)?|now(?:adays)?|these days|(?<!USA )today"
    r"|at present|still|más recientes?|actualmente|ahora|(?<!de )hoy|en la actualidad"
    r"|últim[oa]s? (?:noticias?|informaci[oó]n|cifras?|datos?|novedad(?:es)?)"
    r"|sigue|todavía|atualmente|agora|hoje|mais recente)\b",
    re.I,
)
_ACTUAL = re.compile(r"\bactual(?:es)?\b", re.I)
_OFFICE = (
    r"(?:director|chief|head|leader|president|minister|commander|boss|governor|mayor|secretary"
    r"|spokes\w+|jefe|jefa|director[a]?|l[ií]der|president[ea]|ministr[oa]|comandante|gobernador[a]?"
    r"|alcalde|alcaldesa|secretari[oa]|fiscal general)"
)
_OF_THE_PRESENT = re.compile(
    rf"^\W*(?:who(?:['’]s| is| are) .{{0,60}}\b{_OFFICE}\b"
    r"|who (?:heads|leads|runs|commands|governs|rules)\b"
    rf"|qui[eé]n(?:es)? (?:es|son) .{{0,60}}\b{_OFFICE}\b"
    r"|(?:where is|where are|is|are|has|have) (?!it true\b)|(?:d[oó]nde )?est[áa]n? "
    r"|qui[eé]n(?:es)? (?:dirige|encabeza|lidera|manda|gobierna|preside|comanda)\b)",
    re.I,
)


@dataclass(frozen=True)
class AskedTime:
    """What a question says of time, and what it is used for.

    *prefer*: articles that speak of the time or are of it come first; *filter*: only articles
    published in it count; *as_of*: only what was published by its end; *latest*: of the articles
    that answer, the newest. ``since`` and ``until`` are both included; ``words`` are the
    question's own.
    """

    use: Use
    words: str
    since: date | None = None
    until: date | None = None

    @property
    def shown(self) -> str:
        """What was understood, in one sentence for the answer's notes."""
        span = _span(self.since, self.until)
        return {
            "prefer": f"Understood “{self.words}” as {span}: articles of that time come first.",
            "filter": f"Understood “{self.words}”: only articles published {span}.",
            "as_of": f"Understood “{self.words}”: only what was published by {self.until}.",
            "latest": "Understood as a question about the present: the newest article that answers "
            "comes first.",
        }[self.use]


def asked_time(question: str, today: date) -> AskedTime | None:
    """The time that a question asks for; relative words count from ``today``.

    >>> asked_time("What happened before 2015?", date(2020, 1, 1)).until
    datetime.date(2014, 12, 31)
    """
    found = _dates(question, today)
    if not found or (len(found) == 1 and _COMPARED.search(question[: found[0][0]])):
        return _present(question)
    start, end, period = found[0]
    before = question[:start]
    opens = _OPENS_SPAN.search(before)
    if opens and (second := _second(question, found)):
        return _asked(question, opens.start(), second[1], period.first, second[2].last)
    if match := _AS_OF.search(before):
        return AskedTime("as_of", question[match.start() : end], None, period.last)
    if match := _BEFORE.search(before):
        excluded = _EXCLUDES.search(match[0]) and period.first > date.min
        last = period.first - date.resolution if excluded else period.last
        return _asked(question, match.start(), end, None, last)
    if match := _SINCE.search(before):
        return _asked(question, match.start(), end, period.first, None)
    if len(found) > 1 and _ALONGSIDE.search(question[end : found[1][0]]):
        both = (period, found[1][2])
        since, last = min(p.first for p in both), max(p.last for p in both)
        return _asked(question, start, found[1][1], since, last)
    until = None if opens and _ONWARDS.match(question, end) else period.last
    first = opens.start() if opens and period.unit == "span" else start
    return _asked(question, first, end, period.first, until)


def _asked(
    question: str, start: int, end: int, since: date | None, until: date | None
) -> AskedTime:
    use: Use = "filter" if _REPORTING.search(question) else "prefer"
    return AskedTime(use, question[start:end], since, until)


def _dates(question: str, today: date) -> list[Found]:
    """Written dates, "the past year", "last March"; else a day and month without a year."""
    relative = by_the_day(question, one_day(today))
    sure = apart([*stretches(question, today), *with_year(question), *relative])
    return sure or [one for one in without_year(question, today, None) if one[2].unit == "day"]


def _second(question: str, found: list[Found]) -> Found | None:
    """The end of a span that its words join to the first date: "between 2010 and March 2014"."""
    if len(found) < 2:
        return None
    joined = _BETWEEN.search(question[found[0][1] : found[1][0]])
    later: Period = found[1][2]
    return found[1] if joined and later.first > found[0][2].first else None


def _present(question: str) -> AskedTime | None:
    match = _LATEST.search(question) or _OF_THE_PRESENT.search(question)
    if not match and detect_language(question) != "en":
        match = _ACTUAL.search(question)
    return AskedTime("latest", match[0]) if match else None


def _span(since: date | None, until: date | None) -> str:
    if since and until:
        return f"on {since}" if since == until else f"from {since} to {until}"
    return f"since {since}" if since else f"until {until}"
