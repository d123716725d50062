"""What a question names and the article that came nearest does not."""

import pytest

from ingest.article import Article
from qa.fitting.lacking import lacking
from vectorstore.archive import Archive
from vectorstore.names.table import give_names

BEACH = Article(
    "beach",
    "Prosecutor shot on honeymoon",
    "Marcelo Pecci of Paraguay was shot in Colombia. He had fought the First Capital Command. The"
    " Honduran police and the MS-13 were not involved, nor the United Nations. Fernando Cruz of San"
    " José flew home to the city of Juárez.",
    language="en",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("lacking"), create=True)
    archive.add([BEACH])
    give_names(archive.catalog, [("Quuxes", "First Capital Command")])
    yield archive
    archive.close()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How many years did El Chapo get for the murder of Marcelo Pecci?", ["El Chapo"]),
        ("Who shot Pecci in Ecuador or Peru in May 2031?", ["Ecuador", "Peru"]),
        ("Who shot Pecci in Colombia?", []),
        ("When will I hear of Marcelo Fiecci?", []),  # half a name is told
        ("Were police of Honduras there?", []),
        ("Did the MS13 do it?", []),
        ("Did the UN say so?", []),
        ("Did the EU say so?", []),  # it may be written in full
        ("Did he fight the Quuxes?", []),
        ("Who flew to San Fernando or Santa Cruz?", ["San Fernando", "Santa Cruz"]),
        ("Who flew to Ciudad Juárez or to San Jose?", []),  # the one is often said without "Ciudad"
        ("Who flew to Ciudad Gótica?", ["Ciudad Gótica"]),
        ("Was he of the Cruz Nueva Generación?", []),
        ("Did he fight the Zeds? (Ecuador)", ["Zeds"]),  # in brackets is what was said before
        ("what did el chapo get?", []),
        ("WHAT DID EL CHAPO GET?", []),
        ("¿Qué dijo Zeferino en Madrid de todo esto?", []),  # of another language nothing is known
    ],
)
def test_names_that_an_article_does_not_have(archive, question, names):
    assert lacking(archive, question, BEACH) == names


def test_an_article_with_the_name_comes_before_a_stronger_one_without(assistant):
    answers_all = assistant.in_other_settings(refuse_below=0.0)
    answer = answers_all.ask("Which luxuries had inmates set up in Tocorón?")
    assert "swimming pool" in answer.claims[0].text
    assert not any("does not mention" in note for note in answer.notes)


def test_a_question_about_somebody_else_is_refused_or_it_is_said(assistant):
    about_him = assistant.ask("What sentence did El Chapo get?")
    of_another = assistant.ask("What sentence did El Chapo get for the murder of Marcelo Pecci?")
    assert of_another.confidence < about_him.confidence
    assert any("does not mention" in note for note in of_another.notes)
    assert not any("does not mention" in note for note in about_him.notes)


@pytest.mark.parametrize(
    ("question", "text", "language", "names"),
    [
        ("Quantos morreram em Vila Nova?", "Mortes em Vila Nova.", "pt", []),
        ("¿Qué pasó en Villa Nueva?", "Murió en Villa Nueva.", "es", []),
        ("¿Qué pasó en Cerro Grande?", "Murió en Villa Nueva.", "es", ["Cerro Grande"]),
        ("Quantos morreram em Vila Nova?", "Mortes na Vila Velha.", "pt", ["Vila Nova"]),
    ],
)
def test_a_place_whose_second_word_is_a_word_of_grammar(archive, question, text, language, names):
    article = Article("town", "", text, language=language)
    assert lacking(archive, question, article) == names
