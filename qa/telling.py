"""Claims told as an answer, piece by piece; or that the archive does not say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from qa.accounts.beyond import Beyond, beyond
from qa.answer import DOUBTFUL, Answer, Citation, Claim
from qa.dates.claim import explained
from qa.dates.find import time_notes
from qa.fitting.lacking import either, lacking_note
from qa.foreign import quoted_note, unread_note
from qa.found import Found
from qa.other_names import named_note
from qa.people.pronouns import with_referent
from qa.premise import denied, unknown_names, unknown_words
from qa.refusal import refusal_text, searched_note
from qa.sources import unknown_sources_note
from qa.tokens import tokens
from qa.waiting import waiting_note
from vectorstore.archive import Archive
from vectorstore.hit import Filters
from vectorstore.waiting import searchable


def tell(
    archive: Archive,
    found: Found,
    claims: Iterator[Claim],
    notes: list[str],
    translated: Callable[[Claim], Claim] | None = None,
    earlier: Sequence[Citation] = (),
) -> Iterator[str | Answer]:
    """The pieces of the text (together the whole), then the answer.

    A false premise is named first; what other articles say differently, or newer ones say of the
    matter, comes last. ``notes`` may grow while the claims come. ``translated`` adds what a quote
    means in the question's language. Citations are numbered on from the ``earlier`` ones.
    """
    kept: list[Claim] = []
    pieces: list[str] = []
    false = denied(found.question.standalone, found.evidence)
    if false:
        notes.append(false.text(found.question.language))
        pieces.append(notes[-1])
        yield pieces[-1]
    for claim in claims:
        told = with_referent(explained(claim))
        kept.append(translated(told) if translated else told)
        pieces.append(f"\n{kept[-1].marked}" if pieces else kept[-1].marked)
        yield pieces[-1]
    notes.extend(lacking_note(found.lacking, found.evidence))
    if found.confidence < DOUBTFUL:
        notes.extend(_unknown_note(archive, found))
    more = beyond(archive, found.question, kept, found.around, earlier)
    for line in more.lines:
        pieces.append(f"\n{line}")
        yield pieces[-1]
    yield _answer(archive, found, "".join(pieces), notes, _as_corrected(kept, more), more)


def _as_corrected(claims: Sequence[Claim], more: Beyond) -> tuple[Claim, ...]:
    """The claims, without the short answers that a newer article corrects."""
    values = [told for one in more.disagreements for told in one.values]
    old = {told.citation.number for told in values if not told.stands}
    corrected = _amounts(told.value for told in values if not told.stands) - _amounts(
        told.value for told in values if told.stands
    )

    def is_old(claim: Claim) -> bool:
        return any(c.number in old for c in claim.citations) or bool(
            corrected & _amounts([claim.short_answer or ""])
        )

    return tuple(replace(claim, short=None) if is_old(claim) else claim for claim in claims)


def _amounts(texts: Iterable[str]) -> set[str]:
    return {token for text in texts for token in tokens(text) if token[0].isdigit()}


def refuse(archive: Archive, found: Found, notes: list[str]) -> Iterator[str | Answer]:
    """That the archive does not say, with what came nearest, and then the same as an answer.

    Raises:
        ArchiveError: nothing in the archive is indexed yet.
    """
    waiting = waiting_note(archive, Filters())
    text = refusal_text(found.question, found.hits)
    yield text
    unknown = unknown_names(archive, found.question.standalone)
    if unknown and not waiting:
        notes.append(f"No article names {either(unknown)}.")
    elsewhere = [name for name in found.lacking if not set(name.split()) & set(unknown)]
    notes.extend(lacking_note(elsewhere, found.evidence))
    notes.extend(_unknown_note(archive, found))
    notes.extend(unread_note(archive, found.question.standalone, found.hits))
    yield _answer(archive, found, text, notes)


def _unknown_note(archive: Archive, found: Found) -> list[str]:
    """Which words of the question stand nowhere: it may be told in others, or not at all."""
    words = unknown_words(archive, found.question, found.hits)
    if not words or waiting_note(archive, Filters()):
        return []
    return [f"No article has the word {either(words)}; if it is told there, then in other words."]


def _answer(
    archive: Archive,
    found: Found,
    text: str,
    notes: list[str],
    claims: tuple[Claim, ...] = (),
    more: Beyond | None = None,
) -> Answer:
    looked_at = searchable(archive.catalog, found.question.filters)
    note = searched_note(found.question, looked_at.articles, looked_at.span)
    unsearched = [
        *waiting_note(archive, found.question.filters),
        *unknown_sources_note(archive, found.question.sources),
    ]
    cited = dict.fromkeys(citation for claim in claims for citation in claim.citations)
    told = [citation.article for citation in cited]
    asked = found.question.standalone
    in_language = quoted_note(archive, asked, told)
    newest = max((article.last_day for article in told), default=None)
    leads = found.newest_first and bool(told) and told[0].last_day == newest
    in_time = time_notes(found.question, newest_first=leads)
    by_name = named_note(archive, asked, [citation.quote for citation in cited])
    return Answer(
        question=found.question,
        text=text,
        claims=claims,
        citations=(*cited, *(more.citations if more else ())),
        abstained=not claims,
        confidence=round(found.confidence, 4),
        hits=found.hits,
        notes=(note, *unsearched, *in_time, *in_language, *by_name, *notes),
        seconds=found.seconds,
        disagreements=more.disagreements if more else (),
        later=more.later if more else (),
    )
