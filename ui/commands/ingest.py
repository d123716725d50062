"""``dossier ingest``: files and folders into the archive."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.options import ArchiveOption, EncoderOption, JsonOption
from ui.terminal import print_json, say

if TYPE_CHECKING:
    from vectorstore.intake_report import Report


def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH|URL...", help="Files or folders of articles.")
    ],
    archive: ArchiveOption = None,
    encoder: EncoderOption = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles whose files below PATH are gone.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on, taking in what changes, until Ctrl-C.")
    ] = False,
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait while another process writes to the archive.")
    ] = False,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read files that have not changed, too.")
    ] = False,
    boilerplate: Annotated[
        bool | None,
        typer.Option(
            "--keep-boilerplate/--drop-boilerplate",
            help="Put paragraphs that a site puts into all its articles back, or leave them out. "
            r"\[default: as the archive does, at first leave out]",
            show_default=False,
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page with plots of what was done."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read articles into the archive: files of many kinds, folders of them, pages, feeds.

    Doing it twice changes nothing, and files that have not changed are not read again; a changed
    article replaces its former version. A file that can't be read is named and the rest goes on.

    Of the web, a page is read, or the pages that a feed or sitemap lists, where robots.txt allows
    it; addresses inside private networks are refused unless the setting allows them.

    Examples:

        dossier ingest ~/articles

        dossier ingest dump.jsonl page.html --archive my-archive

        dossier ingest ~/articles --prune --watch

        dossier ingest https://example.org/feed.xml
    """
    from qa.settings import load_settings
    from ui.report.ingest_terminal import show_report
    from ui.watching import passes
    from vectorstore.archive import Archive
    from vectorstore.intake import Wishes
    from vectorstore.web_intake import web_rules

    places = [_place(path) for path in paths]
    settings = load_settings(archive=archive, encoder=encoder)
    opened = Archive(settings.archive, settings.encoder, create=True, cache=settings.cache)
    if boilerplate is not None:
        opened.keep_boilerplate(boilerplate, wait=wait)
    web = web_rules(settings.feed_pages, allow_private=settings.allow_private_addresses)
    wishes = Wishes(prune=prune, reread=reread, wait=wait, web=web)
    failed = False
    for done in passes(opened, places, wishes, watch=watch):
        for rejected in done.failed:
            say(f"{rejected.path}: {rejected.reason}")
        if json:
            print_json(done.as_json())
        else:
            show_report(done, settings.archive)
        if report:
            _write(done, settings.archive, report)
        failed = bool(done.failed)
    if failed and not watch:
        raise typer.Exit(1)


def _write(done: "Report", archive: Path, page: Path) -> None:
    from ui.report.files import write_file
    from ui.report.ingest_page import ingest_html

    write_file(page, ingest_html(done, archive).encode())


def _place(path: str) -> Path | str:
    from ingest.web.address import is_web_address

    if not path:
        raise typer.BadParameter("PATH is empty; give a file, a folder (. for this one) or a URL")
    if is_web_address(path):
        return path
    try:
        return Path(path).expanduser()
    except RuntimeError:  # ~somebody who has no home here
        return Path(path)
