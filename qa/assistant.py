"""The assistant: a question in, a cited answer or an honest refusal out."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from itertools import chain
from threading import Thread
from typing import TYPE_CHECKING, Any

from ingest.errors import DossierError, SettingsError
from ingest.normalise import one_line
from qa.accounts.around import MOST
from qa.answer import DOUBTFUL, Answer, Citation, Claim, Question
from qa.calibration import Calibration, load_calibration
from qa.conversation.follow_up import Turn
from qa.dates.compared import figure_of_then
from qa.dates.find import find_in_time
from qa.evidence import Evidence
from qa.extract import extract
from qa.found import Found, look_up
from qa.parts import parts_of
from qa.plainly import plainly
from qa.question_kind import wanted
from qa.reader.reading import Reader, Span
from qa.rerank import DEPTH, reranked
from qa.settings import Settings
from qa.short_answer import CloserLook
from qa.sources import with_known_sources
from qa.speech.said import own_words
from qa.telling import refuse, tell
from qa.together import Together
from qa.understand import Day, understand
from qa.written.generate import finds_nothing, load_chat_model, pin, write
from qa.written.translation import Translator
from vectorstore.archive import Archive
from vectorstore.hit import Hit
from vectorstore.weigh import asked_in

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

    from qa.events.timeline import Timeline


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

    def in_other_settings(self, **changes: Any) -> "Assistant":  # noqa: ANN401  (settings' fields)
        """The same archive and reader, with other settings than ``reader`` and ``cache``."""
        other = Assistant(self.archive, self.settings.model_copy(update=changes))
        other.reader = self.reader  # it is large
        return other

    def warm_up(self) -> None:
        """Begin to load what a first question needs, on threads of its own.

        What fails there fails again, and is told, where it is used.
        """
        encoder, dense = self.archive.encoder, self.archive.dense
        readers = [each.load for each in (self.reranker, self.reader) if each]
        for parts in ((lambda: encoder.encode_question("?"), *readers), (dense.load,)):
            Thread(target=_load, args=(parts,), daemon=True).start()

    def ask(  # noqa: PLR0913  (each is a limit of its own)
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        since: Day | None = None,
        until: Day | None = None,
        sources: Sequence[str] = (),
        as_of: Day | None = None,
        read_dates: bool = True,
    ) -> Answer:
        """The answer. ``history`` holds earlier (question, answer) pairs, oldest first.

        ``since`` and ``until`` are dates or ISO days, months or years, both included. With
        ``as_of``, of the same form, only what was published by its last day counts, and "last year"
        in the question is the year before it. Dates in the question are used unless ``read_dates``
        is off.

        Raises:
            SettingsError: the question is empty or a date can't be read.
            ArchiveError: nothing in the archive is indexed yet.
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
        since: Day | None = None,
        until: Day | None = None,
        sources: Sequence[str] = (),
        as_of: Day | None = None,
        read_dates: bool = True,
    ) -> Iterator[str | Answer]:
        """Pieces of the answer's text as they are ready (together the whole), then the Answer."""
        started = time.perf_counter()
        if not question.strip():
            raise SettingsError("The question is empty. Ask something.")
        limits = {
            "since": since,
            "until": until,
            "sources": sources,
            "as_of": as_of,
            "read_dates": read_dates,
        }
        asked = self._understood(question, history, limits)
        parts = parts_of(one_line(question))
        if len(parts) > 1 and self._chat_model is None:
            yield from self._in_parts(asked, parts, history, limits, started)
            return
        found = self._look_up(asked, started)
        if found.confidence < self.refuse_below:
            yield from refuse(self.archive, found, [])
        elif self._chat_model is None:
            yield from tell(self.archive, found, self._extracted(found), [])
        else:
            yield from self._written(found)

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        since: Day | None = None,
        until: Day | None = None,
        sources: Sequence[str] = (),
        read_dates: bool = True,
    ) -> list[Hit]:
        """The best ``k`` passages for the question, best first.

        Dates in the question are used as in ``ask``, unless ``read_dates`` is off.

        Raises:
            SettingsError: the question is empty or a date can't be read.
        """
        if not question.strip():
            raise SettingsError("The question is empty. Ask something.")
        understood = understand(
            question,
            since=since,
            until=until,
            sources=sources,
            read_dates=read_dates,
        )
        return self._find(with_known_sources(self.archive, understood), k)

    def timeline(
        self,
        about: str,
        most: int = 40,
        *,
        since: Day | None = None,
        until: Day | None = None,
        sources: Sequence[str] = (),
        as_of: Day | None = None,
    ) -> "Timeline":
        """Dated, cited events about a name or a question, oldest first, without a language model.

        ``since``, ``until`` and ``as_of`` limit the articles by their dates, as in ``ask``.

        Raises:
            SettingsError: nothing is asked for or a date can't be read.
        """
        from qa.events.timeline import make_timeline

        if not about.strip():
            raise SettingsError("The timeline has no subject. Say whose or what to tell.")
        understood = understand(
            about,
            since=since,
            until=until,
            sources=sources,
            as_of=as_of,
            read_dates=False,
        )
        return make_timeline(self.archive, with_known_sources(self.archive, understood), most)

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

    @cached_property
    def reranker(self) -> Reader | None:
        """What puts the passages found in order, if one is set."""
        name = self.settings.reranker
        return Reader(name, self.settings.cache, "DOSSIER_RERANKER") if name else None

    def _understood(
        self, question: str, history: Sequence[Turn], limits: Mapping[str, Any]
    ) -> Question:
        asked = with_known_sources(self.archive, understand(question, history, **limits))
        return replace(asked, language=asked_in(self.archive, asked.standalone))

    def _in_parts(
        self,
        question: Question,
        parts: Sequence[str],
        history: Sequence[Turn],
        limits: Mapping[str, Any],
        started: float,
    ) -> Iterator[str | Answer]:
        """Each part with those before it as its history; last, which of them are not answered."""
        together, pieces, surest = Together(question), [], 0.0
        for place, part in enumerate(parts):
            asked = self._understood(part, history, {**limits, "leaning": place > 0})
            found, answer = self._look_up(asked, started), None
            surest = max(surest, found.confidence)
            if found.confidence >= self.refuse_below:
                earlier = together.citations
                claims = self._extracted(found, earlier, together.told)
                between = "\n" if together.answered else ""
                for told in tell(self.archive, found, claims, [], earlier=earlier):
                    if isinstance(told, Answer):
                        answer = told
                    else:
                        pieces.append(between + told)
                        between = ""
                        yield pieces[-1]
            together.add(asked, answer)
            # names of an answer that is doubtful would lead the next part astray
            sure = answer.text if answer and answer.confidence >= DOUBTFUL else ""
            history = [(asked.standalone, sure)]
        if not together.answered:
            found = self._look_up(question, started)
            likely = min(found.confidence, surest)
            yield from refuse(self.archive, found.with_confidence(likely), [])
            return
        for line in together.lines():
            pieces.append(f"\n{line}")
            yield pieces[-1]
        yield together.answer("".join(pieces), round(time.perf_counter() - started, 4))

    def _find(self, question: Question, k: int) -> list[Hit]:
        if self.reranker is None:
            return find_in_time(self.archive, question, k)
        hits = find_in_time(self.archive, question, max(k, DEPTH))
        return reranked(self.reranker, question.standalone, hits)[:k]

    def _look_up(self, question: Question, started: float) -> Found:
        around = self._find(question, max(self.settings.passages, MOST))
        found = look_up(
            self.archive, self.reader, question, around, self.settings.passages, started
        )
        if self.calibration is None:
            return found
        return found.with_confidence(self.calibration.apply(found.confidence))

    def _extracted(
        self, found: Found, earlier: Sequence[Citation] = (), told: Sequence[str] = ()
    ) -> Iterator[Claim]:
        asked, most = found.question.standalone, self.settings.claims
        closer = CloserLook(self.archive, self.reader, plainly(asked))
        own, others = own_words(self.archive, asked, found.evidence)

        def short_answer(item: Evidence) -> Span | None:
            return figure_of_then(item, closer(item), found.question)

        evidence = [*own, *others]
        return extract(evidence, wanted(asked), most, short_answer, earlier, told, len(own))

    def _written(self, found: Found) -> Iterator[str | Answer]:
        """The chat model's sentences that hold; the archive's own where none does."""
        assert self._chat_model is not None
        written = write(self._chat_model, self.archive, found.question, found.hits)
        if finds_nothing(written):
            nothing = "The chat model found no answer in the passages."
            yield from refuse(self.archive, found, [nothing])
            return
        notes: list[str] = []
        claims = pin(self.archive, self.reader, written, found.hits, notes)
        first = next(claims, None)
        if first is None:
            notes.append("Nothing the chat model wrote held; these are the archive's own words.")
            claims = self._extracted(found)
        else:
            claims = chain([first], claims)
        translator = Translator(self._chat_model, found.question.language, notes)
        yield from tell(self.archive, found, claims, notes, translator.translated)


def _load(parts: Sequence[Callable[[], object]]) -> None:
    with suppress(DossierError):
        for load in parts:
            load()
