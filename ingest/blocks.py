"""From an XHTML or HTML tree to its paragraphs, for documents that are nothing but an article."""

import re
from collections.abc import Iterator
from typing import Any

_SKIPPED = {"script", "style", "head", "template", "svg", "math", "nav", "noscript", "iframe"}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "td", "th",
}  # fmt: skip


def html_tree(text: str) -> Any:  # noqa: ANN401 - lxml is untyped here
    """The tree of an HTML page, or of a part of one, however broken."""
    from trafilatura import load_html

    tree = load_html(text)  # None of a part, and of some pages without a head
    return load_html(f"<html><head></head><body>{text}</body></html>") if tree is None else tree


def blocks_of(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """(tag, words) of each stretch of text between two block elements."""
    words: list[str] = []
    tag = ""
    for event, element in _walk(tree):
        name = _name(element)
        if name not in _INLINE and (text := _joined(words)):
            yield tag, text
        if name not in _INLINE:
            words = []
            tag = name if event == "start" else _name(element.getparent())
        if name in {"td", "th"}:
            words.append(" | ")
        words.append((element.text if event == "start" else element.tail) or "")
    if text := _joined(words):
        yield tag, text


def _joined(words: list[str]) -> str:
    """One line; between two cells of a table, one bar."""
    cells = (" ".join(cell.split()) for cell in "".join(words).split(" | "))
    return " | ".join(filter(None, cells))


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Every element's start and end, without recursion; what is no text only ends."""
    stack = [("start", tree)]
    while stack:
        event, element = stack.pop()
        skipped = _name(element) in _SKIPPED or not isinstance(element.tag, str)
        if event == "start" and not skipped:
            yield event, element
            stack.append(("end", element))
            stack += [("start", child) for child in reversed(element)]
        elif element is not tree:
            yield "end", element


def _name(element: Any) -> str:  # noqa: ANN401
    tag = element.tag if element is not None else ""
    return re.sub(r"^\{.*\}", "", tag).lower() if isinstance(tag, str) else ""
