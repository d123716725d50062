"""The lexical index: BM25 (Robertson & Zaragoza 2009; k1 1.2, b 0.75) by tantivy, on disk.

A passage is analysed in its own language (lower case, stop words, Snowball stemmer, accents
folded) and lies in that language's field; a question is analysed once for each field.
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import tantivy
from tantivy import Index, Occur, Query

from ingest.article import Passage
from vectorstore.analysis import (
    LANGUAGES,
    analyzer,
    question_words,
    settled_language,
    with_other_spellings,
)
from vectorstore.folder import damaged, stand_in, writable
from vectorstore.hit import Filters, day_number
from vectorstore.names.asked import AskedName, without

_HEAP_BYTES = 64_000_000


def field_of(language: str) -> str:
    """The name of the field that holds passages in ``language``."""
    return f"text_{settled_language(language)}"


class LexicalIndex:
    """Passages by their words. Opens at once; a change is seen after ``commit``."""

    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._scratch = None if writable(folder) else stand_in(folder)
            path = self._scratch.name if self._scratch else str(folder)
            self._index = Index(self._schema, path=path)
        except (OSError, ValueError) as error:
            raise damaged(folder, error) from error
        for language in LANGUAGES:
            self._index.register_tokenizer(field_of(language), analyzer(language))

    def writer(self) -> "LexicalWriter":
        """The one writer; used as a context, it commits at the end."""
        writer = self._index.writer(_HEAP_BYTES, 1)
        writer.garbage_collect_files()  # a file that a crash left would be in the way of its like
        return LexicalWriter(writer, self._schema)

    def reload(self) -> None:
        """See what other processes have committed."""
        self._index.reload()

    def __len__(self) -> int:
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def search(
        self, question: str, k: int, filters: Filters, names: Sequence[AskedName] = ()
    ) -> list[tuple[str, float]]:
        """The best ``k`` passage ids with their BM25 scores, best first.

        Of ``names`` in the question a passage may hold any other, which counts like the one asked.
        """
        words = self._words(question, names)
        return self._run(_all(words, _limits(self._schema, filters)), k) if words else []

    def scores(
        self, question: str, ids: Sequence[str], names: Sequence[AskedName] = ()
    ) -> dict[str, float]:
        """The BM25 scores of these passages; 0 for one that shares no word."""
        words = self._words(question, names)
        if not words or not ids:
            return dict.fromkeys(ids, 0.0)
        among = _silent(Query.term_set_query(self._schema, "id", list(ids)))
        return dict.fromkeys(ids, 0.0) | dict(self._run(_all(words, [among]), len(ids)))

    def passing(self, ids: Sequence[str], filters: Filters) -> set[str]:
        """Those of these passages that are within the limits."""
        among = _silent(Query.term_set_query(self._schema, "id", list(ids)))
        limits = [among, *_limits(self._schema, filters)]
        query = Query.boolean_query([(Occur.Must, limit) for limit in limits])
        return {key for key, _ in self._run(query, len(ids))} if ids else set()

    def ids(self) -> Iterable[str]:
        """Every passage id in the index."""
        searcher = self._index.searcher()
        found = searcher.search(Query.all_query(), max(1, searcher.num_docs), count=False)
        return (searcher.doc(address)["id"][0] for _, address in found.hits)

    def shares(self, words: Iterable[str], language: str) -> dict[str, float]:
        """The share of passages (0 to 1) that hold each of these analysed words."""
        searcher = self._index.searcher()
        name, total = field_of(language), max(1, searcher.num_docs)
        return {word: searcher.doc_freq(name, word) / total for word in words}

    def holds_form(self, beginning: str, language: str) -> bool:
        """Whether any passage holds a word of these letters and at most three more.

        ``beginning`` is of plain letters, as the analysis leaves them.
        """
        query = Query.regex_query(self._schema, field_of(language), f"{beginning}.{{0,3}}")
        return bool(self._run(query, 1))

    def _words(self, question: str, names: Sequence[AskedName]) -> list[tuple[Occur, Query]]:
        rest = without(question, names)
        return [
            (Occur.Should, query)
            for language in LANGUAGES
            for query in (
                *self._terms(question_words(rest, language), language),
                *self._any_name(names, language),
            )
        ]

    def _terms(self, words: Sequence[str], language: str) -> list[Query]:
        name = field_of(language)
        return [Query.term_query(self._schema, name, word, "freq") for word in dict.fromkeys(words)]

    def _any_name(self, names: Sequence[AskedName], language: str) -> Iterable[Query]:
        """For each name its words, or all the words of one of its others, whichever counts more.

        Another name counts what the one asked would, however many words either has.
        """
        for name in names:
            asked = name.words(language)
            ways = [self._joined(Occur.Should, asked, language)] if asked else []
            for words in filter(None, name.other_words(language)):
                other = self._joined(Occur.Must, words, language)
                ratio = self._rarity(asked, language) / self._rarity(words, language)
                ways.append(Query.boost_query(other, ratio) if asked else other)
            if ways:
                yield Query.disjunction_max_query(ways)

    def _joined(self, occur: Occur, words: Sequence[str], language: str) -> Query:
        return Query.boolean_query([(occur, term) for term in self._terms(words, language)])

    def _rarity(self, words: Sequence[str], language: str) -> float:
        """What the words count, each once, in a passage of middling length: their summed idf."""
        searcher, name = self._index.searcher(), field_of(language)
        held = [searcher.doc_freq(name, word) for word in dict.fromkeys(words)]
        return sum(math.log(1 + (searcher.num_docs - n + 0.5) / (n + 0.5)) for n in held)

    def _run(self, query: Query, k: int) -> list[tuple[str, float]]:
        searcher = self._index.searcher()
        found = searcher.search(query, k, count=False)
        hits = [(str(searcher.doc(place)["id"][0]), float(score)) for score, place in found.hits]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))


class LexicalWriter:
    """Adds and deletes; nothing is visible, or kept after a crash, before ``commit``."""

    def __init__(self, writer: tantivy.IndexWriter, schema: tantivy.Schema) -> None:
        self._writer = writer
        self._schema = schema

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self._writer.wait_merging_threads()  # also what lets go of the index

    def delete(self, ids: Iterable[str]) -> None:
        """Forget these passages; unknown ids do nothing."""
        for passage_id in ids:
            self._writer.delete_documents_by_term("id", passage_id)

    def add(self, passages: Iterable[Passage]) -> None:
        """Add, or replace, these passages."""
        for passage in passages:
            self._writer.delete_documents_by_term("id", passage.id)
            self._writer.add_document(_document(passage))

    def commit(self) -> None:
        """Make what was added and deleted durable and visible."""
        self._writer.commit()


def _document(passage: Passage) -> tantivy.Document:
    article = passage.article
    fields: dict[str, Any] = {
        "id": passage.id,
        "source": article.source or "",
        field_of(article.language): with_other_spellings(f"{passage.heading}\n{passage.text}"),
    }
    if article.published:
        fields["first_day"] = day_number(article.published.first_day)
        fields["last_day"] = day_number(article.published.last_day)
    return tantivy.Document(**fields)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("first_day", indexed=True, fast=True)
    builder.add_integer_field("last_day", indexed=True, fast=True)
    for language in LANGUAGES:
        name = field_of(language)
        builder.add_text_field(name, tokenizer_name=name, index_option="freq")
    return builder.build()


def _all(words: list[tuple[Occur, Query]], limits: list[Query]) -> Query:
    """Any of the words, and every limit."""
    if not limits:
        return Query.boolean_query(words)
    return Query.boolean_query(
        [(Occur.Must, Query.boolean_query(words)), *((Occur.Must, limit) for limit in limits)]
    )


def _limits(schema: tantivy.Schema, filters: Filters) -> list[Query]:
    limits = []
    kind = tantivy.FieldType.Integer
    if filters.since:
        since = day_number(filters.since)
        limits.append(Query.range_query(schema, "last_day", kind, lower_bound=since))
    if filters.until:
        until = day_number(filters.until)
        limits.append(Query.range_query(schema, "first_day", kind, upper_bound=until))
    if filters.sources:
        limits.append(Query.term_set_query(schema, "source", list(filters.sources)))
    if limits and filters.besides:
        within = Query.boolean_query([(Occur.Must, limit) for limit in limits])
        besides = Query.term_set_query(schema, "id", list(filters.besides))
        limits = [Query.boolean_query([(Occur.Should, within), (Occur.Should, besides)])]
    return [_silent(limit) for limit in limits]


def _silent(query: Query) -> Query:
    """The same limit, adding nothing to the score."""
    return Query.const_score_query(query, 0.0)
