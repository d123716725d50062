"""What goes with an answer's claims: where other articles differ, and what came after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.accounts.account import Account
from qa.accounts.around import around
from qa.accounts.disagreement import differing, kind_of_difference
from qa.accounts.later import later_reporting, may_have_passed
from qa.accounts.measure import asked_measure
from qa.answer import Citation, Claim, Disagreement, Question, Told
from qa.dates.claim import explained
from vectorstore.archive import Archive
from vectorstore.hit import Hit

_WORDS = {
    "en": {
        "disagree": "Sources disagree: ",
        "later": "Later reporting: ",
        "corrected": "Corrected later: ",
        "first": "earlier: ",
        "undated": "undated",
    },
    "es": {
        "disagree": "Las fuentes no coinciden: ",
        "later": "Información posterior: ",
        "corrected": "Corregido después: ",
        "first": "antes: ",
        "undated": "sin fecha",
    },
}


@dataclass(frozen=True)
class Beyond:
    """``lines`` are for the reader, with markers; ``citations`` are those that the claims lack."""

    disagreements: tuple[Disagreement, ...] = ()
    later: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    lines: tuple[str, ...] = ()


def beyond(
    archive: Archive,
    question: Question,
    claims: Sequence[Claim],
    hits: Sequence[Hit],
    earlier: Sequence[Citation] = (),
) -> Beyond:
    """Disagreements about what the claims say, and later reporting on it.

    ``hits`` are all that were found, read for the answer or not. Citations are numbered on, also
    from the ``earlier`` ones.
    """
    passed = may_have_passed(question, claims)
    if not claims or not (passed or asked_measure(question.standalone)):
        return Beyond()
    passages = around(archive, question, hits)
    cited = {c.number: c for c in (*earlier, *(c for claim in claims for c in claim.citations))}
    own = set(cited)
    words = _WORDS.get(question.language, _WORDS["en"])
    lines, disagreements, later = [], [], []
    if accounts := differing(archive, question.standalone, claims, passages):
        found = _disagreement(accounts, cited)
        disagreements.append(found)
        lines.append(_line(found, words))
    told = later_reporting(archive, question, claims, passages) if passed else None
    if told and told.citations[0].article.id not in {c.article.id for c in cited.values()}:
        citation = _numbered(told.citations[0], cited)
        claim = explained(replace(told, citations=(citation,)))
        later.append(claim)
        lines.append(f"{words['later']}{claim.marked} ({claim.published})")
    added = tuple(citation for number, citation in cited.items() if number not in own)
    return Beyond(tuple(disagreements), tuple(later), added, tuple(lines))


def _disagreement(accounts: Sequence[Account], cited: dict[int, Citation]) -> Disagreement:
    kind, newest, values = kind_of_difference(accounts), accounts[-1], []
    for one in accounts:
        citation = _numbered(Citation(0, one.article, one.start, one.end), cited)
        stands = kind == "disagree" or not one.differs(newest)
        values.append(Told(one.words, citation, stands))
    return Disagreement(kind, tuple(values))


def _numbered(bare: Citation, cited: dict[int, Citation]) -> Citation:
    """The citation of these words that there is already, else a new one with the next number."""
    for citation in cited.values():
        if citation.overlaps(bare.article.id, bare.start, bare.end):
            return citation
    added = replace(bare, number=max(cited, default=0) + 1)
    cited[added.number] = added
    return added


def _line(found: Disagreement, words: dict[str, str]) -> str:
    new = "; ".join(_value(told, words) for told in found.values if told.stands)
    old = "; ".join(_value(told, words) for told in found.values if not told.stands)
    before = f"; {words['first']}{old}" if old else ""
    return f"{words[found.kind]}{new}{before}."


def _value(told: Told, words: dict[str, str]) -> str:
    where = ", ".join(filter(None, (told.source, told.published or words["undated"])))
    return f"{told.value} ({where}) [{told.citation.number}]"
