"""What a source says about one article, and the Article that is made of it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args
from urllib.parse import urlsplit

from ingest.article import Article, Rejected
from ingest.dates import parse_published
from ingest.errors import BadInput
from ingest.language import language_of
from ingest.normalise import normalise, one_line
from ingest.title import derived_title
from ingest.web.address import is_web_address

FIELDS = ("id", "title", "url", "source", "author", "language")
TOO_SHORT = "too little text"  # how the reason of a text without a sentence begins
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_SCALAR = str | int | float


def article_from(record: Mapping[str, Any], path: str, found_in: str = "metadata") -> Article:
    """The article that ``record`` describes: ``text``, any of ``FIELDS``, and ``published``.

    Its text is only normalised; an unreadable date, a link that is no http(s) address and
    unknown keys are kept as metadata. Without id or url the id is ``path``. Raises ``BadInput``
    when a field has the wrong type or the text is too little.
    """
    text = normalise(_text_in(record))
    if len(_WORD.findall(text[:10_000])) < 3:
        raise BadInput(f"{TOO_SHORT} to ask about; give at least a sentence")
    given = {name: _field(record, name) for name in (*FIELDS, "published")}
    url = given["url"] if _is_link(given["url"]) else ""
    published = parse_published(given["published"], found_in)
    kept = {"url": not url, "published": not published}
    extra = {name: given[name] for name, wanted in kept.items() if wanted and given[name]}
    return Article(
        id=given["id"] or url or path,
        title=given["title"] or derived_title(text),
        text=text,
        url=url or None,
        source=given["source"] or None,
        author=given["author"] or None,
        published=published,
        language=language_of(given["language"], text),
        path=path,
        title_derived=not given["title"],
        metadata={**_metadata(record), **extra},
    )


def one_of(record: Callable[[], Mapping[str, Any]], path: str, number: int) -> Article | Rejected:
    """The same for a record that lies in one file with others, whose order may change.

    What keeps it from being read or from being an article is told of that ``number``.
    """
    try:
        article = article_from(record(), path)
    except BadInput as error:
        return Rejected(f"{path}:{number}", str(error))
    return replace(article, id=f"{path}#{article.digest[:16]}") if article.id == path else article


def host_of(url: str) -> str:
    """The host in an address; empty where there is none or the address is no valid one."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_link(url: str) -> bool:
    return is_web_address(url) and bool(host_of(url))


def _text_in(record: Mapping[str, Any]) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise BadInput('no "text" in it; give the article\'s words as a string named "text"')
    return text


def _field(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if name == "author" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    numeric = name in {"id", "published"} and type(value) is int
    if value is not None and not isinstance(value, str) and not numeric:
        raise BadInput(f'"{name}" is not a string; put it in quotation marks')
    return one_line(str(value)) if value is not None else ""


def _metadata(record: Mapping[str, Any]) -> dict[str, str]:
    other = record.keys() - {"text", "published", *FIELDS}
    return {
        one_line(name): _as_string(record[name])
        for name in sorted(other)
        if record[name] is not None and one_line(name)
    }


def _as_string(value: object) -> str:
    if not isinstance(value, get_args(_SCALAR)):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return one_line(str(value))
