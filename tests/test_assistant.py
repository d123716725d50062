"""The assistant over a real archive, without a chat model."""

from threading import Event

import pytest

from ingest.errors import ModelError, NoArchive, SettingsError
from qa import open_assistant
from qa.answer import Answer
from qa.as_json import answer_json
from qa.reader.reading import Reader


@pytest.mark.parametrize(
    "question",
    [
        "How many murders were there in El Salvador in 2016?",
        "Who leads Haiti's G9 coalition of gangs?",
        "¿Cuántas personas murieron en la cárcel de mujeres de Támara?",
        "Why did Mexico let Ovidio Guzmán go in 2019?",
    ],
)
def test_every_sentence_of_an_answer_is_the_words_it_cites(assistant, question):
    answer = assistant.ask(question)
    assert not answer.abstained
    assert answer.claims
    for claim in answer.claims:
        assert claim.citations
        assert claim.citations[0].quote == claim.text
        assert 0 <= claim.support <= 1
    for citation in answer.citations:
        assert citation.quote == citation.article.text[citation.start : citation.end]
        assert f"[{citation.number}]" in answer.text
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_pieces_are_the_text_and_the_answer_comes_last(assistant):
    *pieces, answer = assistant.stream("Who leads Haiti's G9 coalition of gangs?")
    assert isinstance(answer, Answer)
    assert all(isinstance(piece, str) for piece in pieces)
    assert "".join(pieces) == answer.text


@pytest.mark.parametrize(
    "question",
    ["What is a good recipe for pupusas?", "Who won the 2022 World Cup final?", "asdf qwer zxcv"],
)
def test_what_the_archive_does_not_say_is_refused(assistant, question):
    answer = assistant.ask(question)
    assert answer.abstained
    assert answer.text.startswith("The archive doesn't say.")
    assert not answer.claims
    assert not answer.citations
    assert answer.hits
    assert "Searched 51 articles published from 2012-03-25" in answer.notes[0]


def test_a_refusal_speaks_the_question_s_language(assistant):
    answer = assistant.ask("¿Cuál es la mejor receta para preparar pupusas de queso en casa?")
    assert answer.abstained
    assert answer.text.startswith("El archivo no lo dice.")


def test_filters_hold_for_all_that_is_looked_at(assistant):
    answer = assistant.ask("Who heads the police?", since="2019", until="2019-12")
    assert answer.hits
    assert all(h.passage.article.published.value.startswith("2019") for h in answer.hits)
    assert "only since 2019-01-01, until 2019-12-31" in answer.notes[0]


def test_a_filter_that_nothing_passes_is_a_refusal(assistant):
    answer = assistant.ask("Who heads the police?", sources=["Nobody's Gazette"])
    assert answer.abstained
    assert answer.hits == ()


def test_a_follow_up_is_understood(assistant):
    first = "How many people were murdered in El Salvador in 2016?"
    answer = assistant.ask("And the year before?", history=[(first, assistant.ask(first).text)])
    assert answer.question.standalone == "How many people were murdered in El Salvador in 2015?"
    assert "6,640" in answer.text or "6,657" in answer.text


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_is_an_error_that_says_so(assistant, question):
    with pytest.raises(SettingsError, match="empty"):
        assistant.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        '"',
        "a AND (b OR",
        "title:x^9 ~*?",
        "'; DROP TABLE article; --",
        "\x00",
        "😀" * 500,
        "x" * 20000,
    ],
)
def test_any_characters_make_a_question(assistant, question):
    assert isinstance(assistant.ask(question), Answer)


def test_asking_twice_gives_the_same(assistant):
    question = "Which armed groups were on Petro's New Year ceasefire list?"
    one, other = assistant.ask(question), assistant.ask(question)
    assert one.text == other.text
    assert one.confidence == other.confidence


def test_json_quotes_what_the_article_says(assistant):
    told = answer_json(assistant.ask("Who leads Haiti's G9 coalition of gangs?"))
    assert {
        "question",
        "text",
        "abstained",
        "confidence",
        "claims",
        "citations",
        "hits",
        "notes",
        "seconds",
    } <= set(told)
    for citation in told["citations"]:
        text = assistant.archive.article(citation["article_id"]).text
        assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_no_archive_is_one_line_that_says_what_to_do(tmp_path):
    with pytest.raises(NoArchive, match="dossier ingest") as caught:
        open_assistant(tmp_path / "none")
    assert "\n" not in str(caught.value)


def test_what_is_loaded_beside_is_what_a_question_uses(sample_folder):
    warm = open_assistant(sample_folder)
    warm.warm_up()
    question = "Who leads Haiti's G9 coalition of gangs?"
    assert warm.ask(question).text == open_assistant(sample_folder).ask(question).text


class Loading(Reader):
    """Tells that it was to be loaded."""

    def __init__(self):
        super().__init__()
        self.loaded = Event()

    def load(self):
        self.loaded.set()


def test_all_that_reads_is_loaded_beside(sample_folder):
    assistant = open_assistant(sample_folder)
    assistant.reranker, assistant.reader = Loading(), Loading()
    assistant.warm_up()
    assert assistant.reranker.loaded.wait(60)
    assert assistant.reader.loaded.wait(60)


def test_a_model_that_can_not_be_loaded_is_told_by_the_question_that_needs_it(
    sample_folder, tmp_path
):
    assistant = open_assistant(sample_folder, reader=str(tmp_path / "nowhere"))
    assistant.warm_up()
    with pytest.raises(ModelError, match="DOSSIER_READER"):
        assistant.ask("Who leads Haiti's G9 coalition of gangs?")
