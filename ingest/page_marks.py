"""Marks inside the sentences of a web page that the extraction of its text takes amiss."""

import re
from typing import Any

_STRUCK_OUT = ("del", "s", "strike")
_NOT_SEEN = ("time", "output", "label")  # taken for the page's own furniture
_BLOCKS = {"p", "li", "td", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
_WORD = re.compile(r"\w")


def mend_marks(tree: Any) -> None:  # noqa: ANN401 - lxml is untyped here
    """Take out what is struck out, and unmark words of a sentence that would be left out.

    A date or label that stands alone stays as it is.
    """
    for element in list(tree.iter(*_STRUCK_OUT)):
        element.drop_tree()  # what follows it stays
    for element in tree.iter(*_NOT_SEEN):
        if _is_in_sentence(element):
            element.tag = "span"


def _is_in_sentence(element: Any) -> bool:  # noqa: ANN401
    beside = False
    for around in (element, *element.iterancestors()):
        if around.tag in _BLOCKS:
            return beside
        beside = beside or _has_words_beside(around)
    return False


def _has_words_beside(element: Any) -> bool:  # noqa: ANN401
    before, parent = element.getprevious(), element.getparent()
    words = before.tail if before is not None else getattr(parent, "text", "")
    return bool(_WORD.search(words or "") or _WORD.search(element.tail or ""))
