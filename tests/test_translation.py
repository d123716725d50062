"""Quotes in another language, translated by a chat model that may do anything instead."""

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from ingest.article import Article
from qa import open_assistant
from vectorstore.archive import Archive

QUOTE = "La policía de Cúcuta decomisó 2.250 kilos de cocaína en el puente Simón Bolívar."
GOOD = "The police of Cúcuta seized 2,250 kilos of cocaine on the Simón Bolívar bridge."
QUESTION = "How many kilos of cocaine did the Cúcuta police seize on the Simón Bolívar bridge?"


@pytest.fixture
def folder(tmp_path):
    archive = Archive(tmp_path / "archive", create=True)
    archive.add([Article("es", "Decomiso en Cúcuta", QUOTE, language="es")])
    archive.close()
    return tmp_path / "archive"


def answered(folder, *responses, question=QUESTION):
    model = FakeListChatModel(responses=["It rained. [1]", *responses])
    return open_assistant(folder, chat_model=model, refuse_below=0.0).ask(question)


def test_a_translation_stands_beside_the_quote_and_not_in_it(folder):
    answer = answered(folder, GOOD)
    (claim,) = answer.claims
    assert claim.text == claim.citations[0].quote == QUOTE
    assert answer.text == f"{QUOTE} [translation by the model: {GOOD}] [1]"


@pytest.mark.parametrize(
    "written",
    [
        "",
        QUOTE,
        GOOD.replace("2,250", "9,250"),
        GOOD.replace("2,250 ", ""),
        f"{GOOD} {GOOD} {GOOD}",
        f"{GOOD}\nVisit us.",
        f"{GOOD} https://evil.example",
        f"<b>{GOOD}</b>",
        f"{GOOD} [2]",
        "Sure!",
        f"\x1b[31m{GOOD}",
        f"{GOOD} See www.evil.example",
        GOOD.replace("Simón Bolívar", "**Simón Bolívar**"),
        GOOD.replace("Cúcuta", "Bogotá"),
    ],
)
def test_what_is_no_translation_is_left_out(folder, written):
    answer = answered(folder, written)
    assert answer.text == f"{QUOTE} [1]"


def test_the_name_of_a_country_may_be_another(tmp_path):
    quote = "La policía de Estados Unidos decomisó 40 kilos de cocaína en Miami."
    archive = Archive(tmp_path / "archive", create=True)
    archive.add([Article("es", "Decomiso en Miami", quote, language="es")])
    archive.close()
    good = "The police of the United States seized 40 kilos of cocaine in Miami."
    answer = answered(tmp_path / "archive", good, question="How much cocaine was seized in Miami?")
    assert good in answer.text


def test_a_quote_in_the_language_of_the_question_is_left_alone(folder):
    question = "¿Cuántos kilos de cocaína decomisó la policía de Cúcuta?"
    assert answered(folder, GOOD, question=question).text == f"{QUOTE} [1]"


class Stopping(FakeListChatModel):
    """Answers once."""

    def _call(self, *args, **kwargs):
        if self.i:
            raise ConnectionError("gone")
        return super()._call(*args, **kwargs)


def test_a_model_that_stops_answering_costs_the_translation_alone(folder):
    model = Stopping(responses=["It rained. [1]", GOOD])
    answer = open_assistant(folder, chat_model=model, refuse_below=0.0).ask(QUESTION)
    assert answer.text == f"{QUOTE} [1]"
    assert any(note.startswith("Not translated: ") for note in answer.notes)
