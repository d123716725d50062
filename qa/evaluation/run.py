"""A question set put to an assistant, one outcome after the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest.errors import DossierError
from qa.answer import Answer, Question
from qa.as_json import answer_json
from qa.evaluation.citations import judge
from qa.evaluation.questions import Expected
from qa.evaluation.scores import score
from qa.written.support import Support

if TYPE_CHECKING:
    from qa.assistant import Assistant

DEPTH = 50  # passages looked at to rank articles


@dataclass(frozen=True)
class Outcome:
    """What came of one question.

    ``answer`` is the answer as ``qa.as_json.answer_json`` gives it; ``ranked`` are the ids of the
    articles a search of ``DEPTH`` passages brings up, each by its best passage, best first.
    ``scores`` and ``faults`` are those of ``qa.evaluation.scores``. ``seconds`` is the time that
    the answer took, without the scoring. ``failed`` says that there is no answer, for an error.
    """

    expected: Expected
    answer: Mapping[str, Any]
    ranked: tuple[str, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    seconds: float = 0.0
    failed: bool = False

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.faults


def evaluate(assistant: "Assistant", questions: Iterable[Expected]) -> Iterator[Outcome]:
    """Ask every question, in order; streams.

    A question that fails with an expected error is a wrong one, unless it is the first: then the
    error is raised, since nothing will work.
    """
    supports = Support(assistant.archive.encoder.likeness)
    works = False
    for expected in questions:
        try:
            yield ask(assistant, expected, supports)
        except DossierError as error:
            if not works:
                raise
            yield _failed(expected, error)
        works = True


def ask(assistant: "Assistant", expected: Expected, supports: Support | None = None) -> Outcome:
    """The outcome of one question."""
    supports = supports or Support(assistant.archive.encoder.likeness)
    answer = assistant.ask(
        expected.question,
        history=expected.history,
        since=expected.since,
        until=expected.until,
        sources=expected.sources,
        read_dates=expected.read_dates,
    )
    ranked = _ranked(assistant, answer, expected) if expected.relevant else ()
    judged = [judge(claim, supports) for claim in answer.claims]
    scored = score(expected, answer, ranked, judged)
    facts = answer_json(answer)
    return Outcome(expected, facts, ranked, scored.scores, scored.faults, answer.seconds)


def _ranked(assistant: "Assistant", answer: Answer, expected: Expected) -> tuple[str, ...]:
    asked = answer.question
    hits = assistant.search(
        asked.standalone,
        DEPTH,
        since=asked.since,
        until=asked.until,
        sources=asked.sources,
        read_dates=expected.read_dates,
    )
    return tuple(dict.fromkeys(hit.passage.article.id for hit in hits))


def _failed(expected: Expected, error: DossierError) -> Outcome:
    nothing = Answer(Question(expected.question, expected.question), "", abstained=True)
    scores = dict.fromkeys(score(expected, nothing, (), ()).scores, 0.0)
    faults = (f"It failed: {error}",)
    return Outcome(expected, answer_json(nothing), (), scores, faults, failed=True)
