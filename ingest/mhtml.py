"""Web pages saved whole, with their pictures, as one file (.mhtml, .mht)."""

from collections.abc import Iterator

from ingest.article import Article
from ingest.content import Content
from ingest.errors import BadInput
from ingest.message import html_part, parse_message, text_of
from ingest.page import read_page


def read_mhtml(content: Content) -> Iterator[Article]:
    """The article in the page, whose address is the one it was saved from. Raises ``BadInput``.

    The day on which it was saved is not its date.
    """
    message = parse_message(content)
    part = html_part(message)
    if part is None:
        raise BadInput("no page in it; save the page anew, or as .html")
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    yield read_page(text_of(part), content.name, str(address).strip())
