"""The assistant as parts of a LangChain program."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda

from qa.answer import Answer
from qa.as_json import hit_json
from qa.assistant import Assistant


class DossierRetriever(BaseRetriever):
    """Passages as documents: ``page_content`` is the passage, its place is in ``metadata``."""

    assistant: Any
    k: int = 8

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        documents = []
        for hit in self.assistant.search(query, self.k):
            facts = hit_json(hit)
            documents.append(Document(page_content=str(facts.pop("text")), metadata=facts))
        return documents


def runnable(assistant: Assistant) -> Runnable[str | dict[str, Any], Answer]:
    """A runnable over a question, or over a dict of the arguments of ``Assistant.ask``."""

    def ask(given: str | dict[str, Any]) -> Answer:
        return assistant.ask(given) if isinstance(given, str) else assistant.ask(**given)

    return RunnableLambda(ask)
