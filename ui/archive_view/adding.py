"""The box that takes files, folders and addresses, and what is told of an ingest."""

from collections.abc import Sequence

from markupsafe import Markup

from ingest.article import Rejected
from ingest.files import SUFFIXES
from ui.languages import say
from ui.markup import element, join
from ui.words import count_of, in_digits, shortened
from vectorstore.intake_report import Report

_MOST_FAILED = 100  # listed; the rest are counted
_LONGEST_PATH = 120
_LONGEST_REASON = 300


def render_adding(keeps: bool, unfolded: bool) -> Markup:
    """The box, unfolded or not; for an archive that can't be written, why there is none."""
    if not keeps:
        return element("p", say("This archive is read-only: nothing can be added or removed."))
    return element(
        "details",
        element("summary", say("Add articles")),
        element("div", *_choosing(), class_="drop", data_drop=True),
        _sending(),
        element("form", *_addresses(), class_="addresses"),
        class_="adding",
        open=unfolded,
        data_words=say("Sending file {done} of {total}…"),
        data_lost=say("could not be sent; is the server still running?"),
    )


def _sending() -> Markup:
    """Where the page's script tells how far the sending is, and what was refused."""
    bar = element("progress", max=1, aria_label=say("How far the sending is"))
    return join(
        (
            element("div", element("p", ""), bar, data_sending=True, hidden=True, class_="running"),
            element("ul", data_refused=True, class_="failed", role="alert"),
        )
    )


def _choosing() -> tuple[Markup, ...]:
    kinds = ",".join(SUFFIXES)
    return (
        element("p", say("Drop files or folders here, or choose them.")),
        element(
            "div",
            element("button", say("Choose files"), type="button", data_choose="files"),
            element("button", say("Choose a folder"), type="button", data_choose="folder"),
            class_="choices",
        ),
        element("input", type="file", hidden=True, multiple=True, accept=kinds, data_files="files"),
        element(
            "input",
            type="file",
            hidden=True,
            multiple=True,
            webkitdirectory=True,
            data_files="folder",
        ),
        element("p", " ".join(SUFFIXES), class_="kinds"),
    )


def _addresses() -> tuple[Markup, ...]:
    field = element(
        "textarea",
        name="addresses",
        rows=1,
        placeholder="https://",
        aria_describedby="addresses-help",
        spellcheck="false",
    )
    return (
        element("label", element("span", say("Web addresses, one a line")), field),
        element("button", say("Add"), type="submit"),
        element("p", say("A page, a feed or a sitemap."), id="addresses-help", class_="note"),
    )


def render_waiting(files: int) -> Markup:
    """That an earlier upload was cut off before its files were read; nothing where none was."""
    if not files:
        return Markup("")
    told = say("{files} arrived earlier and wait to be read.", files=count_of(files, "file"))
    button = element("button", say("Read them now"), type="button", data_resume=True)
    return element("div", element("p", told), button, class_="waiting")


def render_progress(done: int, total: int, articles: int) -> Markup:
    """How far an ingest is; ``total`` 0 is not known yet."""
    share = min(1.0, done / total) if total else None
    told = say("Reading… {articles} so far", articles=count_of(articles, "article"))
    bar = element(
        "progress",
        value=None if share is None else f"{share:.3f}",
        max=1,
        aria_label=say("How far the reading is"),
    )
    return element("div", element("p", told), bar, class_="running")


def render_problem(problem: str) -> Markup:
    """What went wrong, in plain words."""
    return element("p", problem, class_="problem", role="alert")


def render_report(report: Report) -> Markup:
    """What became of everything that was added."""
    counts = report.counts
    facts = (
        (counts.added, "added"),
        (counts.updated, "updated"),
        (counts.unchanged, "unchanged"),
        (counts.duplicates, "set aside as duplicates"),
        (counts.removed, "removed"),
        (len(report.failed), "not read"),
    )
    told = [
        element("li", element("strong", in_digits(number)), f" {say(name)}")
        for number, name in facts
        if number
    ]
    nothing = None if told else element("p", say("There was nothing to add."))
    return element(
        "div",
        element("h3", say("Done"), role="status"),
        element("ul", *told, class_="counts") if told else nothing,
        _failed(report.failed),
        class_="report",
    )


def _failed(failed: Sequence[Rejected]) -> Markup | None:
    if not failed:
        return None
    rows = [
        element(
            "li",
            element("span", shortened(one.path, _LONGEST_PATH), class_="path", dir="auto"),
            element("span", shortened(one.reason, _LONGEST_REASON), class_="reason", dir="auto"),
        )
        for one in failed[:_MOST_FAILED]
    ]
    more = len(failed) - len(rows)
    rest = element("p", say("… and {more} more.", more=in_digits(more))) if more else None
    return join((element("ul", *rows, class_="failed", aria_label=say("Not read")), rest))
