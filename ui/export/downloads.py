"""The route that saves a conversation or one answer as a file, for whom it belongs to only."""

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ingest.errors import DossierError
from ui.export.document import Document, document
from ui.export.markdown import as_markdown
from ui.export.table import as_table
from ui.export.web_page import as_web_page
from ui.export.word import as_word
from ui.history.record import from_record
from ui.history.store import History
from ui.history.visitor import visitor
from ui.languages import say, speaking
from ui.languages.choose import chosen
from vectorstore.archive import Archive

if TYPE_CHECKING:
    from fastapi import FastAPI

PATH = "/export/{kind}/{name}.{ending}"
_BYTE_ORDER_MARK = "\ufeff"
_KINDS = ("conversation", "turn")
_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def add_downloads(app: "FastAPI", archive: Archive, history: History) -> None:
    """Add the route ``PATH``: ``kind`` is conversation or turn, ``ending`` the format."""

    def download(request: Request) -> Response:
        kind, name, ending = (request.path_params[part] for part in ("kind", "name", "ending"))
        if ending not in _TYPES or kind not in _KINDS:
            return PlainTextResponse("", 404)
        try:
            with speaking(chosen(request.headers)):
                whole = _document(archive, history, visitor(request), (kind, name))
                return _file(whole, ending) if whole else PlainTextResponse("", 404)
        except DossierError as error:
            return PlainTextResponse(str(error), 500)

    app.add_route(PATH, download, methods=["GET"])


def _document(
    archive: Archive, history: History, who: str, which: tuple[str, str]
) -> Document | None:
    kind, name = which
    records = history.turns(who, name) if kind == "conversation" else history.turn(who, name)
    if not who or not records:
        return None
    turns = [from_record(record, archive.article)[0] for record in records]
    title = history.title(who, name) if kind == "conversation" else turns[0].question
    return document(title or say("Conversation"), turns)


def _file(whole: Document, ending: str) -> Response:
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{_file_name(whole.title)}.{ending}",
        "cache-control": "no-store",
    }
    return Response(_content(whole, ending), headers=headers, media_type=_TYPES[ending])


def _content(whole: Document, ending: str) -> bytes:
    if ending == "docx":
        return as_word(whole)
    if ending == "csv":
        return (_BYTE_ORDER_MARK + as_table(whole)).encode()
    return (as_markdown(whole) if ending == "md" else as_web_page(whole)).encode()


def _file_name(title: str) -> str:
    words = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", title)).strip("-_")
    return quote(words[:60] or "dossier")
