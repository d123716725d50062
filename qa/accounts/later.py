"""What came after: a newer article on the same matter than those that an answer rests on.

Shown where the answer tells of a state that may have passed: the question is about the present, or
the quoted words are ("so far", "denied", "on the run").
"""

import re
from collections.abc import Sequence
from datetime import date

from ingest.article import Article, Passage
from ingest.sentences import sentence_spans
from qa.accounts.same import SAME_STORY, holds, is_rare, names_of
from qa.answer import Citation, Claim, Question
from qa.dates.mentions import mentions
from qa.dates.written import with_year
from vectorstore.analysis import content_words, with_other_spellings
from vectorstore.archive import Archive

_UNSETTLED = re.compile(
    r"\b(?:den(?:y|ied|ies)|preliminary|not yet|at large|on the run|fugitive|looking for|missing"
    r"|neg[óo]|niega|preliminar|prófugo|todavía no|aún no|buscan?|foragido|procura(?:do)?)\b",
    re.I,
)
_LEAD = 600  # characters of an article that say what it is about
_HELD = 0.6  # of the question's words


def later_reporting(
    archive: Archive, question: Question, claims: Sequence[Claim], passages: Sequence[Passage]
) -> Claim | None:
    """The sentence of the newest such article that says what it is about; None without one.

    The article holds every name of the question, one of them in its title or lead. Where one is
    rare it holds most of the question's words as well, or is in another language; where none is,
    its title and lead hold all of them. To be asked for where the answer ``may_have_passed``.
    """
    cited = {c.article.id: c.article for claim in claims for c in claim.citations}
    if not cited:
        return None
    since = max(article.last_day for article in cited.values())
    names = names_of(question.standalone, opens=False)
    years = {str(period.first.year) for _, _, period in with_year(question.standalone)}
    originals = archive.originals([*cited, *(p.article.id for p in passages)])
    known = {originals[name] for name in cited}
    newer = [
        article
        for article in {p.article.id: p.article for p in passages}.values()
        if originals[article.id] not in known
        and _comes_after(article, since)
        and _is_on(archive, question, article, names, years)
    ]
    return _told(max(newer, key=lambda a: (a.last_day, a.id)), names) if newer else None


def may_have_passed(question: Question, claims: Sequence[Claim]) -> bool:
    """Whether the question is about the present, or the claims tell of a state that may be over."""
    if question.time and question.time.use == "latest":
        return True
    if question.time and question.time.use == "as_of":
        return False
    return any(
        _UNSETTLED.search(claim.text)
        or any(
            m.kind == "now" for c in claim.citations for m in mentions(c.article, c.start, c.end)
        )
        for claim in claims
    )


def _is_on(
    archive: Archive,
    question: Question,
    article: Article,
    names: frozenset[str],
    years: set[str],
) -> bool:
    lead = f"{article.title}\n{article.text[:_LEAD]}"
    if not holds(article, names) or not any(_in(lead, key) for key in names or years):
        return False
    rare = any(is_rare(archive, name) for name in names)
    if article.language != question.language:
        return rare
    words = set(content_words(question.standalone, article.language))
    words -= set(content_words(" ".join([*names, *years]), article.language))
    text = f"{article.title}\n{article.text}" if rare else lead
    if not rare and not words:
        return False
    held = words & set(content_words(with_other_spellings(text), article.language))
    return len(held) >= (_HELD if rare else 1) * len(words)


def _in(text: str, key: str) -> bool:
    return key in text if key.isdigit() else key in names_of(text)


def _comes_after(article: Article, day: str) -> bool:
    if not day or not article.published:
        return False
    apart = date.fromisoformat(article.published.first_day) - date.fromisoformat(day)
    return apart.days > SAME_STORY


def _told(article: Article, names: frozenset[str]) -> Claim:
    """The first sentence of the lead that holds a name of the question, else the first."""
    spans = sentence_spans(article.text[: 2 * _LEAD], article.language)[:4]
    of_it = [s for s in spans if names & names_of(article.text[s[0] : s[1]])]
    start, end = (of_it or spans)[0]
    return Claim(article.text[start:end], (Citation(0, article, start, end),), support=1.0)
