"""What other programs read from ``dossier … --json``: the shapes of architecture.md, exactly."""

import json
from pathlib import Path

import pytest

from tests.command import run

FILES = Path(__file__).parent / "files"
NUMBER = (int, float)
INGEST = dict.fromkeys(
    ("added", "updated", "unchanged", "removed", "duplicates", "articles", "passages"), int
) | {"failed": list, "seconds": NUMBER}
MORE_OF_INGEST = ["removed_ids", "undated", "undated_in_all", "too_short", "by_source", "by_month"]
MORE_OF_INGEST += ["boilerplate", "near_duplicates"]
HIT = {
    "article_id": str,
    "title": str,
    "path": str,
    "url": (str, type(None)),
    "published": (str, type(None)),
    "start": int,
    "end": int,
    "text": str,
    "score": NUMBER,
}
CITATION = {
    "number": int,
    "article_id": str,
    "title": str,
    "source": (str, type(None)),
    "url": (str, type(None)),
    "published": (str, type(None)),
    "path": str,
    "start": int,
    "end": int,
    "quote": str,
}
CLAIM = {"text": str, "support": NUMBER, "citations": list}
ANSWER = {
    "question": str,
    "text": str,
    "abstained": bool,
    "confidence": NUMBER,
    "claims": list,
    "citations": list,
    "hits": list,
    "notes": list,
    "seconds": NUMBER,
}
MORE_OF_ANSWER = ["standalone", "understood", "as_of", "short_answer", "disagreements", "later"]
MORE_OF_ANSWER += ["unsaid"]
STORY = "Police seized two tonnes of cocaine in the port of Moín on Monday."


@pytest.fixture
def dossier(monkeypatch, capsys, sample_folder):
    """Run a command with --json on the sample archive: exit status, document, stderr."""

    def told(*words, archive=sample_folder):
        status, out, err = run(monkeypatch, capsys, *words, "--archive", archive, "--json")
        return status, json.loads(out), err

    return told


def assert_shape(found, shape, extra=()):
    assert set(found) - set(extra) == set(shape)
    for name, kind in shape.items():
        assert isinstance(found[name], kind), name
        assert isinstance(found[name], bool) is (kind is bool), name


def test_ingest(dossier, tmp_path):
    (tmp_path / "a.txt").write_text(f"Cocaine seized\n\n{STORY}", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    status, found, err = dossier("ingest", str(tmp_path), archive=tmp_path / "archive")
    assert status == 1
    assert_shape(found, INGEST, extra=MORE_OF_INGEST)
    assert (found["added"], found["articles"], found["passages"]) == (1, 1, 1)
    assert len(found["failed"]) == 1
    assert set(found["failed"][0]) == {"path", "reason"}
    assert err == f"dossier: b.txt: {found['failed'][0]['reason']}\n"


def test_search(dossier, assistant):
    status, found, err = dossier("search", "cocaine in the port of Moín", "-k", "4")
    assert (status, err) == (0, "")
    assert set(found) == {"hits"}
    assert len(found["hits"]) == 4
    for hit in found["hits"]:
        assert_shape(hit, HIT)
        text = assistant.archive.article(hit["article_id"]).text
        assert hit["text"] == text[hit["start"] : hit["end"]]
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_search_that_finds_nothing(dossier):
    assert dossier("search", "cocaine", "--since", "2999") == (0, {"hits": []}, "")


def test_ask(dossier, assistant):
    question = "How many tonnes of cocaine did Costa Rican police seize among pineapples?"
    status, found, err = dossier("ask", question)
    assert (status, err) == (0, "")
    assert_shape(found, ANSWER, extra=MORE_OF_ANSWER)
    assert found["question"] == question
    assert found["abstained"] is False
    assert 0 <= found["confidence"] <= 1
    numbers = [citation["number"] for citation in found["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    for citation in found["citations"]:
        assert_shape(citation, CITATION)
        text = assistant.archive.article(citation["article_id"]).text
        assert citation["quote"] == text[citation["start"] : citation["end"]]
        assert f"[{citation['number']}]" in found["text"]
    for claim in found["claims"]:
        assert_shape(claim, CLAIM, extra=["shown", "short", "published"])
        assert claim["citations"]
        assert set(claim["citations"]) <= set(numbers)
    for hit in found["hits"]:
        assert_shape(hit, HIT)
    assert all(isinstance(note, str) for note in found["notes"])


def test_ask_tells_the_page_of_a_paged_document(dossier, tmp_path):
    archive = tmp_path / "archive"
    dossier("ingest", str(FILES / "chromium.pdf"), archive=archive)
    pages = {}
    for question in ("When was the storm of the lighthouse?", "What would the dredging cost?"):
        _, found, _ = dossier("ask", question, archive=archive)
        assert found["claims"]
        for citation in found["citations"]:
            assert_shape(citation, CITATION | {"page": int})
            pages[citation["quote"]] = citation["page"]
    assert [page for quote, page in pages.items() if "the lighthouse" in quote] == [2]
    assert [page for quote, page in pages.items() if quote.startswith("Dredging")] == [1]


def test_ask_what_the_archive_does_not_hold(dossier):
    status, found, _ = dossier("ask", "What is the boiling point of tungsten?")
    assert status == 0
    assert_shape(found, ANSWER, extra=MORE_OF_ANSWER)
    assert found["abstained"] is True
    assert found["claims"] == found["citations"] == []
    assert found["text"]


def test_ask_within_limits(dossier):
    limits = ("--since", "2016", "--until", "2016-12", "--source", "Sample Desk")
    _, found, _ = dossier("ask", "How many murders were there in El Salvador?", *limits)
    assert found["hits"]
    assert all(hit["published"].startswith("2016") for hit in found["hits"])


def test_remove_and_status(dossier, tmp_path):
    (tmp_path / "a.txt").write_text(f"Cocaine seized\n\n{STORY}", encoding="utf-8")
    dossier("ingest", str(tmp_path / "a.txt"), archive=tmp_path / "archive")
    status, found, _ = dossier("status", archive=tmp_path / "archive")
    assert (status, found["articles"], found["pending"]) == (0, 1, 0)
    status, found, err = dossier("remove", "a.txt", "none", archive=tmp_path / "archive")
    assert (status, found["removed"], found["missing"]) == (1, ["a.txt"], ["none"])
    assert err.startswith("dossier: none: ")
    assert found["articles"] == found["passages"] == 0


def test_timeline(dossier):
    status, found, err = dossier("timeline", "El Chapo", "-k", "3")
    assert (status, err) == (0, "")
    assert set(found) == {"about", "events", "notes", "seconds"}
    assert len(found["events"]) == 3
    for event in found["events"]:
        assert set(event) == {"date", "precision", "text", "words", "citations"}
        assert_shape(event["citations"][0], CITATION)
