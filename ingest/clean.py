"""What is left of a saved page when everything that is not the article is taken away.

A rule removes only what it is sure of: to leave clutter is better than to lose a sentence.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ingest.clutter import Kind, is_clutter, kind_of
from ingest.normalise import paragraphs_of

_NAVIGATION = re.compile(
    r"(?:home|news|menu|search|log ?in|sign in|inicio|noticias|buscar|portada|iniciar sesion"
    r"|início|entrar)",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"(?:home|news|inicio|início|portada)\s*[>»›/|].{1,150}", re.IGNORECASE)
_GLUED = re.compile(r"(?:\S|[>»›/|]\s+)\Z")  # what has a title right after it
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?…\"”’»)]) )[\"“‘'«]?")
_SURE = {"related", "marker", "plea", "teaser"}
_QUOTES = " \"'“”‘’«»"


def clean_text(text: str) -> str:
    """The text of the article in a page saved as text; cleaning it again changes nothing.

    Taken away are navigation at the top, buttons and pointers to other pages anywhere, a pull
    quote that stands a second time inside a longer paragraph, and a footer that begins at a
    known marker and in which everything looks like a footer to the end.
    """
    paragraphs = paragraphs_of(text)
    while (fewer := _cleaned(paragraphs)) != paragraphs:
        paragraphs = fewer
    return "\n\n".join(paragraphs)


def _cleaned(paragraphs: list[str]) -> list[str]:
    body = _without_footer(_without_head(paragraphs))
    body = [paragraph for paragraph in body if not is_clutter(paragraph)]
    return _without_pull_quotes(body)


def _without_head(paragraphs: list[str]) -> list[str]:
    """Drop menu words and the trail of sections, as in "HomeNewsTitle" above "Title"."""
    for start, (paragraph, following) in enumerate(pairwise([*paragraphs, ""])):
        above = paragraph.removesuffix(following)
        glued = above != paragraph and _GLUED.search(above)
        trail = glued and len(above) <= 80 and len(following) >= 10
        menu = _NAVIGATION.fullmatch(paragraph) or _TRAIL.fullmatch(paragraph)
        if not (trail or (menu and following)):
            return paragraphs[start:]
    return paragraphs


def _without_footer(paragraphs: list[str]) -> list[str]:
    ending = list(takewhile(lambda kind: kind != "prose", map(kind_of, reversed(paragraphs))))[::-1]
    before = len(paragraphs) - len(ending)
    starts = [i for i, kind in enumerate(ending) if kind in {"related", "marker"}]
    for start in starts[:50]:
        if (before or "sentence" in ending[:start]) and _is_footer(ending[start:]):
            return paragraphs[: before + start]
    return paragraphs


def _is_footer(kinds: Sequence[Kind]) -> bool:
    """Whether these paragraphs, from a marker to the end of the page, can all be footer.

    Headings and sentences are, only once "related content" has begun; a sentence, only between
    two paragraphs that no article has.
    """
    related = False
    for before, kind, after in zip(("", *kinds), kinds, (*kinds[1:], ""), strict=False):
        related = related or kind == "related"
        sure = {before, after} <= _SURE
        if kind in {"heading", "sentence"} and not (related and (sure or kind == "heading")):
            return False
    return True


def _without_pull_quotes(paragraphs: list[str]) -> list[str]:
    """Drop a paragraph of six words or more that a longer paragraph has inside it."""
    longer: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        for match in _SENTENCE_START.finditer(paragraph):
            places = longer.setdefault(paragraph[match.end() : match.end() + 30], [])
            if len(places) < 8 and paragraph not in places[-1:]:
                places.append(paragraph)
    return [
        paragraph
        for paragraph in paragraphs
        if not _is_pull_quote(paragraph.strip(_QUOTES), longer)
    ]


def _is_pull_quote(words: str, longer: dict[str, list[str]]) -> bool:
    if len(words.split()) < 6 or len(words) > 400:
        return False
    return any(
        words in other and len(other) > len(words) + 20 for other in longer.get(words[:30], ())
    )
