"""The two real pages beside the repository, asked from start to end."""

from pathlib import Path

import pytest

from qa import open_assistant
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the real pages are not beside the repo"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "archive"
    report = ingest_paths(Archive(folder, create=True), [CORPUS])
    assert (report.counts.added, report.failed) == (2, [])
    return open_assistant(folder)


def quotes(answer):
    return [citation.quote for citation in answer.citations]


def test_the_murders_of_2016(pages):
    answer = pages.ask("How many murders were there in El Salvador in 2016?")
    assert "just under 5,300 murders" in quotes(answer)[0]


def test_the_police_director(pages):
    answer = pages.ask("Who is the police director?")
    assert "Howard Cotto" in quotes(answer)[0]


def test_an_election_the_pages_know_nothing_of(pages):
    assert pages.ask("Who won the 2019 presidential election?").abstained


@pytest.mark.parametrize(
    "clutter",
    ["share icon", "Was this content helpful", "Xiomara Castro", "Total Peace", "SEE ALSO"],
)
def test_no_passage_holds_clutter(pages, clutter):
    passages = pages.archive.catalog.passages(list(pages.archive.lexical.ids()))
    assert passages
    assert not [p for p in passages.values() if clutter in p.text or clutter in p.heading]
