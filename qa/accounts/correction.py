"""Where an article corrects an earlier one, and which of its numbers it takes back.

A number that is only told as what was said before is never what the correction says.
"""

import re

from ingest.article import Article

_CORRECTS = re.compile(
    r"\b(?:corrects|regrets the error|since been revised|rectifica(?:ci[oó]n)?|fe de erratas)\b"
    r"|^\W*(?:correction|correcci[oó]n|correç[aã]o)\b"
    r"|\b(?:correction|correcci[oó]n|correção)(?=:| (?:to|of an?|de|a)\b)",
    re.I | re.M,
)
_NEAR = 300  # characters before a number that govern it
_TURN = (  # after which no longer what was said before is told
    r"(?:[;:—]|\b(?:but|in fact|in reality|actually|when|whereas|en realidad|en verdad|pero|sino"
    r"|cuando|na verdade|na realidade|mas|quando)\b)"
)
_SAID = (
    r"(?:said|reported|stated|gave|given|told|wrote|claimed|published|put|misstated|dijimos|dijo"
    r"|informamos|informou|informó|publicamos|publicou|publicó|escribimos|dissemos|disse|noticiamos|afirm\w+)"
)
_PAPER = (
    r"(?:article|story|report|version|headline|caption|newsletter|we|it|nota|artículo|artigo|noticia"
    r"|notícia|versión|versão|reportagem|matéria|titular|dijimos|informamos|publicamos|escribimos"
    r"|dissemos|noticiamos)"
)
_EARLIER = (
    r"(?:(?:earlier|previous|original|first) (?:article|story|report|version|headline)"
    r"|(?:artículo|versión|nota|noticia|versão|matéria|reportagem) anterior|en (?:la|una) nota)"
)
_GOES_ON = rf"(?:(?!{_TURN}).)*$"
_FORMER = re.compile(rf"\b(?:{_SAID}|{_EARLIER})\b{_GOES_ON}", re.I | re.S)
_FORMER_OF_PAPER = re.compile(
    rf"\b{_PAPER}\b.*\b{_SAID}\b{_GOES_ON}|\b{_EARLIER}\b{_GOES_ON}", re.I | re.S
)
_INSTEAD = re.compile(
    r"\b(?:not|instead of|rather than|en lugar de|en vez de|em vez de|no|não)(?: \w+){0,2} $", re.I
)


def correction_in(article: Article) -> int | None:
    """Where the text begins to correct an earlier one; None where it corrects nothing."""
    if _CORRECTS.search(article.title):
        return 0
    found = _CORRECTS.search(article.text)
    return article.text.rfind("\n\n", 0, found.end()) + 1 if found else None


def takes_back(before: str, *, corrects: bool) -> bool:
    """Whether the number behind these words of its sentence is told as what was said before.

    ``corrects``: they are of the correction itself, where nobody else is likely to be quoted.

    >>> takes_back("An earlier article said that ", corrects=True)
    True
    """
    former = _FORMER if corrects else _FORMER_OF_PAPER
    near = before[-_NEAR:]
    return bool(former.search(near) or _INSTEAD.search(near))
