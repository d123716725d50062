"""A turn as plain values and back.

Articles are referred to: a citation keeps the article's id, the span and the quoted words. Read
again it is joined to the article in the archive; where that is gone or says something else by
now, an article that holds nothing but the quoted words stands in for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from typing import Any

from ingest.article import Article, Passage, Published
from qa.answer import Answer, Citation, Claim, Disagreement, Question, Told
from qa.dates.gloss import Gloss
from qa.dates.question import AskedTime
from ui.asked import Aside
from ui.conversation import Judged, Turn
from vectorstore.hit import Hit

ONLY_THE_QUOTE = "dossier:only-the-quote"  # in the metadata of an article that stands in
_FACTS = ("id", "title", "url", "source", "author", "language", "path", "title_derived")
Find = Callable[[str], Article | None]


def to_record(turn: Turn, judged: Judged | None = None) -> dict[str, Any]:
    """The turn in JSON's own types, with what was said of its answer."""
    return {
        "question": turn.question,
        "text": turn.text,
        "error": turn.error,
        "stopped": turn.stopped,
        "limits": dict(turn.limits),
        "searched": turn.searched,
        "aside": asdict(turn.aside),
        "answer": _answer_record(turn.answer) if turn.answer else None,
        "judged": asdict(judged) if judged else None,
    }


def from_record(record: Mapping[str, Any], find: Find) -> tuple[Turn, Judged | None]:
    """The turn again; ``find`` gives the article with an id. One that was pending has stopped."""
    answer = record["answer"]
    aside = record["aside"]
    turn = Turn(
        record["question"],
        record["text"],
        _answer(answer, lru_cache(find)) if answer else None,
        record["error"],
        record["stopped"],
        record["limits"],
        record["searched"],
        Aside(**{name: _frozen(value) for name, value in aside.items()}),
        record.get("id", ""),
        record.get("link", ""),
    )
    judged = record["judged"]
    return replace(turn, stopped=turn.stopped or turn.pending), judged and Judged(**judged)


def _answer_record(answer: Answer) -> dict[str, Any]:
    asked = answer.question
    return {
        "question": {
            "text": asked.text,
            "standalone": asked.standalone,
            "since": asked.since,
            "until": asked.until,
            "sources": list(asked.sources),
            "language": asked.language,
            "as_of": asked.as_of,
            "time": _time_record(asked.time) if asked.time else None,
        },
        "text": answer.text,
        "claims": [_claim_record(claim) for claim in answer.claims],
        "citations": [
            {"number": c.number, **_words(c.article, c.start, c.end)} for c in answer.citations
        ],
        "hits": [_hit_record(hit) for hit in answer.hits],
        "abstained": answer.abstained,
        "confidence": answer.confidence,
        "notes": list(answer.notes),
        "seconds": answer.seconds,
        "disagreements": [_disagreement_record(one) for one in answer.disagreements],
        "later": [_claim_record(claim) for claim in answer.later],
        "unsaid": list(answer.unsaid),
    }


def _claim_record(claim: Claim) -> dict[str, Any]:
    return {
        "text": claim.text,
        "support": claim.support,
        "citations": [citation.number for citation in claim.citations],
        "glosses": [asdict(gloss) for gloss in claim.glosses],
        "short": claim.short,
    }


def _disagreement_record(one: Disagreement) -> dict[str, Any]:
    values = [
        {"value": told.value, "citation": told.citation.number, "stands": told.stands}
        for told in one.values
    ]
    return {"kind": one.kind, "values": values}


def _hit_record(hit: Hit) -> dict[str, Any]:
    place = hit.passage
    return {
        **_words(place.article, place.start, place.end),
        "scores": [hit.score, hit.similarity, hit.lexical, hit.dense_rank, hit.lexical_rank],
    }


def _time_record(time: AskedTime) -> dict[str, Any]:
    since, until = (str(day) if day else None for day in (time.since, time.until))
    return {"use": time.use, "words": time.words, "since": since, "until": until}


def _words(article: Article, start: int, end: int) -> dict[str, Any]:
    facts: dict[str, Any] = {name: getattr(article, name) for name in _FACTS}
    facts["published"] = asdict(article.published) if article.published else None
    return {"article": facts, "start": start, "end": end, "words": article.text[start:end]}


def _answer(record: Mapping[str, Any], find: Find) -> Answer:
    citations = {c["number"]: Citation(c["number"], *_place(c, find)) for c in record["citations"]}
    return Answer(
        question=_question(record["question"]),
        text=record["text"],
        claims=tuple(_claim(claim, citations) for claim in record["claims"]),
        citations=tuple(citations.values()),
        abstained=record["abstained"],
        confidence=record["confidence"],
        hits=tuple(_hit(hit, find) for hit in record["hits"]),
        notes=tuple(record["notes"]),
        seconds=record["seconds"],
        disagreements=tuple(_disagreement(one, citations) for one in record["disagreements"]),
        later=tuple(_claim(claim, citations) for claim in record["later"]),
        unsaid=tuple(record.get("unsaid", ())),  # records of before have none
    )


def _hit(record: Mapping[str, Any], find: Find) -> Hit:
    return Hit(Passage(*_place(record, find)), *record["scores"])


def _question(record: Mapping[str, Any]) -> Question:
    time = record["time"]
    if time:
        days = {name: time[name] and date.fromisoformat(time[name]) for name in ("since", "until")}
        time = AskedTime(**{**time, **days})
    return Question(**{**record, "sources": tuple(record["sources"]), "time": time})


def _claim(record: Mapping[str, Any], citations: Mapping[int, Citation]) -> Claim:
    cited = tuple(citations[number] for number in record["citations"])
    glosses = tuple(Gloss(**gloss) for gloss in record["glosses"])
    short = tuple(record["short"]) if record["short"] else None
    return Claim(record["text"], cited, record["support"], glosses, short)


def _disagreement(record: Mapping[str, Any], citations: Mapping[int, Citation]) -> Disagreement:
    values = [
        Told(told["value"], citations[told["citation"]], told.get("stands", True))
        for told in record["values"]  # those kept by earlier releases don't say
    ]
    return Disagreement(record["kind"], tuple(values))


def _place(record: Mapping[str, Any], find: Find) -> tuple[Article, int, int]:
    """The article, and where in it the words are."""
    start, end, words = record["start"], record["end"], record["words"]
    article = find(record["article"]["id"])
    if article and article.text[start:end] == words:
        return article, start, end
    facts = dict(record["article"])
    published = facts.pop("published")
    facts["published"] = Published(**published) if published else None
    return Article(**facts, text=words, metadata={ONLY_THE_QUOTE: "yes"}), 0, len(words)


def _frozen(value: object) -> Any:  # noqa: ANN401  (one of the types that Aside has)
    return tuple(value) if isinstance(value, list) else value
