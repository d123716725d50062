"""The assistant: a question in, a cited answer or an honest refusal out."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from ingest.errors import SettingsError
from qa.accounts.around import MOST
from qa.accounts.beyond import Beyond, beyond
from qa.answer import Answer, Citation, Claim, Question
from qa.calibration import Calibration, load_calibration
from qa.dates.claim import explained
from qa.dates.find import find_in_time, time_notes
from qa.dates.prefer import newest_first
from qa.events.timeline import Timeline, make_timeline
from qa.evidence import Evidence, gather
from qa.extract import extract
from qa.generate import NOTHING, load_chat_model, pin, write
from qa.premise import denied, unknown_names
from qa.pronouns import with_referent
from qa.question_kind import wanted
from qa.reader.reading import Reader
from qa.refusal import confidence, refusal_text, searched_note
from qa.settings import Settings
from qa.understand import Turn, understand
from vectorstore.archive import Archive
from vectorstore.days import as_day
from vectorstore.hit import Hit
from vectorstore.status import date_span

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

_AS_GOOD = 0.12  # evidence this close to the strongest answers as well as it does


@dataclass(frozen=True)
class _Found:
    """What a search brought up, and how likely it holds the answer.

    ``hits`` are the passages that are read, ``around`` these and the next best.
    """

    question: Question
    hits: tuple[Hit, ...]
    around: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    started: float


class Assistant:
    """Answers questions from one archive. ``chat_model`` is optional, and loads when first used."""

    def __init__(
        self,
        archive: Archive,
        settings: Settings,
        chat_model: "BaseChatModel | None" = None,
    ) -> None:
        self.archive = archive
        self.settings = settings
        self._given_model = chat_model

    def ask(  # noqa: PLR0913  (each is a limit of its own)
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
        as_of: str | None = None,
        read_dates: bool = True,
    ) -> Answer:
        """The answer. ``history`` holds earlier (question, answer) pairs, oldest first.

        ``since`` and ``until`` are ISO days, months or years, both included. With ``as_of``, of
        the same form, only what was published by its last day counts, and "last year" in the
        question is the year before it. Dates in the question are used unless ``read_dates`` is off.

        Raises:
            SettingsError: the question is empty or a date can't be read.
            ModelError: a chat model is set and fails.
        """
        *_, answer = self.stream(
            question,
            history=history,
            since=since,
            until=until,
            sources=sources,
            as_of=as_of,
            read_dates=read_dates,
        )
        assert isinstance(answer, Answer)
        return answer

    def stream(  # noqa: PLR0913
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
        as_of: str | None = None,
        read_dates: bool = True,
    ) -> Iterator[str | Answer]:
        """Pieces of the answer's text as they are ready (together the whole), then the Answer."""
        started = time.perf_counter()
        if not question.strip():
            raise SettingsError("The question is empty. Ask something.")
        understood = understand(
            question,
            history,
            since=as_day(since, "first"),
            until=as_day(until, "last"),
            sources=sources,
            as_of=as_day(as_of, "last"),
            read_dates=read_dates,
        )
        found = self._look_up(understood, started)
        if found.confidence < self.refuse_below:
            yield from self._refuse(found, [])
        elif self._chat_model is None:
            claims = self._extracted(found)
            yield from self._answer(found, claims, [])
        else:
            yield from self._written(found)

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
        read_dates: bool = True,
    ) -> list[Hit]:
        """The best ``k`` passages for the question, best first.

        Dates in the question are used as in ``ask``, unless ``read_dates`` is off.
        """
        understood = understand(
            question,
            since=as_day(since, "first"),
            until=as_day(until, "last"),
            sources=sources,
            read_dates=read_dates,
        )
        return find_in_time(self.archive, understood, k)

    def timeline(
        self,
        about: str,
        most: int = 40,
        *,
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
        as_of: str | None = None,
    ) -> Timeline:
        """Dated, cited events about a name or a question, oldest first, without a language model.

        ``since``, ``until`` and ``as_of`` limit the articles by their dates, as in ``ask``.

        Raises:
            SettingsError: nothing is asked for or a date can't be read.
        """
        if not about.strip():
            raise SettingsError("The timeline has no subject. Say whose or what to tell.")
        understood = understand(
            about,
            since=as_day(since, "first"),
            until=as_day(until, "last"),
            sources=sources,
            as_of=as_day(as_of, "last"),
            read_dates=False,
        )
        return make_timeline(self.archive, understood, most)

    def as_retriever(self, k: int = 8) -> "BaseRetriever":
        """The search, as a LangChain retriever."""
        from qa.langchain_parts import DossierRetriever

        return DossierRetriever(assistant=self, k=k)

    def as_runnable(self) -> "Runnable[str | dict[str, object], Answer]":
        """``ask``, as a LangChain runnable over a question or a dict of ``ask``'s arguments."""
        from qa.langchain_parts import runnable

        return runnable(self)

    @cached_property
    def reader(self) -> Reader:
        """What reads the passages beside the question."""
        return Reader(self.settings.reader, self.settings.cache)

    @cached_property
    def calibration(self) -> Calibration | None:
        """What the archive was calibrated to; setting it to None shows confidences as they are."""
        return load_calibration(self.archive)

    @property
    def refuse_below(self) -> float:
        """The threshold in use: the one that is set, else the archive's own, else the default."""
        if self.calibration is None or "refuse_below" in self.settings.model_fields_set:
            return self.settings.refuse_below
        return self.calibration.refuse_below

    @cached_property
    def _chat_model(self) -> "BaseChatModel | None":
        name = self.settings.llm
        if self._given_model is not None or not name:
            return self._given_model
        return load_chat_model(name, self.settings.llm_base_url, self.settings.llm_timeout)

    def _look_up(self, question: Question, started: float) -> _Found:
        most = self.settings.passages
        around = find_in_time(self.archive, question, max(most, MOST))
        hits = around[:most]
        evidence = gather(self.archive, self.reader, question.standalone, hits)
        likely = confidence(question.standalone, evidence, hits)
        if self.calibration:
            likely = self.calibration.apply(likely)
        if question.time and question.time.use == "latest":
            evidence = newest_first(evidence, _AS_GOOD)
        return _Found(question, tuple(hits), tuple(around), tuple(evidence), likely, started)

    def _extracted(self, found: _Found) -> Iterator[Claim]:
        want = wanted(found.question.standalone)
        return extract(found.evidence, want, self.settings.claims)

    def _written(self, found: _Found) -> Iterator[str | Answer]:
        """The chat model's sentences that hold; the archive's own where none does."""
        assert self._chat_model is not None
        written = write(self._chat_model, found.question, found.hits)
        if NOTHING in written:
            yield from self._refuse(found, ["The chat model found no answer in the passages."])
            return
        notes: list[str] = []
        claims = pin(self.archive, self.reader, written, found.hits, notes)
        first = next(claims, None)
        if first is None:
            notes.append("Nothing the chat model wrote held; these are the archive's own words.")
            claims = self._extracted(found)
        else:
            claims = chain([first], claims)
        yield from self._answer(found, claims, notes)

    def _answer(
        self, found: _Found, claims: Iterator[Claim], notes: list[str]
    ) -> Iterator[str | Answer]:
        kept: list[Claim] = []
        pieces: list[str] = []
        question = found.question
        false = denied(question.standalone, found.evidence)
        if false:
            notes = [*notes, false.text(question.language)]
            pieces.append(notes[-1])
            yield pieces[-1]
        for claim in claims:
            kept.append(with_referent(explained(claim)))
            pieces.append(f"\n{kept[-1].marked}" if pieces else kept[-1].marked)
            yield pieces[-1]
        more = beyond(self.archive, found.question, kept, found.around)
        for line in more.lines:
            pieces.append(f"\n{line}")
            yield pieces[-1]
        cited = dict.fromkeys(citation for claim in kept for citation in claim.citations)
        citations = (*cited, *more.citations)
        yield self._finished(found, "".join(pieces), tuple(kept), citations, notes, more)

    def _refuse(self, found: _Found, notes: list[str]) -> Iterator[str | Answer]:
        text = refusal_text(found.question, found.hits)
        yield text
        unknown = unknown_names(self.archive, found.question.standalone)
        if unknown:
            notes = [*notes, f"No article names {' or '.join(f'“{name}”' for name in unknown)}."]
        yield self._finished(found, text, (), (), notes)

    def _finished(
        self,
        found: _Found,
        text: str,
        claims: tuple[Claim, ...],
        citations: tuple[Citation, ...],
        notes: list[str],
        more: Beyond | None = None,
    ) -> Answer:
        articles, _ = self.archive.size()
        note = searched_note(found.question, articles, date_span(self.archive.catalog))
        return Answer(
            question=found.question,
            text=text,
            claims=claims,
            citations=citations,
            abstained=not claims,
            confidence=round(found.confidence, 4),
            hits=found.hits,
            notes=(note, *time_notes(found.question), *notes),
            seconds=round(time.perf_counter() - found.started, 4),
            disagreements=more.disagreements if more else (),
            later=more.later if more else (),
        )
