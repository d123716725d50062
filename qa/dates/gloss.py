"""What relative words of a quote mean, in brackets beside them and never in the quote itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ingest.article import Article
from qa.dates.mentions import Mention, mentions

_AS_OF = {"es": "al", "pt": "em"}

Kind = Literal["plain", "strong", "gloss"]


@dataclass(frozen=True)
class Gloss:
    """``text`` stands in brackets at ``place``, an offset in the words that it explains."""

    place: int
    text: str


def glosses(article: Article, start: int, end: int) -> tuple[Gloss, ...]:
    """What "yesterday", "last year", "now" or "in March" of ``article.text[start:end]`` mean.

    Resolved against the article's date; places count from ``start``. None for a date that says
    itself all that is known of it, and none twice for the same time.
    """
    found = mentions(article, start, end)
    told = {mention.period.iso for mention in found if mention.kind == "written"}
    made: dict[str, Gloss] = {}
    for mention in found:
        if mention.kind != "written" and mention.period.iso not in told:
            text = _text(mention, article.language)
            made.setdefault(text, Gloss(_after(article.text, mention.end) - start, text))
    return tuple(sorted(made.values(), key=lambda gloss: gloss.place))


def pieces(
    text: str, made: Sequence[Gloss], strong: tuple[int, int] | None = None
) -> list[tuple[str, Kind]]:
    """The text in pieces: plain, the ``strong`` stretch of it, and each gloss at its place."""
    start, end = strong or (0, 0)
    cuts = sorted({0, start, end, len(text), *(gloss.place for gloss in made)})
    found: list[tuple[str, Kind]] = []
    for first, last in pairwise([*cuts, len(text)]):
        found += [(gloss.text, "gloss") for gloss in made if gloss.place == first]
        if text[first:last]:
            found.append((text[first:last], "strong" if start <= first < end else "plain"))
    return found


def with_glosses(text: str, made: Sequence[Gloss]) -> str:
    """The text with every gloss in brackets at its place.

    >>> with_glosses("It fell last year.", [Gloss(17, "2015")])
    'It fell last year [2015].'
    """
    return "".join(
        f" [{words}]" if kind == "gloss" else words for words, kind in pieces(text, made)
    )


def _text(mention: Mention, language: str) -> str:
    if mention.kind == "partial":
        return str(mention.period.first.year)
    shown = mention.period.shown(language)
    return f"{_AS_OF.get(language, 'as of')} {shown}" if mention.kind == "now" else shown


def _after(text: str, end: int) -> int:
    """``end``, or behind the "'s" that belongs to the word."""
    return end + 2 * text.startswith(("'s", "’s"), end)
