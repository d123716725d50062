"""Answers to the parts of a question, put together as one."""

from collections.abc import Iterator
from dataclasses import replace

from qa.answer import Answer, Citation, Question

_NOT_SAID = {
    "en": "The archive doesn't say: {part}",
    "es": "El archivo no dice: {part}",
}


class Together:
    """What has been answered so far, and which parts the archive does not answer."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._asked: list[Question] = []
        self._answers: list[Answer] = []
        self._unsaid: list[str] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All so far, each number once, in their order."""
        found = {c.number: c for answer in self._answers for c in answer.citations}
        return tuple(found[number] for number in sorted(found))

    @property
    def answered(self) -> bool:
        """Whether the archive answers any part."""
        return bool(self._answers)

    @property
    def told(self) -> list[str]:
        """The sentences so far."""
        return [claim.text for answer in self._answers for claim in answer.claims]

    def add(self, asked: Question, answer: Answer | None) -> None:
        """The next part and what answers it, if anything does."""
        self._asked.append(asked)
        if answer:
            self._answers.append(answer)
        else:
            self._unsaid.append(asked.text)

    def lines(self) -> Iterator[str]:
        """The parts that are not answered, a line each, to end the text."""
        words = _NOT_SAID.get(self._question.language, _NOT_SAID["en"])
        return (words.format(part=part) for part in self._unsaid)

    def answer(self, text: str, seconds: float) -> Answer:
        """All of them as one; its confidence is that of the least sure part that is answered."""
        every = self._answers
        return Answer(
            question=replace(
                self._question, standalone=" ".join(asked.standalone for asked in self._asked)
            ),
            text=text,
            claims=tuple(claim for one in every for claim in one.claims),
            citations=self.citations,
            confidence=min(one.confidence for one in every),
            hits=tuple({h.passage.id: h for one in every for h in one.hits}.values()),
            notes=tuple(dict.fromkeys(note for one in every for note in one.notes)),
            seconds=seconds,
            disagreements=tuple(found for one in every for found in one.disagreements),
            later=tuple(claim for one in every for claim in one.later),
            unsaid=tuple(self._unsaid),
        )
