"""What relative words of a quote mean, in brackets beside them and never in the quote itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.article import Article
from qa.dates.mentions import Mention, mentions

_AS_OF = {"es": "al", "pt": "em"}


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


def with_glosses(text: str, made: Sequence[Gloss], strong: tuple[int, int] | None = None) -> str:
    """The text with every gloss in brackets at its place, and ``strong`` between asterisks.

    >>> with_glosses("It fell last year.", [Gloss(17, "2015")], (3, 7))
    'It **fell** last year [2015].'
    """
    inserted = [(gloss.place, f" [{gloss.text}]") for gloss in made]
    inserted += [(place, "**") for place in strong or ()]
    for place, words in sorted(inserted, key=lambda each: each[0], reverse=True):
        text = f"{text[:place]}{words}{text[place:]}"
    return text


def _text(mention: Mention, language: str) -> str:
    if mention.kind == "partial":
        return str(mention.period.first.year)
    shown = mention.period.shown(language)
    return f"{_AS_OF.get(language, 'as of')} {shown}" if mention.kind == "now" else shown


def _after(text: str, end: int) -> int:
    """``end``, or behind the "'s" that belongs to the word."""
    return end + 2 * text.startswith(("'s", "’s"), end)
