"""What a question says itself, and so does not answer it."""

import re
from collections.abc import Sequence

from qa.fitting.definition import Definition
from qa.fitting.done_to import done_to
from qa.fitting.left_office import has_left
from vectorstore.analysis import content_words
from vectorstore.archive import Archive
from vectorstore.hit import Hit
from vectorstore.names.asked import as_told, names_asked, without
from vectorstore.names.key import words_of
from vectorstore.weigh import asked_in

_CHOICE = re.compile(r"\b(?:or|o|ou)\b", re.I)
_ASKS_FOR_A_NAME = re.compile(
    r"\b(?:names?|named|called|known|alias|stands?|acronym|initials|nickname|abbreviation"
    r"|nombres?|llaman?|llamad[oa]|conocid[oa]|apodo|siglas|significan?|nome|chama|apelido)\b",
    re.I,
)


class Known:
    """A question's own words and, where it asks for more than a name, its names' other names."""

    def __init__(self, archive: Archive, question: str) -> None:
        self._question = question
        self._names = names_asked(archive.catalog, question)
        rest = content_words(without(question, self._names), asked_in(archive, question))
        about_them = bool(rest) and not _ASKS_FOR_A_NAME.search(question)
        others = [other for name in self._names for other in name.others]
        self.text = " ".join([question, *(others if about_them else [])])
        self._definition = Definition(question, others)
        self._words = frozenset(words_of(self.text))

    def repeated(self, short: str) -> bool:
        """Whether a short answer only says what the question says, and leaves no choice."""
        if _CHOICE.search(self._question):
            return False
        return self._words.issuperset(words_of(short))

    def done_to(self, sentence: str, start: int, end: int) -> bool:
        """Whether these characters of the sentence name whom the question says it was done to."""
        return done_to(self._question, sentence, start, end)

    def answers_nothing(self, sentence: str, start: int, end: int) -> bool:
        """Whether these characters of the sentence say what the question says, or nothing of it."""
        return (
            self.repeated(sentence[start:end])
            or self.done_to(sentence, start, end)
            or has_left(self._question, sentence, start, end)
            or self._definition.misses(sentence, start, end)
        )

    def put_for(self, hit: Hit) -> str:
        """The question by the names that a passage has for what is asked."""
        told = f"{hit.passage.heading} {hit.passage.text}"
        return as_told(self._question, self._names, told)

    def ways(self, hits: Sequence[Hit]) -> list[tuple[str, list[Hit]]]:
        """Each way it is put for some of the passages, with those passages."""
        ways: dict[str, list[Hit]] = {}
        for hit in hits:
            ways.setdefault(self.put_for(hit), []).append(hit)
        return list(ways.items())
