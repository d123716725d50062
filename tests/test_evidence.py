from pathlib import Path

import pytest

from ingest.article import Article, Passage
from qa.evidence import gather
from qa.reader.reading import Reader
from vectorstore.archive import Archive
from vectorstore.hit import Hit

FERRY = (
    "The Halvorsen ferry sank off Brekke in a gale. It carried 214 people. "
    "It was built for 90. The harbour master was asleep at home."
)
QUESTION = "How many people did the Halvorsen ferry carry off Brekke?"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = Archive(Path(tmp_path_factory.mktemp("evidence")), create=True)
    archive.add([Article("a", "A night at sea", FERRY, language="en")])
    return archive


@pytest.fixture(scope="module")
def sentences(archive):
    found = gather(archive, Reader(), QUESTION, archive.search(QUESTION, 1))
    return sorted(found, key=lambda item: item.start)


def test_a_sentence_that_begins_with_a_pronoun_takes_over_the_words_it_points_back_to(sentences):
    named, carried, built, asleep = sentences
    assert named.carried == asleep.carried == 0
    assert carried.carried > 0
    assert carried.coverage + carried.carried == pytest.approx(1)
    assert built.carried == pytest.approx(1 - built.coverage)  # by way of the one between


def test_each_knows_how_near_the_one_before_it_is(sentences):
    assert [item.before for item in sentences] == [0.0, *(s.similarity for s in sentences[:-1])]


def test_the_one_that_tells_it_of_it_comes_first(sentences):
    assert max(sentences, key=lambda item: item.score).text == "It carried 214 people."


def test_a_passage_that_begins_with_a_pronoun_is_read_after_what_it_points_back_to(archive):
    whole = archive.search(QUESTION, 1)[0]
    article = whole.passage.article
    start = article.text.index("It carried")
    hit = Hit(Passage(article, start, len(article.text)), whole.score, 0.5, 1.0)
    found = gather(archive, Reader(), QUESTION, [hit])
    assert min(item.start for item in found) == start
    assert found[0].text == "It carried 214 people."
    assert found[0].carried > 0
    assert found[0].before > 0
