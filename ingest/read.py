"""From a file to articles: the reader is chosen by what the file is."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.article import Article, Rejected
from ingest.content import Content, opened
from ingest.decode import MAX_MARKDOWN, read_text
from ingest.docx import read_docx
from ingest.eml import read_eml
from ingest.epub import read_epub
from ingest.errors import BadInput, DossierError, first_line
from ingest.files import SourceFile
from ingest.json_file import read_json
from ingest.jsonl import read_jsonl
from ingest.kinds import recognised
from ingest.markdown import read_markdown
from ingest.mhtml import read_mhtml
from ingest.normalise import printable
from ingest.odt import read_odt
from ingest.page import read_page
from ingest.parquet import read_parquet
from ingest.pdf import read_pdf
from ingest.plain import read_plain
from ingest.table import read_table
from ingest.unpack import read_gz, read_zip
from ingest.warc import read_warc

Found = Article | Rejected | Content  # content: a file inside, to be read in its turn
Reader = Callable[[Content], Iterator[Found]]


def _text(content: Content) -> Iterator[Article]:
    yield read_plain(read_text(content), content.name)


def _markdown(content: Content) -> Iterator[Article]:
    yield read_markdown(read_text(content, limit=MAX_MARKDOWN), content.name)


def _page(content: Content) -> Iterator[Article]:
    yield read_page(read_text(content, html=True), content.name, content.url)


READERS: dict[str, Reader] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".odt": read_odt,
    ".epub": read_epub,
    ".eml": read_eml,
    ".csv": read_table,
    ".tsv": read_table,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".gz": read_gz,
    ".zip": read_zip,
}  # ingest.files.SUFFIXES names the same


def read_file(source: SourceFile) -> Iterator[Article | Rejected]:
    """Yield the articles of one file, and for whatever is none a ``Rejected`` that says why.

    Nothing is raised for bad input. A reason is one line and names the remedy; the path is the
    source's name, followed by ``:line`` for one record of a table, or by ``/name`` for a file
    inside an archive.
    """
    name = printable(source.name)
    try:
        with opened(source.path, name) as content:
            yield from read_content(content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield Rejected(name, f"can't be read ({reason}); check the path and its permissions")


def read_content(content: Content) -> Iterator[Article | Rejected]:
    """The same for bytes wherever they lie; its suffix must be one of ``READERS``."""
    try:
        content = recognised(content)
        for found in READERS[content.suffix](content):
            if isinstance(found, Content):
                yield from read_content(replace(found, name=printable(found.name)))
            else:
                yield found
    except BadInput as error:
        yield Rejected(content.name, str(error))
    except (DossierError, OSError, MemoryError):
        raise
    except Exception as error:
        reason = f"can't be read ({first_line(error)}); save it anew and ingest again"
        yield Rejected(content.name, reason)
