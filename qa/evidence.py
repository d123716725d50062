"""Which sentences of the passages found answer the question, and how surely.

Without a language model these sentences are the answer; with one they are what its claims are
pinned to. Every passage is read beside the question by the reader, one that begins with a pronoun
after the sentences that it points back to; a sentence is then scored by what the reader makes of
it, its likeness to the question when read under its article's title and that of the sentence before
it, the share of the question's words that it holds and, if it begins with a pronoun, those that it
takes over from before, whether it offers the kind of thing asked for, how far its passage is behind
the best one, and whether it is a heading. The weights were fitted on which sentence answers, among
those of the six passages found (``python -m tests.bench.evidence``). Of a question that asks why,
those sentences gain that have a word which gives a reason: the sets fitted on have fifteen such
questions, so the gain is of QAMR's 172.

Of a sentence in another language than the question's the words they share tell nothing, and the
reader, which learned mostly English, little: where the encoder knows both languages, the sentence's
likeness to the question decides most, by weights of its own (``python -m tests.bench.foreign``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.article import Article
from ingest.sentences import is_heading
from qa.answer import Citation
from qa.calibration import sigmoid
from qa.fitting.known import Known
from qa.fitting.office import Office
from qa.people.pronouns import from_its_subject, subject_of
from qa.question_kind import kind_of, offers
from qa.reader.reading import Reader, Reading, Span
from qa.reasons import gives_reason
from vectorstore.archive import Archive
from vectorstore.coverage import RareWords
from vectorstore.hit import Hit
from vectorstore.weigh import asked_in

FEW = 4  # of the strongest sentences: as many are told where one thing is wanted
_INTERCEPT = -2.07
_WEIGHTS = {
    "support": 0.227,
    "margin": 0.113,
    "answers": 0.198,
    "similarity": 1.63,
    "before": -0.362,
    "coverage": 0.834,
    "carried": 0.779,
    "offers": 1.175,
    "behind": -0.516,
    "heading": -2.193,
}
# 45 % of the sentences that answer have such a word, 16 % of all: 1.5 logits between one that has
# it and one that has not. Less than half of it, for the reader sees the word too.
_REASON = 0.6
_FOREIGN_INTERCEPT = -7.5
_FOREIGN_WEIGHTS = {
    "support": 0.36,
    "similarity": 13.16,
    "offers": 0.96,
    "behind": -0.54,
    "heading": -3.0,
}


@dataclass(frozen=True)
class Evidence:
    """A sentence, ``article.text[start:end]``, with what was measured of it.

    ``support``, ``margin`` and ``answers`` are the reader's logits of the sentence, of the
    short answer in it and of its passage. The others are 0 to 1 but for ``behind``: by how much
    its passage's fused score trails the best one's. ``coverage`` is the share of the question's
    content words the sentence holds, each weighted by its rarity (idf); ``carried``, of one
    that begins with a pronoun, the share that only the sentences it points back to hold.
    ``before`` is the likeness of the sentence before it, 0 for a passage's first. ``short`` is
    the reader's short answer, in the article's offsets, and None where the sentence is
    ``foreign``: in another language than the question, and the encoder knows both. ``reason``
    says that a reason is asked for and that a word of the sentence gives one; ``elsewhere`` that
    it tells of the office asked for, but of another's.
    """

    article: Article
    start: int
    end: int
    support: float
    margin: float
    answers: float
    similarity: float
    before: float
    coverage: float
    carried: float
    offers: bool
    behind: float
    short: Span | None
    hit: Hit
    foreign: bool = False
    reason: bool = False
    elsewhere: bool = False

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.start : self.end]

    @property
    def heading(self) -> bool:
        """Whether it is a heading between paragraphs, and no sentence."""
        return is_heading(self.text)

    def citation(self, numbers: dict[tuple[str, int, int], int]) -> Citation:
        """It cited; ``numbers`` holds those given so far, and gets this one's."""
        key = (self.article.id, self.start, self.end)
        number = numbers.setdefault(key, max(numbers.values(), default=0) + 1)
        return Citation(number, self.article, self.start, self.end)

    @property
    def values(self) -> dict[str, float]:
        """What the score is made of, by name."""
        return {name: float(getattr(self, name)) for name in _WEIGHTS}

    @cached_property
    def score(self) -> float:
        """The probability (0 to 1) that the sentence answers."""
        weights = _FOREIGN_WEIGHTS if self.foreign else _WEIGHTS
        total = sum(weight * self.values[name] for name, weight in weights.items())
        total += _FOREIGN_INTERCEPT if self.foreign else _INTERCEPT
        total += _REASON * self.reason
        return sigmoid(total)


def gather(archive: Archive, reader: Reader, question: str, hits: Sequence[Hit]) -> list[Evidence]:
    """Every sentence of the hits' passages, strongest first, ties by article and place.

    Raises:
        ModelError: the reader can't be loaded.
    """
    if not hits:
        return []
    asked = _Asked(archive, question, best=max(hit.score for hit in hits))
    found = [one for way, some in asked.known.ways(hits) for one in _read(reader, way, some, asked)]
    return sorted(found, key=lambda e: (-e.score, e.article.id, e.start))


def _read(reader: Reader, way: str, hits: Sequence[Hit], asked: "_Asked") -> Iterator[Evidence]:
    """The sentences of these hits, read beside the question put this way."""
    archive = asked.archive
    vector = archive.encoder.encode_question(way)
    passages = [from_its_subject(hit.passage) for hit in hits]
    held = archive.sentences.of(passages)
    readings = reader.read(way, passages, [sentences.spans for sentences in held])
    for hit, sentences, reading in zip(hits, held, readings, strict=True):
        told_in = hit.passage.article.language
        likenesses = [
            max(0.0, archive.encoder.comparable(cosine, asked.language, told_in))
            for cosine in (sentences.vectors @ vector).tolist()
        ]
        passage = _Passage(hit, sentences.spans, likenesses, reading)
        for place, (_, end) in enumerate(sentences.spans):
            if end > hit.passage.start:
                yield _evidence(passage, place, asked)


@dataclass(frozen=True)
class _Passage:
    """A passage as it was read: its sentences, after those before it that were read along, and the
    likeness of each to the question."""

    hit: Hit
    spans: Sequence[Span]
    likenesses: Sequence[float]
    reading: Reading

    def told_with(self, place: int) -> str:
        """A sentence after those that it points back to, if it does."""
        text = self.hit.passage.article.text
        first = subject_of(text, self.spans, place)
        return text[self.spans[first][0] : self.spans[place][1]]


class _Asked:
    """What every sentence is held against: the question, and the best passage's score."""

    def __init__(self, archive: Archive, question: str, best: float) -> None:
        self.archive = archive
        self.best = best
        self.known = Known(archive, question)
        self.coverage = RareWords(archive, question).coverage
        self.language = asked_in(archive, question)
        self.kind = kind_of(question)
        self.office = Office(archive, question)

    def is_foreign(self, language: str) -> bool:
        """Another language than the question's, where the encoder can tell what both mean."""
        knows = self.archive.encoder.knows
        return language != self.language and knows(language) and knows(self.language)


def _evidence(passage: _Passage, place: int, asked: _Asked) -> Evidence:
    hit, read = passage.hit, passage.reading.sentences[place]
    article, (start, end) = hit.passage.article, passage.spans[place]
    sentence, told = article.text[start:end], passage.told_with(place)
    foreign = asked.is_foreign(article.language)
    repeats = read.answer is not None and asked.known.repeated(article.text[slice(*read.answer)])
    known = repeats or _names_whom(asked.known, sentence, start, read.answer)
    elsewhere = asked.office.is_of_another(sentence)
    coverage = asked.coverage(sentence, article.language)
    in_all = asked.coverage(told, article.language) if len(told) > len(sentence) else coverage
    return Evidence(
        article=article,
        start=start,
        end=end,
        support=read.support,
        margin=min(0.0, read.margin) if known or elsewhere else read.margin,
        answers=passage.reading.answers,
        similarity=passage.likenesses[place],
        before=passage.likenesses[place - 1] if place else 0.0,
        coverage=coverage,
        carried=in_all - coverage,
        offers=offers(sentence, asked.kind, asked.known.text),
        behind=asked.best - hit.score,
        short=None if foreign or repeats or elsewhere else read.answer,
        hit=hit,
        foreign=foreign,
        reason=asked.kind == "reason" and gives_reason(sentence),
        elsewhere=elsewhere,
    )


def _names_whom(known: Known, sentence: str, start: int, short: Span | None) -> bool:
    """Whether the short answer in the sentence is whom it was done to; ``start`` is its place."""
    return short is not None and known.done_to(sentence, short[0] - start, short[1] - start)
