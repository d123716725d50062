"""What a web page says of its article in JSON-LD, the vocabulary of schema.org."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

_DATE = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,40})"')
_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review)$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")  # where the page's own article may lie


def described(tree: Any, url: str, title: str) -> dict[str, str]:  # noqa: ANN401 - untyped lxml
    """title, published, modified, author, source, section and language, as far as given.

    Of several articles it is the one that has the page's address or headline; where that can't be
    told, only what all of them agree on is taken. Broken JSON still gives its one date.
    """
    nodes: list[dict[str, Any]] = []
    broken: set[str] = set()
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                nodes += _nodes(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                broken.update(_DATE.findall(script.text or ""))
    found = _agreed([_fields(node) for node in _own(nodes, url, title)])
    if "published" not in found and len(broken) == 1:
        found["published"] = broken.pop()
    return found


def _nodes(document: object) -> Iterator[dict[str, Any]]:
    """The things described, without those that are merely mentioned inside another."""
    waiting: list[Any] = [document]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:1000]
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in _INSIDE if isinstance(node.get(key), list | dict)]


def _own(nodes: Sequence[dict[str, Any]], url: str, title: str) -> list[dict[str, Any]]:
    articles = [node for node in nodes if any(map(_ARTICLE.match, _strings(node.get("@type"))))]
    if not articles:
        return [node for node in nodes if _strings(node.get("@type")) in ([], ["WebPage"])]
    for key, wanted in (("url", url), ("@id", url), ("mainEntityOfPage", url), ("headline", title)):
        same = [node for node in articles if wanted and _is(node.get(key), wanted)]
        if same:
            return same[:1]
    return articles


def _is(value: object, wanted: str) -> bool:
    given = value.get("@id") if isinstance(value, dict) else value
    return isinstance(given, str) and given.strip().rstrip("/") == wanted.rstrip("/")


def _fields(node: dict[str, Any]) -> dict[str, str]:
    fields = {
        "title": node.get("headline"),
        "published": node.get("datePublished"),
        "modified": node.get("dateModified"),
        "author": node.get("author"),
        "source": node.get("publisher"),
        "section": node.get("articleSection"),
        "language": node.get("inLanguage"),
    }
    return {name: ", ".join(_strings(value)) for name, value in fields.items()}


def _strings(value: object) -> list[str]:
    """The strings or names in a value that may be one, an object with a name, or a list."""
    values = value if isinstance(value, list) else [value]
    named = [item.get("name") if isinstance(item, dict) else item for item in values[:20]]
    return [item.strip() for item in named if isinstance(item, str) and item.strip()]


def _agreed(described: Sequence[dict[str, str]]) -> dict[str, str]:
    values = {name: {d[name] for d in described if d[name]} for d in described for name in d}
    return {name: found.pop() for name, found in values.items() if len(found) == 1}
