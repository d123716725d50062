"""The assistant: a question in, a cited answer or an honest refusal out."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.errors import SettingsError
from qa.answer import Answer, Citation, Claim, Question
from qa.calibration import Calibration, load_calibration
from qa.evidence import Evidence, gather
from qa.extract import extract
from qa.generate import NOTHING, load_chat_model, pin, write
from qa.refusal import confidence, refusal_text, searched_note
from qa.settings import Settings
from qa.understand import Turn, understand
from vectorstore.archive import Archive
from vectorstore.days import as_day
from vectorstore.hit import Filters, Hit
from vectorstore.status import date_span

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable


@dataclass(frozen=True)
class _Found:
    """What a search brought up, and how likely it holds the answer."""

    question: Question
    hits: tuple[Hit, ...]
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

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
    ) -> Answer:
        """The answer. ``history`` holds earlier (question, answer) pairs, oldest first.

        ``since`` and ``until`` are ISO days, months or years, both included.

        Raises:
            SettingsError: the question is empty or a date can't be read.
            ModelError: a chat model is set and fails.
        """
        *_, answer = self.stream(
            question, history=history, since=since, until=until, sources=sources
        )
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
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
        )
        found = self._look_up(understood, started)
        if found.confidence < self.refuse_below:
            yield from self._refuse(found, [])
        elif self._chat_model is None:
            claims = extract(found.evidence, self.settings.claims)
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
    ) -> list[Hit]:
        """The best ``k`` passages for the question, best first."""
        filters = Filters(as_day(since, "first"), as_day(until, "last"), tuple(sources))
        return self.archive.search(question, k, filters)

    def as_retriever(self, k: int = 8) -> "BaseRetriever":
        """The search, as a LangChain retriever."""
        from qa.langchain_parts import DossierRetriever

        return DossierRetriever(assistant=self, k=k)

    def as_runnable(self) -> "Runnable[str | dict[str, object], Answer]":
        """``ask``, as a LangChain runnable over a question or a dict of ``ask``'s arguments."""
        from qa.langchain_parts import runnable

        return runnable(self)

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
        hits = self.archive.search(question.standalone, self.settings.passages, question.filters)
        evidence = gather(self.archive, question.standalone, hits)
        likely = confidence(evidence, hits)
        if self.calibration:
            likely = self.calibration.apply(likely)
        return _Found(question, tuple(hits), tuple(evidence), likely, started)

    def _written(self, found: _Found) -> Iterator[str | Answer]:
        """The chat model's sentences that hold; the archive's own where none does."""
        assert self._chat_model is not None
        written = write(self._chat_model, found.question, found.hits)
        if NOTHING in written:
            yield from self._refuse(found, ["The chat model found no answer in the passages."])
            return
        notes: list[str] = []
        claims: Iterator[Claim] | list[Claim] = pin(self.archive, written, found.hits, notes)
        first = next(iter(claims), None)
        if first is None:
            notes.append("Nothing the chat model wrote held; these are the archive's own words.")
            claims = extract(found.evidence, self.settings.claims)
        else:
            claims = [first, *claims]
        yield from self._answer(found, claims, notes)

    def _answer(
        self, found: _Found, claims: Iterator[Claim] | list[Claim], notes: list[str]
    ) -> Iterator[str | Answer]:
        kept: list[Claim] = []
        pieces: list[str] = []
        for claim in claims:
            kept.append(claim)
            pieces.append(f"\n{claim.marked}" if pieces else claim.marked)
            yield pieces[-1]
        cited = dict.fromkeys(citation for claim in kept for citation in claim.citations)
        yield self._finished(found, "".join(pieces), tuple(kept), tuple(cited), notes)

    def _refuse(self, found: _Found, notes: list[str]) -> Iterator[str | Answer]:
        text = refusal_text(found.question, found.hits)
        yield text
        yield self._finished(found, text, (), (), notes)

    def _finished(
        self,
        found: _Found,
        text: str,
        claims: tuple[Claim, ...],
        citations: tuple[Citation, ...],
        notes: list[str],
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
            notes=(note, *notes),
            seconds=round(time.perf_counter() - found.started, 4),
        )
