"""An office is held somewhere: nobody is told as the holder of another one's."""

import pytest

from ingest.article import Article
from qa.evidence import gather
from qa.fitting.office import Office
from qa.reader.reading import Reader
from vectorstore.archive import Archive
from vectorstore.names.table import give_names

MATCH = (
    "Real Tarapa beat Sport Lagos on Saturday. Real Tarapa's captain, Hugo Bazán, scored. "
    "Sport Lagos's president, Delfín Roca, resigned after the match."
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("office"), create=True)
    archive.add([Article("match", "Real Tarapa beat Sport Lagos", MATCH, language="en")])
    give_names(archive.catalog, [("Real Tarapa", "Los Albos")])
    yield archive
    archive.close()


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the president of Real Tarapa?", "Sport Lagos's president, Ana Roca, left."),
        ("Who was Real Tarapa's coach in 2019?", "The coach of Sport Lagos, Ana Roca, left."),
        ("¿Quién es el capitán del Real Tarapa?", "El capitán del Sport Lagos, Roca, salió."),
        ("Quem é o goleiro do Real Tarapa?", "O goleiro do Sport Lagos, Roca, saiu."),
    ],
)
def test_the_office_of_another(archive, question, sentence):
    assert Office(archive, question).is_of_another(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Real Tarapa's president, Ana Paz, met Sport Lagos's president, Delfín Roca.",
        "The president of Tarapa, Ana Paz, left.",  # may be short for it
        "The president of Los Albos, Ana Paz, left.",  # as it is also called
        "The president of the Club, Ana Paz, left.",
        "RTFC's president, Ana Paz, left.",
        "Yesterday president Ana Paz left.",
        "Sport Lagos's captain, Ana Paz, left.",
    ],
)
def test_what_may_be_the_one_asked_for(archive, sentence):
    assert not Office(archive, "Who is the president of Real Tarapa?").is_of_another(sentence)


def test_the_holder_of_another_one_s_is_no_short_answer(archive):
    asked = {"another": "Who is the president of Real Tarapa?"}
    asked["own"] = "Who is the president of Sport Lagos?"
    told = {
        name: next(
            item
            for item in gather(archive, Reader(), question, archive.search(question, 1))
            if "Delfín Roca" in item.text
        )
        for name, question in asked.items()
    }
    assert told["another"].elsewhere
    assert told["another"].short is None
    assert not told["own"].elsewhere
    assert told["own"].short is not None
