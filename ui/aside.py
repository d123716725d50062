"""What is found out beside an answer: independent sources, and what could be asked instead."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from qa.answer import Answer
from qa.assistant import Assistant
from qa.evaluation.draft import from_article
from qa.question_kind import names
from ui.asked import Aside
from ui.examples import examples

_CLUMSY = "Who or what"
_LONGEST = 100  # characters
_SUGGESTED = 3
_TRIED = 9
_OF_EACH_ARTICLE = 2


def look_aside(assistant: Assistant, answer: Answer) -> Aside:
    """What stands beside the answer; a refusal gets up to three other questions."""
    if answer.abstained:
        return Aside(suggestions=tuple(islice(_answerable(assistant, answer), _SUGGESTED)))
    cited = {citation.article.id for citation in answer.citations}
    return Aside(independent=len(set(assistant.archive.originals(cited).values())))


def _answerable(assistant: Assistant, answer: Answer) -> Iterator[str]:
    """Those proposals, nearest first, that are answered from the archive's own words."""
    quoting = assistant.in_other_settings(llm=None)
    asked = answer.question
    limits: dict[str, Any] = {"since": asked.since, "until": asked.until, "sources": asked.sources}
    for question in islice(dict.fromkeys(_proposals(assistant, answer)), _TRIED):
        if not quoting.ask(question, **limits).abstained:
            yield question


def _proposals(assistant: Assistant, answer: Answer) -> Iterator[str]:
    """Questions on the nearest articles that name what they mean, then examples of the archive."""
    for article in {hit.passage.article.id: hit.passage.article for hit in answer.hits}.values():
        drafts = (draft.question for draft in from_article(article))
        yield from islice(filter(_stands_alone, drafts), _OF_EACH_ARTICLE)
    yield from examples(assistant.archive)


def _stands_alone(question: str) -> bool:
    short = len(question) <= _LONGEST and "«" not in question
    return short and bool(names(question)) and not question.startswith(_CLUMSY)
