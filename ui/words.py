"""Counts, dates and confidence, as a person would say them."""

from ingest.article import Article
from qa.dates.period import month_names
from ui.languages import language, say

_STRONG, _FAIR = 0.85, 0.65
_ELLIPSIS = "…"
_LONGEST_NAME = 80


def count_of(number: int, thing: str) -> str:
    """``1 article``, ``1,200 articles``."""
    return f"{in_digits(number)} {say(thing if number == 1 else f'{thing}s')}"


def in_digits(number: int) -> str:
    """``1,200``, or as the language spoken groups thousands."""
    return f"{number:,}" if language() == "en" else f"{number:,}".replace(",", ".")


def date_in_words(day: str) -> str:
    """An ISO day, month or year: ``20 January 2017``, ``January 2017``, ``2017``."""
    year, *rest = day.split("-")
    try:
        month = month_names(language())[int(rest[0]) - 1] if rest else ""
        number = str(int(rest[1])) if len(rest) > 1 else ""
    except (ValueError, IndexError):
        return day
    between = " " if language() == "en" else " de "
    return between.join(filter(None, (number, month, year)))


def publish_date(article: Article) -> str:
    """When the article was published, or ``undated``."""
    return date_in_words(article.published.value) if article.published else say("undated")


def source_and_date(article: Article) -> str:
    """``El Faro, 20 January 2017``; only the date where no source is known."""
    return ", ".join(filter(None, (name_of(article.source), publish_date(article))))


def name_of(whoever: str | None) -> str:
    """A source's or author's name, shortened to what fits a line; empty for None."""
    return shortened(whoever or "", _LONGEST_NAME)


def span_in_words(first: str, last: str) -> str:
    """``25 March 2012 to 26 June 2025``, or the one date where both are the same."""
    ends = dict.fromkeys((date_in_words(first), date_in_words(last)))
    return say(" to ").join(ends)


def support_in_words(confidence: float) -> str:
    """How likely it is (0 to 1) that the archive holds the answer."""
    if confidence >= _STRONG:
        return say("Strong support in the archive")
    if confidence >= _FAIR:
        return say("Fair support in the archive")
    return say("Thin support in the archive")


def kept_in_words(note: str) -> str:
    """That a verdict is kept, and whether a note is kept with it."""
    return say("Kept with your note, thank you." if note else "Kept, thank you.")


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters of ``text``, cut at a space where there is one."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + _ELLIPSIS
