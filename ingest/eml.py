"""Mails (.eml): the message, and the files that were sent with it."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from ingest.article import Article, Published, Rejected
from ingest.blocks import blocks_of, html_tree
from ingest.content import Content, buffered, damaged, suffix_of
from ingest.dates import parse_published
from ingest.errors import BadInput
from ingest.files import SUFFIXES
from ingest.message import html_part, parse_message, text_of
from ingest.normalise import one_line
from ingest.plain import article_of


def read_eml(content: Content) -> Iterator[Article | Content | Rejected]:
    """The mail's own words, and each attachment of a kind that is read, as ``mail.eml/name.pdf``.

    Subject, sender and the day of sending are its title, author and date; all attachments are
    named in its metadata. Raises ``BadInput``.
    """
    message = parse_message(content)
    attached = _attachments(message)
    try:
        article = _article(message, content.name)
        if attached:
            named = {"attachments": "; ".join(name for name, _ in attached)}
            article = replace(article, metadata={**article.metadata, **named})
        yield article
    except BadInput as error:
        if not attached:
            raise
        yield Rejected(content.name, str(error))
    for number, (name, held) in enumerate(attached, 1):
        if suffix_of(name) in SUFFIXES:
            place = f"{content.name}/{number}-{name}"
            yield content.inner(place, suffix_of(name), buffered(held))


def _article(message: EmailMessage, name: str) -> Article:
    with damaged("message"):
        given = {
            "title": one_line(str(message["Subject"] or "")),
            "author": _sender(message),
        }
        sent = _sent(message)
    return article_of(_body(message), name, given, sent)


def _body(message: EmailMessage) -> str:
    with damaged("message"):
        plain: Any = message.get_body(("plain",))
    text = text_of(plain) if plain is not None else ""
    page = html_part(message)
    if text.strip() or page is None:
        return text
    with damaged("message"):
        return "\n\n".join(words for _, words in blocks_of(html_tree(text_of(page))))


def _sender(message: EmailMessage) -> str:
    from email.utils import parseaddr

    name, address = parseaddr(str(message["From"] or ""))
    return one_line(name or address)


def _sent(message: EmailMessage) -> Published | None:
    from email.utils import parsedate_to_datetime

    try:
        day = parsedate_to_datetime(str(message["Date"] or "")).date()
    except (ValueError, TypeError, OverflowError):
        return None
    return parse_published(day.isoformat(), "metadata")


def _attachments(message: EmailMessage) -> list[tuple[str, bytes]]:
    """(name, bytes) of each file sent along; a mail sent along is one too."""
    found: list[tuple[str, bytes]] = []
    with damaged("message"):
        for part in message.iter_attachments() if message.is_multipart() else ():
            name = one_line(part.get_filename() or "").replace("/", "_").replace("\\", "_")
            if part.get_content_type() == "message/rfc822":
                inner = part.get_payload(0)
                found.append((f"{name.removesuffix('.eml') or 'message'}.eml", inner.as_bytes()))  # type: ignore[union-attr]
            elif name:
                held = part.get_payload(decode=True)
                found.append((name, held if isinstance(held, bytes) else b""))
    return found
