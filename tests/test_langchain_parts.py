import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable

from ingest.errors import SettingsError
from qa.answer import Answer

QUESTION = "Who leads Haiti's G9 coalition of gangs?"


def test_the_retriever_gives_passages_with_their_place(assistant):
    retriever = assistant.as_retriever(k=3)
    assert isinstance(retriever, BaseRetriever)
    documents = retriever.invoke(QUESTION)
    assert len(documents) == 3
    for document in documents:
        facts = document.metadata
        text = assistant.archive.article(facts["article_id"]).text
        assert document.page_content == text[facts["start"] : facts["end"]]


def test_the_runnable_takes_a_question_or_its_arguments(assistant):
    runnable = assistant.as_runnable()
    assert isinstance(runnable, Runnable)
    assert isinstance(runnable.invoke(QUESTION), Answer)
    limited = runnable.invoke({"question": QUESTION, "until": "2013"})
    assert limited.question.until == "2013-12-31"


def test_they_chain(assistant):
    chain = assistant.as_retriever(k=2) | (
        lambda documents: [d.metadata["title"] for d in documents]
    )
    assert len(chain.invoke(QUESTION)) == 2


@pytest.mark.parametrize("question", ["", " \n"])
def test_nothing_is_found_for_nothing(assistant, question):
    for search in (assistant.search, assistant.as_retriever().invoke):
        with pytest.raises(SettingsError, match="The question is empty"):
            search(question)
