"""Paragraphs that may be a site's own and not the article's: which could be, and a text without.

That one is boilerplate is decided where all articles of a site are known (vectorstore.boilerplate);
here is what can be said of one paragraph and one article.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from ingest.article import Article
from ingest.clutter import kind_of
from ingest.dateline import standing_date
from ingest.dates import fold
from ingest.pages import starts_of

LONGEST = 120  # words
_LEAST_WORDS = 3
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”«»]")
_BYLINE = re.compile(r"(?:by|por|escrito por|written by) .{1,80}")
_REFERS = re.compile(
    r"(?:he|she|it|they|his|her|its|their|ella|ellos|ellas|ele|ela|eles|elas) .*[.!?]"
)
_ADDRESSED = re.compile(
    r"\b(?:we|our|ours|us|you|your|yours|nosotros|nuestr[oa]s?|usted(?:es)?|nos|noss[oa]s?"
    r"|voces?)\b"
    r"|^(?:support|subscribe|sign up|sign in|log in|follow|join|download|read|click|watch|listen"
    r"|get|share|donate|send|contact|email|e-mail|tap|register|become|help|apoya|suscribete|siguenos"
    r"|sigue|unete|descarga|lee|lea|haz|haga|comparte|dona|registrate|assine|apoie|siga|leia|baixe"
    r"|clique|compartilhe|doe|participe|junte-se)\b"
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph at ``text[start:end]``; ``form`` is the same for all that read the same.

    ``form`` is empty where the paragraph can't be boilerplate.
    """

    start: int
    end: int
    words: int
    form: str


def paragraphs_in(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order.

    Too short, too long, a byline, a date, or a sentence that begins with a pronoun and so hangs on
    the one before it: such is the article's, however often it recurs.
    """
    return [_block(match) for match in _LINE.finditer(text)]


def speaks_to_the_reader(paragraph: str) -> bool:
    """Whether the paragraph is the site's word to its reader: a plea, a button, an invitation."""
    if _QUOTED.search(paragraph):
        return False
    kind = kind_of(paragraph)
    return kind in {"related", "marker", "plea"} or bool(_ADDRESSED.search(_form(paragraph)))


def without(article: Article, forms: Collection[str]) -> Article:
    """The article without the paragraphs of these forms; itself where it has none of them.

    Where pages begin (``metadata["pages"]``) is told anew.
    """
    blocks = paragraphs_in(article.text)
    kept = [block for block in blocks if block.form not in forms or not block.form]
    if len(kept) == len(blocks):
        return article
    text = "\n\n".join(article.text[block.start : block.end] for block in kept)
    metadata = dict(article.metadata)
    if starts := starts_of(article):
        metadata["pages"] = " ".join(map(str, _moved(kept, starts)))
    return replace(article, text=text, metadata=metadata)


def _moved(kept: list[Paragraph], places: list[int]) -> Iterator[int]:
    """Where these places of the text are once only the ``kept`` blocks are left of it."""
    sizes = [block.end - block.start for block in kept]
    starts = [0, *(end + 2 * n for n, end in enumerate(accumulate(sizes), 1))]
    length = max(starts[-1] - 2, 0)
    for place in places:
        following = next((n for n, block in enumerate(kept) if block.end > place), None)
        if following is None:
            yield length
        else:
            yield starts[following] + max(place - kept[following].start, 0)


def _block(match: re.Match[str]) -> Paragraph:
    words = len(_WORD.findall(match[0]))
    possible = _LEAST_WORDS <= words <= LONGEST and not standing_date(match[0])
    form = _form(match[0]) if possible else ""
    if _BYLINE.fullmatch(form) or _REFERS.fullmatch(form):
        form = ""
    return Paragraph(match.start(), match.end(), words, form)


def _form(paragraph: str) -> str:
    return fold(paragraph).lower()
