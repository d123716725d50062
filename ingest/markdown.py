"""Markdown, with or without YAML front matter, to plain paragraphs."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ingest.article import Article
from ingest.dateline import date_in_name
from ingest.errors import BadInput
from ingest.record import article_from

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_MAX_BLOCK = 100_000  # the parser is quadratic in its marks
_NOT_TEXT = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def read_markdown(text: str, name: str) -> Article:
    """The article in a Markdown file. Front matter takes the keys of a JSONL record and ``date``.

    Headings become paragraphs, links keep their words, images are dropped; without a title in
    the front matter, the first level-one heading is the title and leaves the text. Raises
    ``BadInput`` for front matter that can't be read.
    """
    record, body = _front_matter(text.replace("\r\n", "\n"))
    if max(map(len, re.split(r"\n[ \t]*\n", body))) > _MAX_BLOCK:
        raise BadInput(f"a paragraph is over {_MAX_BLOCK:,} characters; break it into several")
    title, paragraphs = _rendered(body)
    if record.get("title") or not title:
        paragraphs = [title, *paragraphs] if title and title != record.get("title") else paragraphs
    else:
        record["title"] = title
    record["text"] = "\n\n".join(paragraphs)
    published = date_in_name(name)
    if "published" in record or not published:
        return article_from(record, name)
    return article_from({**record, "published": published.value}, name, published.found_in)


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    given = _yaml(match[1])
    if not isinstance(given, dict):
        return {}, text  # two rules with text between them, not front matter
    if isinstance(given.get("published"), bool):
        del given["published"]  # not a day, but whether the page is to be shown
    record = {str(key): _plain_value(value) for key, value in given.items() if value is not None}
    if "date" in record:
        record.setdefault("published", record.pop("date"))
    return record, text[match.end() :]


def _yaml(source: str) -> object:
    import yaml

    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(source)):
            raise BadInput("its front matter uses YAML aliases; write the values out")
        return yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise BadInput("its front matter is not valid YAML; mend it or remove it") from None


def _plain_value(value: object) -> object:
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if isinstance(value, dict) else str(value)


def _rendered(body: str) -> tuple[str, list[str]]:
    """The first level-one heading, and the other paragraphs."""
    from markdown_it import MarkdownIt

    title = ""
    paragraphs: list[str] = []
    for tag, words in _blocks(MarkdownIt("commonmark").enable("table").parse(body)):
        if tag == "h1" and not title and not paragraphs:
            title = words
        elif words:
            paragraphs.append(words)
    return title, paragraphs


def _blocks(tokens: Sequence["Token"]) -> Iterator[tuple[str, str]]:
    """(tag, words) of each paragraph, heading, code block and table row."""
    tag = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield "tr", " | ".join(row)
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_words(token))
        elif token.type == "inline":
            yield tag, _words(token)
        elif token.type in {"fence", "code_block"}:
            yield "code", token.content
        elif token.type == "html_block":
            yield "html", html.unescape(_NOT_TEXT.sub(" ", token.content)).strip()
        tag = token.tag


def _words(token: "Token") -> str:
    return " ".join("".join(map(_inline, token.children or ())).split())


def _inline(token: "Token") -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "html_inline":
        return " " if _LINE_BREAK.match(token.content) else ""
    return "" if token.type == "image" else token.content
