from pathlib import Path

import pytest

from ingest.article import Article, Passage
from vectorstore.archive import Archive
from vectorstore.coverage import RareWords

FILLER = "The market opened at dawn and closed at dusk. " * 3


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(Path(tmp_path_factory.mktemp("coverage")), create=True)
    told = ("The ferry sank.", "A bridge stood.", "A bridge fell.", "A bridge burned.")
    made.add(Article(str(n), "Note", f"{text} {FILLER} {n}") for n, text in enumerate(told))
    return made


def whole(text: str) -> Passage:
    return Passage(Article("x", "Note", text), 0, len(text))


def test_a_rare_word_covers_more_than_a_common_one(archive: Archive) -> None:
    asked = RareWords(archive, "Did the ferry hit the bridge?")
    assert asked.coverage("A ferry came.", "en") > asked.coverage("A bridge came.", "en") > 0
    assert asked.coverage("The ferry hit a bridge.", "en") == 1.0
    assert asked.coverage("Nothing of it.", "en") == 0.0


def test_words_of_one_sentence_are_worth_more_than_the_same_apart(archive: Archive) -> None:
    asked = RareWords(archive, "Did the ferry hit the bridge?")
    together = asked.bonus(whole("The ferry hit the bridge. It was late."))
    apart = asked.bonus(whole("The ferry was late. The bridge was not hit."))
    assert together == pytest.approx(0.7)
    assert 0 < apart < together


def test_a_question_without_content_words_adds_nothing(archive: Archive) -> None:
    assert RareWords(archive, "What was it?").bonus(whole("What was it?")) == 0.0
