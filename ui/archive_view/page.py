"""The archive's view: what happens when someone looks, searches, opens, adds or removes.

What people, articles and files say reaches the page only through ``ui.markup``, which escapes it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.errors import DossierError
from qa.assistant import Assistant
from ui.archive_view import adding
from ui.archive_view.compare import add_comparison
from ui.archive_view.form import render_form
from ui.archive_view.holdings import render_holdings
from ui.archive_view.opened import render_opened
from ui.archive_view.parts import Parts, lay_out_archive, lay_out_views
from ui.archive_view.shelf import render_shelf, take
from ui.archive_view.take_in import Progress, addresses_in, take_in
from ui.archive_view.uploads import Uploads
from ui.archive_view.view import View, view_of
from ui.events.sent import LATEST, QUIETLY, sent
from ui.login.who import user_of
from vectorstore.archive import Archive
from vectorstore.browse import path_in_use
from vectorstore.folder import writable

if TYPE_CHECKING:
    from ui.layout import Layout

_ONE_BY_ONE = {**QUIETLY, "concurrency_limit": 1, "concurrency_id": "writing"}


def add_archive_view(assistant: Assistant, page: "Layout") -> Parts:
    """Fill the places that the page has for the archive, and say what happens in them."""
    import gradio as gr

    with page.views:
        lay_out_views()
    with page.archive:
        parts = lay_out_archive()
        with gr.Column(elem_id="comparison"):
            add_comparison(assistant)
    archive = assistant.archive
    _wire_looking(archive, parts)
    _wire_adding(assistant, parts)
    _wire_removing(archive, parts)
    return parts


def _wire_looking(archive: Archive, parts: Parts) -> None:
    """The view is opened, limited, searched or paged; an article is opened."""
    import gradio as gr

    def enter(view: View, request: gr.Request) -> tuple[Any, ...]:
        keeps = writable(archive.folder)
        waiting = len(Uploads(archive.folder, user_of(request)).waiting()) if keeps else 0
        whole = _whole(archive, view)
        box = adding.render_adding(keeps, unfolded=not archive.size()[0] or bool(waiting))
        return *whole, box, adding.render_waiting(waiting)

    def look(view: View, event: gr.EventData) -> tuple[Any, ...]:
        try:
            view = view_of(event._data)
            shelf = render_shelf(take(archive, view), view)
        except DossierError as error:
            return gr.skip(), gr.skip(), adding.render_problem(str(error))
        return view, render_holdings(archive, view), shelf

    def read(event: gr.EventData) -> Any:  # noqa: ANN401  (what gr.skip gives has no type)
        article = archive.article(sent(event, "article"))
        if article is None:
            return gr.skip()
        return render_opened(article, removable=writable(archive.folder))

    whole = [parts.view, parts.holdings, parts.form, parts.shelf, parts.adding, parts.arrivals]
    parts.adding.expand(enter, parts.view, whole, **LATEST)
    looked = [parts.view, parts.holdings, parts.shelf]
    parts.adding.submit(look, parts.view, looked, **LATEST)
    parts.adding.select(read, None, parts.opened, **LATEST)


def _wire_adding(assistant: Assistant, parts: Parts) -> None:
    """Files have arrived, or addresses were given: they are read, and the page tells how far."""
    import gradio as gr

    from vectorstore.web_intake import web_rules

    archive, settings = assistant.archive, assistant.settings
    web = web_rules(settings.feed_pages, allow_private=settings.allow_private_addresses)

    def add(view: View, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        unchanged = (gr.skip(),) * 4
        uploads = Uploads(archive.folder, user_of(request))
        progress = Progress()
        addresses = addresses_in(sent(event, "addresses"))
        for progress in take_in(archive, uploads, addresses, web):
            told = adding.render_progress(progress.done, progress.total, progress.articles)
            yield told, *unchanged
        if progress.report:
            yield adding.render_report(progress.report), *_whole(archive, view)
        else:
            yield adding.render_problem(progress.problem), *unchanged

    whole = [parts.arrivals, parts.view, parts.holdings, parts.form, parts.shelf]
    parts.adding.upload(add, parts.view, whole, trigger_mode="multiple", **_ONE_BY_ONE)


def _wire_removing(archive: Archive, parts: Parts) -> None:
    """An article is removed, after the page has asked."""
    import gradio as gr

    def remove(view: View, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        article = archive.article(sent(event, "article"))
        try:
            if article is None or not archive.remove(article.id):
                return (gr.skip(),) * 5
        except DossierError as error:
            return adding.render_problem(str(error)), *(gr.skip(),) * 4
        if not path_in_use(archive.catalog, article.path):
            Uploads(archive.folder, user_of(request)).discard(article.path)
        return render_opened(None, removable=False), *_whole(archive, view)

    whole = [parts.opened, parts.view, parts.holdings, parts.form, parts.shelf]
    parts.adding.delete(remove, parts.view, whole, trigger_mode="once", **_ONE_BY_ONE)


def _whole(archive: Archive, view: View) -> tuple[Any, ...]:
    """The view, and everything that shows it."""
    shelf = render_shelf(take(archive, view), view)
    return view, render_holdings(archive, view), render_form(archive, view), shelf
