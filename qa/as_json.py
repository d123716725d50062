"""Answers and hits as plain values, with the names other programs rely on."""

from typing import TYPE_CHECKING, Any

from ingest.pages import page_of
from qa.answer import Answer, Citation, Claim, Disagreement
from vectorstore.hit import Hit

if TYPE_CHECKING:
    from qa.events.timeline import Timeline


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit: where the passage is, its words and its score."""
    article = hit.passage.article
    return {
        "article_id": article.id,
        "title": article.title,
        "path": article.path,
        "url": article.url,
        "published": str(article.published) if article.published else None,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.passage.text,
        "score": round(hit.score, 6),
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """One answer, whole."""
    return {
        "question": answer.question.text,
        "standalone": answer.question.standalone,
        "understood": answer.question.time.shown if answer.question.time else None,
        "as_of": answer.question.as_of,
        "text": answer.text,
        "short_answer": answer.short_answer,
        "abstained": answer.abstained,
        "confidence": answer.confidence,
        "claims": [_claim_json(claim) for claim in answer.claims],
        "disagreements": [_disagreement_json(one) for one in answer.disagreements],
        "later": [_claim_json(claim) for claim in answer.later],
        "unsaid": list(answer.unsaid),
        "citations": [_citation_json(citation) for citation in answer.citations],
        "hits": [hit_json(hit) for hit in answer.hits],
        "notes": list(answer.notes),
        "seconds": answer.seconds,
    }


def timeline_json(timeline: "Timeline") -> dict[str, Any]:
    """One timeline, whole; an event's own place is its first citation's."""
    return {
        "about": timeline.about,
        "events": [
            {
                "date": event.date,
                "precision": event.precision,
                "text": event.text,
                "words": event.words,
                "citations": [_citation_json(citation) for citation in event.citations],
            }
            for event in timeline.events
        ],
        "notes": list(timeline.notes),
        "seconds": timeline.seconds,
    }


def _claim_json(claim: Claim) -> dict[str, Any]:
    return {
        "text": claim.text,
        "support": round(claim.support, 4),
        "citations": [citation.number for citation in claim.citations],
        "shown": claim.shown,
        "short": claim.short_answer,
        "published": claim.published,
    }


def _disagreement_json(disagreement: Disagreement) -> dict[str, Any]:
    values = [
        {
            "value": told.value,
            "source": told.source,
            "published": told.published,
            "citation": told.citation.number,
        }
        for told in disagreement.values
    ]
    return {"kind": disagreement.kind, "values": values}


def _citation_json(citation: Citation) -> dict[str, Any]:
    article = citation.article
    page = page_of(article, citation.start)
    return {
        "number": citation.number,
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": str(article.published) if article.published else None,
        "path": article.path,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        **({"page": page} if page else {}),
    }
