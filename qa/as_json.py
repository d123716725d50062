"""Answers and hits as plain values, with the names other programs rely on."""

from typing import Any

from qa.answer import Answer, Citation
from vectorstore.hit import Hit


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
        "text": answer.text,
        "abstained": answer.abstained,
        "confidence": answer.confidence,
        "claims": [
            {
                "text": claim.text,
                "support": round(claim.support, 4),
                "citations": [citation.number for citation in claim.citations],
            }
            for claim in answer.claims
        ],
        "citations": [_citation_json(citation) for citation in answer.citations],
        "hits": [hit_json(hit) for hit in answer.hits],
        "notes": list(answer.notes),
        "seconds": answer.seconds,
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    article = citation.article
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
    }
