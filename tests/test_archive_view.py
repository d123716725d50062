import pytest

from ingest.article import Article, Rejected
from ingest.errors import SettingsError
from tests.browser.hostile import HOSTILE
from ui.archive_view.adding import render_adding, render_report, render_waiting
from ui.archive_view.filters import limits_of, render_filters
from ui.archive_view.form import render_form
from ui.archive_view.holdings import render_holdings
from ui.archive_view.opened import render_opened
from ui.archive_view.plot import render_plot
from ui.archive_view.shelf import render_shelf, take
from ui.archive_view.take_in import addresses_in
from ui.archive_view.timeline import timeline
from ui.archive_view.view import View, view_of
from vectorstore.browse import MonthOfSource, Selection
from vectorstore.counts import Counts
from vectorstore.intake_report import Report


def test_a_view_is_read_from_what_a_browser_sends():
    sent = {"words": " a  b\n", "since": "2016", "until": "2016-02", "source": "X", "page": "3"}
    view = view_of({**sent, "sort": "undated", "language": "", "section": None})
    chosen = Selection(since="2016-01-01", until="2016-02-29", source="X", sort="undated")
    assert view == View("a b", chosen, 3)


@pytest.mark.parametrize(
    "sent",
    [None, [], "x", 7, {}, {"page": -1}, {"page": "-1"}, {"page": "9" * 50}, {"page": "٣٣٣٣٣٣٣"}]
    + [{"words": ["x"]}, {"sort": "'; DROP"}, {"source": {"a": 1}}],
)
def test_whatever_else_is_sent_means_everything(sent):
    assert view_of(sent) == View()


def test_a_date_that_is_none_is_told():
    with pytest.raises(SettingsError, match="not a date"):
        view_of({"since": "yesterday"})


def test_months_without_a_gap_and_a_row_for_each_source():
    drawn = timeline(
        [
            MonthOfSource("2015-11", "Post", 2),
            MonthOfSource("2016-02", "Crier", 1),
            MonthOfSource("2016-02", "Post", 4),
            MonthOfSource("2016", "Post", 3),
        ]
    )
    assert drawn.steps == ("2015-11", "2015-12", "2016-01", "2016-02")
    assert [row.counts for row in drawn.rows] == [(2, 0, 0, 5), (2, 0, 0, 4), (0, 0, 0, 1)]
    assert drawn.left_out == 3


def test_a_long_span_is_counted_by_years_and_small_sources_together():
    found = [MonthOfSource(f"{1900 + 4 * n}-01", f"s{n}", 10 - n) for n in range(9)]
    drawn = timeline([*found, MonthOfSource("1963", "s0", 1)])
    assert (drawn.steps[0], drawn.steps[-1], len(drawn.steps)) == ("1900", "1963", 64)
    assert [row.source for row in drawn.rows] == [None, "s0", "s1", "s2", "s3", "s4", "s5", None]
    assert (drawn.rest, sum(drawn.rows[-1].counts)) == (3, 4 + 3 + 2)
    assert drawn.left_out == 0
    assert timeline([]).rows == ()


def test_the_plot_fades_what_is_not_chosen_and_tells_it_in_words():
    found = [MonthOfSource("2016-01", "Post", 1), MonthOfSource("2016-02", "Crier", 3)]
    plot = str(render_plot(timeline(found), Selection(source="Crier", since="2016-02-01")))
    assert plot.count("<rect") == 4
    assert plot.count('class="out"') == 3  # all but the Crier's in February
    assert 'aria-label="Crier: 3 articles, most in February 2016 (3)"' in plot
    assert "<td>3</td>" in plot
    assert render_plot(timeline([]), Selection()) is None


def test_the_parts_show_the_sample(assistant):
    view = View(selection=Selection(language="es"))
    assert "51 articles" in render_holdings(assistant.archive, view)
    assert '<option value="es" selected>Spanish</option>' in render_form(assistant.archive, view)
    shelf = take(assistant.archive, view)
    assert shelf.total == 8
    assert "1–8 of 8 articles" in render_shelf(shelf, view)
    late = take(assistant.archive, View(page=99))
    assert (late.page, len(late.articles)) == (2, 11)


def test_words_are_found_with_the_limits(assistant):
    shelf = take(assistant.archive, View("homicides in El Salvador", Selection(since="2017-01-01")))
    assert shelf.articles
    assert all(article.published >= "2017" for article in shelf.articles if article.published)
    assert shelf.articles[0].id in shelf.snippets


def test_the_filters_are_arguments_of_an_answer(assistant):
    sent = {"since": "2016", "until": "", "sources": ["Sample Desk", 7, ""]}
    limits = limits_of(sent)
    assert limits == {"since": "2016", "sources": ("Sample Desk",)}
    assert assistant.ask("How many murders were there?", **limits)
    shown = str(render_filters(assistant.archive, limits))
    assert 'value="Sample Desk" checked' in shown.replace('name="sources" ', "")
    assert limits_of(None) == limits_of({"sources": "x"}) == {}
    with pytest.raises(SettingsError, match="not a date"):
        limits_of({"since": "soon"})


def test_a_report_tells_what_was_not_read():
    many = [Rejected(f"file-{n}.pdf", "no text in it") for n in range(120)]
    told = str(render_report(Report(Counts(added=1, duplicates=2), many)))
    assert "<strong>1</strong> added" in told
    assert "<strong>120</strong> not read" in told
    assert told.count("no text in it") == 100
    assert "… and 20 more." in told
    assert "nothing to add" in render_report(Report())


def test_what_waits_can_be_read_later():
    assert render_waiting(0) == ""
    assert "2 files arrived earlier" in render_waiting(2)
    assert "read-only" in render_adding(keeps=False, unfolded=True)
    assert " open" in render_adding(keeps=True, unfolded=True)


def test_only_web_addresses_are_taken_each_once():
    assert addresses_in(
        "https://a.example\nfile:///etc/passwd /etc https://a.example http://b.c"
    ) == [
        "https://a.example",
        "http://b.c",
    ]
    assert len(addresses_in("\n".join(f"https://a.example/{n}" for n in range(500)))) == 100


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_an_article_of_hostile_strings_adds_no_element(text):
    plain = Article("a", "t", "x", url="u", source="s", author="a", path="p")
    hostile = Article("a", text, text or "x", url=text, source=text, author=text, path=text)
    names = ("<p", "<script", "<img", "<svg", "<iframe", "<style", "<form", "<button", "<dialog")
    count = {name: str(render_opened(plain, removable=True)).count(name) for name in names}
    shown = str(render_opened(hostile, removable=True))
    found = {name: shown.count(name) for name in names}
    assert found.pop("<p") >= count.pop("<p")  # a text may have more paragraphs
    assert found == count
