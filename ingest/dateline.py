"""The date a page of plain text gives near its top, or its file name gives."""

import re
from collections.abc import Sequence

from ingest.article import Published
from ingest.dates import MONTH, WRITTEN, fold, from_match, parse_published

_LABEL = re.compile(
    r"(?:(?:first )?(?:published|posted|date)(?: on)?|publicado(?: el| em)?|fecha|data)\s*:?\s+",
    re.IGNORECASE,
)
_PUBLISHED = (
    r"(?:(?:this|the) (?:article|story|report|piece) (?:was|originally appeared) )?"
    r"(?:(?:first|originally) )?(?:published|posted)(?: on)?"
    r"|publicad[oa](?: originalmente)?(?: el| em)?"
)
_IN_TEXT = [
    re.compile(
        rf"(?:{_PUBLISHED})\s*:? {form}(?:,? (?:in|by|at|en|por|na|no|em) [^.]{{1,60}})?\.?", re.I
    )
    for form in WRITTEN
]
_PLACE = (
    r"(?-i:(?!\w+ \w+day\b)[A-Z][\w.'’/-]*"  # not "On Friday"
    r"(?:,? (?:[A-Z][\w.'’/-]*|de|del|la|las|los|el|y|do|da|dos|das|e|of|and)){0,7})"
)
_SECOND_DATE = "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in (*WRITTEN[:2], r"\d{4}\b"))
_DATELINES = [
    re.compile(
        rf"{_PLACE},? ?(?:,|(?P<open>\()) ?{form}(?(open)\))(?:\s*\([^)\d]{{1,30}}\))?"
        rf"\s*\.?[-–—](?![-–—\s]*(?:{_SECOND_DATE}))",
        re.IGNORECASE,
    )
    for form in WRITTEN
]
_IN_PATH_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_NAME = (
    re.compile(
        r"(?:^|[^\d])(?P<year>\d{4})(?P<sep>[-_/.])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?!\d)"
    ),
    re.compile(r"(?:^|/)(?P<year>(?:18|19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
)
_CRAWL = re.compile(r".*\.warc(?:\.gz)?/", re.IGNORECASE)
_IN_ADDRESS = (
    re.compile(r"/(?P<year>\d{4})(?P<sep>[-_/.])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?=[-_/.]|$)"),
    re.compile(rf"/{_IN_PATH_YEAR}/{MONTH}/(?P<day>\d\d?)(?=/|$)"),
    re.compile(rf"/{_IN_PATH_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=[-_/.]|$)"),
    re.compile(rf"/{_IN_PATH_YEAR}/(?P<month>[01]\d)(?=/)"),
)


def standing_date(paragraph: str) -> Published | None:
    """The date that ``paragraph`` consists of, as in "January 20, 2017"; to the day only."""
    if len(paragraph) > 80:
        return None
    line = fold(paragraph)
    label = _LABEL.match(line)
    published = parse_published(line[label.end() :] if label else line, "byline")
    return published if published and published.precision == "day" else None


def dateline(paragraphs: Sequence[str]) -> Published | None:
    """The date in a dateline, as in "SAN SALVADOR, Jan. 20, 2017 -", of the first paragraphs."""
    for paragraph in paragraphs[:3]:
        for form in _DATELINES:
            if match := form.match(fold(paragraph[:150])):
                return from_match(match, "dateline")
    return None


def date_in_text(paragraphs: Sequence[str]) -> Published | None:
    """The date in a paragraph at either end that says only when the article was published."""
    ends = [*paragraphs[:3], *paragraphs[3:][-3:]]
    for paragraph in (fold(paragraph) for paragraph in ends if len(paragraph) < 160):
        for form in _IN_TEXT:
            if match := form.fullmatch(paragraph):
                return from_match(match, "text")
    return None


def date_in_address(url: str) -> Published | None:
    """The date in the path of a web address: ``/2017/01/20/``, ``/2017/jan/20/``, ``/2017/01/``."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", url.lower(), flags=re.IGNORECASE)
    for form in _IN_ADDRESS:
        if match := form.search(path):
            return from_match(match, "url")
    return None


def date_in_name(name: str) -> Published | None:
    """The date in a file's name or folders: ``2017-01-20-title.txt``, ``2017/01/20/title.txt``.

    Of several, it is the first one in the innermost name; a web archive's day is the crawl's.
    """
    name = _CRAWL.sub("", name)
    matches = [match for form in _IN_NAME for match in form.finditer(name)]
    matches.sort(key=lambda match: (-name.count("/", 0, match.end()), match.start()))
    return next(filter(None, (from_match(match, "file name") for match in matches)), None)
