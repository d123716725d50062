"""What the reader makes of a question and passages, in the articles' own offsets."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from ingest.article import Passage
from qa.reader.convert import FACTS, OWN, ReaderFacts, converted_reader, is_converted
from qa.reader.spans import best_spans, whole_words
from vectorstore.convert import DEFAULT_CACHE
from vectorstore.openvino_runtime import Graph, alike, load_tokenizer, padded

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Span = tuple[int, int]  # characters of the article's text
QUESTION, _TITLE = 64, 32  # word-pieces at most
_UNREAD = -30.0  # the logit of what lies beyond what the model reads
_Logits = NDArray[numpy.float32]


@dataclass(frozen=True)
class Read:
    """A sentence as read: ``support`` is the logit that it answers.

    ``answer`` is the likeliest short answer in it, None where the reader knows none, and
    ``margin`` by how much (in logits) that is likelier than no answer in the passage; ``others``
    are the next likeliest, if they were asked for, and their margins.
    """

    support: float
    answer: Span | None = None
    margin: float = 0.0
    others: tuple[tuple[Span, float], ...] = ()


@dataclass(frozen=True)
class Reading:
    """A passage as read: the logits that it answers and that it is about the matter at all."""

    answers: float
    about: float
    sentences: tuple[Read, ...]


class Reader:
    """Dossier's own reader, or any Hugging Face one by name or folder; loads when first used.

    Raises:
        ModelError: (when first used) the model can't be found or loaded.
    """

    def __init__(
        self, name: str = OWN, cache: Path = DEFAULT_CACHE, setting: str = "DOSSIER_READER"
    ) -> None:
        self.name = name
        self._cache = cache
        self._setting = setting  # the variable that an error names

    @property
    def prepared(self) -> bool:
        """Whether it has been converted on this machine before."""
        return is_converted(self.name, self._cache)

    def prepare(self) -> None:
        """Load, and the first time convert, the model; otherwise done when first used."""
        _ = self._facts

    def load(self) -> None:
        """Have everything in memory; otherwise done when first used.

        Raises:
            ModelError: the model can't be found or loaded.
        """
        _ = self._tokenizer, self._graph

    def read(
        self,
        question: str,
        passages: Sequence[Passage],
        sentences: Sequence[Sequence[Span]],
        others: int = 0,
    ) -> list[Reading]:
        """One reading a passage, in order; ``sentences`` are the spans of each one's sentences.

        ``others`` is how many short answers are wanted of each sentence beside the likeliest.
        """
        if self._facts.kind == "score":
            return self._scored(question, passages, sentences)
        laid = self._lay_out(question, passages)
        logits = self._run([row.ids for row in laid], [row.passage_from for row in laid])
        return [
            _reading(one.article.text, row, spans, others, *found)
            for one, row, spans, found in zip(passages, laid, sentences, logits, strict=True)
        ]

    def _scored(
        self, question: str, passages: Sequence[Passage], sentences: Sequence[Sequence[Span]]
    ) -> list[Reading]:
        """A cross-encoder scores every passage and each of its sentences for itself."""
        pieces = self._lay_out(
            question,
            [
                Passage(passage.article, *span)
                for passage, spans in zip(passages, sentences, strict=True)
                for span in ((passage.start, passage.end), *spans)
            ],
        )
        found = self._run([row.ids for row in pieces], [row.passage_from for row in pieces])
        scores = iter(float(tokens[0]) for tokens, _ in found)
        readings = []
        for spans in sentences:
            whole = next(scores)
            readings.append(Reading(whole, whole, tuple(Read(next(scores)) for _ in spans)))
        return readings

    def _lay_out(self, question: str, passages: Sequence[Passage]) -> list["_Row"]:
        titles = [f"{passage.article.title}:" for passage in passages]
        texts = [passage.text for passage in passages]
        asked, *rest = self._tokenizer.encode_batch(
            [question, *titles, *texts], add_special_tokens=False
        )
        head = [self._facts.begin, *asked.ids[:QUESTION], self._facts.separator]
        laid = zip(passages, rest[: len(passages)], rest[len(passages) :], strict=True)
        return [self._row(head, passage, title, text) for passage, title, text in laid]

    def _row(
        self, head: Sequence[int], passage: Passage, title: "Encoding", text: "Encoding"
    ) -> "_Row":
        facts = self._facts
        titled = title.ids[:_TITLE] if passage.article.title else []
        room = facts.max_tokens - len(head) - len(titled) - 1
        ids = [*head, *titled, *text.ids[:room], facts.separator]
        offsets = numpy.array(text.offsets[:room], dtype=numpy.int64).reshape(-1, 2)
        return _Row(ids, len(head), len(head) + len(titled), offsets + passage.start)

    def _run(
        self, rows: Sequence[list[int]], passage_from: Sequence[int]
    ) -> list[tuple[_Logits, _Logits]]:
        """The logits of each row's tokens, and of each row."""
        found: dict[int, tuple[_Logits, _Logits]] = {}
        for some in alike([len(ids) for ids in rows]):
            ids, mask = padded([rows[i] for i in some])
            given = {"input_ids": ids, "attention_mask": mask}
            if self._facts.types:
                firsts = numpy.array([[passage_from[i]] for i in some])
                given["token_type_ids"] = mask * (numpy.arange(ids.shape[1]) >= firsts)
            result = self._graph(given)
            tokens, passage = result[0], result[-1]
            found |= {row: (tokens[i], passage[i]) for i, row in enumerate(some)}
        return [found[i] for i in range(len(rows))]

    @cached_property
    def _folder(self) -> Path:
        return converted_reader(self.name, self._cache, self._setting)

    @cached_property
    def _facts(self) -> ReaderFacts:
        return ReaderFacts(**json.loads((self._folder / FACTS).read_text(encoding="utf-8")))

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        tokenizer = load_tokenizer(self._folder)
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _graph(self) -> Graph:
        return Graph(self._folder)


@dataclass(frozen=True)
class _Row:
    """Word-pieces; where token type 1 begins, where the text; and the places of its tokens."""

    ids: list[int]
    passage_from: int
    text_from: int
    offsets: NDArray[numpy.int64]


def _reading(
    told: str, row: _Row, spans: Sequence[Span], others: int, tokens: _Logits, passage: _Logits
) -> Reading:
    """``told`` is the article's text."""
    text = tokens[row.text_from : row.text_from + len(row.offsets)]
    none = float(tokens[0, 0] + tokens[0, 1])
    read = tuple(_read(told, span, row.offsets, text, none, others) for span in spans)
    if tokens.shape[1] == 2:  # starts and ends only
        best = max((sentence.margin for sentence in read), default=0.0)
        return Reading(best, best, read)
    return Reading(float(passage[0]), float(passage[1]), read)


def _read(
    told: str,
    span: Span,
    offsets: NDArray[numpy.int64],
    text: _Logits,
    none: float,
    others: int,
) -> Read:
    inside = (offsets[:, 0] < span[1]) & (offsets[:, 1] > span[0])
    if not inside.any():  # beyond what the model reads
        return Read(_UNREAD, margin=_UNREAD)
    places = offsets[inside]
    (answer, margin), *next_best = (
        (whole_words(told, int(places[first, 0]), int(places[last, 1])), score - none)
        for first, last, score in best_spans(text[inside, 0], text[inside, 1], 1 + others)
    )
    support = float(text[inside, 2].mean()) if text.shape[1] > 2 else margin
    return Read(support, answer, margin, tuple(next_best))
