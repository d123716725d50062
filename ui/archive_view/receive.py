"""The route by which files come in: one file a request, as its body, written to disk as it comes.

Gradio's own upload route stays closed. Another web page can't use this one: it asks for a header
that a browser lets no foreign page send.
"""

from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

from ingest.errors import BadInput, DossierError, first_line
from ui.archive_view.uploads import Uploads
from ui.login.who import user_of
from vectorstore.archive import Archive
from vectorstore.folder import read_only, writable

if TYPE_CHECKING:
    from fastapi import FastAPI

ROUTE = "/archive/upload"
_LONGEST_NAME = 300  # characters


def add_upload_route(app: "FastAPI", archive: Archive) -> None:
    """Let files be sent to the archive: ``POST /archive/upload?name=…`` with the file as body."""

    async def upload(request: Request) -> JSONResponse:
        if request.headers.get("x-dossier") != "upload":
            return _told("This is not sent by Dossier's own page.", 403)
        name = request.query_params.get("name", "")[-_LONGEST_NAME:]
        try:
            if not writable(archive.folder):
                raise read_only(archive.folder)
            uploads = Uploads(archive.folder, user_of(request))
            file = await uploads.receive(name, request.stream())
        except BadInput as error:
            return _told(str(error), 415)
        except DossierError as error:
            return _told(str(error), 409)
        except ClientDisconnect:
            return _told("The file was cut off.", 400)
        except OSError as error:
            return _told(f"can't be kept ({first_line(error)}); is the disk full?", 507)
        return JSONResponse({"kept": file.name})

    app.add_route(ROUTE, upload, methods=["POST"])


def _told(problem: str, status: int) -> JSONResponse:
    return JSONResponse({"problem": problem}, status)
