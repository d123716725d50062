"""What goes into a saved file, whatever its format: questions, sentences and their footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Answer, Citation, Disagreement
from ui.beyond_view import name_of_difference, name_of_later, name_of_unsaid
from ui.conversation import Turn
from ui.languages import say
from ui.markup import shown
from ui.reference import link_to, reference
from ui.words import publish_date, source_and_date


@dataclass(frozen=True)
class Footnote:
    """The words that a sentence rests on, and where they stand; ``link`` is empty where unknown.

    ``whence`` is all of title, source, author and date in one phrase.
    """

    number: int
    quote: str
    title: str
    source: str
    author: str
    date: str
    link: str
    whence: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of an answer and the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """A question and its answer; without sentences ``remark`` says what came of it."""

    question: str
    sentences: tuple[Sentence, ...]
    remark: str
    searched: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A whole file; the footnotes are numbered from 1 through all of it."""

    title: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]


def document(title: str, turns: Sequence[Turn]) -> Document:
    """The turns as a document. Characters that can't be shown are replaced throughout."""
    footnotes: list[Footnote] = []
    sections = [_section(turn, footnotes) for turn in turns]
    return Document(shown(title), tuple(sections), tuple(footnotes))


def _section(turn: Turn, footnotes: list[Footnote]) -> Section:
    answer = turn.answer
    if answer is None:
        remark = turn.error or say("Stopped before the answer was complete.")
        return Section(shown(turn.question), (), shown(remark), ())
    numbers = {
        cited.number: len(footnotes) + place for place, cited in enumerate(answer.citations, 1)
    }
    footnotes += [_footnote(numbers[cited.number], cited) for cited in answer.citations]
    return Section(
        shown(turn.question),
        _sentences(answer, numbers),
        shown(answer.text) if answer.abstained else "",
        tuple(shown(note) for note in answer.notes),
    )


def _sentences(answer: Answer, numbers: dict[int, int]) -> tuple[Sentence, ...]:
    """Those of the answer, then what other articles say, and which questions none answers."""
    claims = [(claim.shown, claim.citations) for claim in answer.claims]
    differing = [
        (f"{name_of_difference(one)}: {_values(one)}", tuple(t.citation for t in one.values))
        for one in answer.disagreements
    ]
    later = [(f"{name_of_later()}: {claim.shown}", claim.citations) for claim in answer.later]
    unsaid = [(f"{name_of_unsaid()}: {part}", ()) for part in answer.unsaid]
    return tuple(
        Sentence(shown(text), tuple(numbers[cited.number] for cited in citations))
        for text, citations in (*claims, *differing, *later, *unsaid)
    )


def _values(one: Disagreement) -> str:
    told = (f"“{t.value}” ({source_and_date(t.citation.article)})" for t in one.values)
    return "; ".join(told)


def _footnote(number: int, cited: Citation) -> Footnote:
    article = cited.article
    link = link_to(article, cited.quote) or ""
    return Footnote(
        number,
        " ".join(shown(cited.quote).split()),
        shown(article.title),
        shown(article.source or ""),
        shown(article.author or ""),
        publish_date(article),
        link,
        shown(reference(article, address=not link)),
    )
