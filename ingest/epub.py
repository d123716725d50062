"""Electronic books and magazines (.epub): each of their chapters is an article."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from ingest.article import Article, Published, Rejected
from ingest.blocks import blocks_of, html_tree
from ingest.content import Content, damaged
from ingest.dates import parse_published
from ingest.decode import decode
from ingest.errors import BadInput
from ingest.normalise import printable
from ingest.packed import LOCKED, member, open_zip, parse_xml
from ingest.plain import article_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_HEADINGS = {"h1", "h2", "h3"}
_FEWEST_WORDS = 20  # of a chapter; covers and title pages have fewer
_NO_TEXT = "no chapter with text in it; save its text as .txt and ingest that"


def read_epub(content: Content) -> Iterator[Article | Rejected]:
    """An article for each chapter that has words, in reading order, with the book's metadata.

    The date is the one that the book calls that of its publication. A date on which the file
    was also made is not taken, for programs write it unasked. A chapter that can't be read is
    told, and the others are read. Raises ``BadInput``.
    """
    found = False
    with open_zip(content) as archive:
        place = _package_place(parse_xml(member(content, archive, "META-INF/container.xml")))
        package = parse_xml(member(content, archive, place))
        book, published = _book(package), _published(package)
        locked = b""
        if "META-INF/encryption.xml" in archive.NameToInfo:
            locked = member(content, archive, "META-INF/encryption.xml")
        for href in _chapters(package):
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(place), href))
            if inside.encode() in locked:
                raise BadInput(LOCKED)
            name = printable(f"{content.name}/{inside}")
            chapter: Article | Rejected | None
            try:
                chapter = _chapter(member(content, archive, inside), name, book, published)
            except BadInput as error:
                chapter = Rejected(name, str(error))
            if chapter:
                found = True
                yield chapter
    if not found:
        raise BadInput(_NO_TEXT)


def _package_place(container: Any) -> str:  # noqa: ANN401 - lxml is untyped here
    root = next(container.iter(_CONTAINER + "rootfile"), None)
    place = root.get("full-path") if root is not None else None
    if not place:
        raise BadInput("damaged: it does not say where its text is; make it anew and ingest again")
    return str(place)


def _chapters(package: Any) -> Iterator[str]:  # noqa: ANN401
    items = {item.get("id"): item for item in package.iter(_OPF + "item")}
    for reference in package.iter(_OPF + "itemref"):
        item = items.pop(reference.get("idref"), None)
        if item is not None and "nav" not in item.get("properties", "").split():
            yield unquote(item.get("href", ""))


def _book(package: Any) -> dict[str, Any]:  # noqa: ANN401
    creators = [(element.text or "").strip() for element in package.iter(_DC + "creator")]
    return {
        "book": (package.findtext(f".//{_DC}title") or "").strip(),
        "author": [creator for creator in creators if creator],
        "source": (package.findtext(f".//{_DC}publisher") or "").strip(),
        "language": (package.findtext(f".//{_DC}language") or "").strip(),
    }


def _published(package: Any) -> Published | None:  # noqa: ANN401
    made = [
        element.text or ""
        for element in package.iter(_OPF + "meta")
        if element.get("property") == "dcterms:modified"
    ]
    for element in package.iter(_DC + "date"):
        text = (element.text or "").strip()
        event = element.get(_OPF + "event", "publication")
        if event == "publication" and text[:10] not in [day.strip()[:10] for day in made]:
            return parse_published(text, "metadata")
    return None


def _chapter(
    held: bytes, name: str, book: dict[str, Any], published: Published | None
) -> Article | None:
    with damaged("chapter"):
        blocks = list(blocks_of(html_tree(decode(held, html=True))))
    heading = next((words for tag, words in blocks[:2] if tag in _HEADINGS), "")
    words = [words for _, words in blocks]
    if len(re.findall(r"\w+", " ".join(words)[:1000])) < _FEWEST_WORDS:
        return None
    record = {**book, "title": heading or book["book"]}
    return article_of("\n\n".join(words), name, record, published)
