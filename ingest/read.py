"""From a file to articles: the reader is chosen by the file's suffix."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.article import Article, Rejected
from ingest.decode import MAX_BYTES, MAX_MARKDOWN, read_text
from ingest.errors import BadInput
from ingest.files import SourceFile
from ingest.jsonl import read_jsonl
from ingest.markdown import read_markdown
from ingest.normalise import printable
from ingest.page import read_page
from ingest.plain import read_plain


def read_file(source: SourceFile) -> Iterator[Article | Rejected]:
    """Yield the articles of one file, and for whatever is none a ``Rejected`` that says why.

    Nothing is raised for bad input. A reason is one line and names the remedy; the path is the
    source's name, followed by ``:line`` for one record of a JSONL file.
    """
    source = replace(source, name=printable(source.name))
    try:
        yield from _articles(source)
    except BadInput as error:
        yield Rejected(source.name, str(error))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield Rejected(source.name, f"can't be read ({reason}); check the path and its permissions")


def _articles(source: SourceFile) -> Iterator[Article | Rejected]:
    suffix = source.path.suffix.lower()
    if suffix == ".jsonl":
        yield from read_jsonl(source.path, source.name)
        return
    html = suffix in {".html", ".htm"}
    limit = MAX_MARKDOWN if suffix == ".md" else MAX_BYTES
    text = read_text(source.path, limit=limit, html=html)
    if not text.strip():
        raise BadInput("the file is empty; give at least a sentence")
    read = read_page if html else read_markdown if suffix == ".md" else read_plain
    yield read(text, source.name)
