"""Passages around a question: those found for it, and others that hold its names."""

from collections.abc import Sequence

from ingest.article import Passage
from qa.accounts.same import names_of
from qa.answer import Question
from qa.dates.prefer import known_by
from vectorstore.archive import Archive
from vectorstore.hit import Hit

MOST = 24


def around(archive: Archive, question: Question, hits: Sequence[Hit]) -> list[Passage]:
    """The hits' passages, then up to ``MOST`` more that hold names of the question.

    Another language tells the same under the same names, where neither its words nor, with an
    English encoder, its meaning are found.
    """
    found = {hit.passage.id: hit.passage for hit in hits}
    if names := " ".join(sorted(names_of(question.standalone, opens=False))):
        ranked = archive.lexical.search(names, MOST, question.filters)
        found |= archive.catalog.passages([key for key, _ in ranked])
    day = question.known_by
    return [p for p in found.values() if day is None or known_by(p.article, day)]
