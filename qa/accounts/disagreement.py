"""Where articles give different numbers for the same thing.

Told only when it is certain enough to be worth a reporter's time: both articles count the same
(deaths of women, tonnes of cocaine), both hold every name and year of the question, both are about
the same event, the numbers are near each other and yet can't both be true, and neither article is
a near-duplicate of the other.
"""

import re
from collections.abc import Sequence
from itertools import combinations, groupby
from math import inf

from ingest.article import Passage
from qa.accounts.account import Account, Asked
from qa.accounts.same import SAME_STORY, days_apart, holds, names_of, same_event
from qa.answer import Claim, Difference
from vectorstore.archive import Archive

_NEAR = 1.6  # numbers further apart than this factor count different things
_GROWN = 3.0  # so far a first "at least" may grow


def differing(
    archive: Archive, question: str, claims: Sequence[Claim], passages: Sequence[Passage]
) -> list[Account]:
    """Accounts of what the claims say, of different articles, at least two of which differ.

    Where no claim tells the number that is asked for, that of an article they cite counts. In the
    order of their dates; empty when there is no disagreement. ``passages`` are those found
    for the question, whether they were read for the answer or not.
    """
    asked = Asked(question)
    if asked.measure is None or not claims:
        return []
    accounts = _accounts(asked, passages)
    cited = {citation.article.id for claim in claims for citation in claim.citations}
    told = [a for claim in claims for a in accounts if _cites(claim, a)]
    reference = next(iter([*told, *(a for a in accounts if a.article.id in cited)]), None)
    if reference is None:
        return []
    same = [reference, *(one for one in accounts if _is_of(archive, asked, reference, one))]
    same = _without_copies(archive, same)
    same.sort(key=lambda one: (one.day, one.article.id))
    if kind_of_difference(same) == "disagree":  # an outgrown number stands against none
        same = [one for one in same if not any(newer.outgrows(one) for newer in same)]
    return same if any(one.differs(other) for one, other in combinations(same, 2)) else []


def kind_of_difference(accounts: Sequence[Account]) -> Difference:
    """*corrected* or *later* where the newest number stands for itself, else *disagree*."""
    newest, older = accounts[-1], [one for one in accounts if one.differs(accounts[-1])]
    if any(one.corrects for one in accounts if not one.differs(newest)):
        return "corrected"
    later = older and (newest.settles or all(_is_overtaken(one, newest) for one in older))
    return "later" if later else "disagree"


def _is_overtaken(one: Account, newest: Account) -> bool:
    """Whether the newest tells a later state; a correction is not undone by the mere repetition."""
    gap = days_apart(one.article, newest.article)
    return newest.outgrows(one) or (gap is not None and gap > SAME_STORY and not one.corrects)


def _accounts(asked: Asked, passages: Sequence[Passage]) -> list[Account]:
    """One an article."""
    placed = sorted(passages, key=lambda passage: (passage.article.id, passage.start))
    articles = groupby(placed, key=lambda passage: passage.article.id)
    return [one for _, some in articles if (one := asked.account_of(list(some)))]


def _without_copies(archive: Archive, accounts: Sequence[Account]) -> list[Account]:
    """Of near-duplicates the first given."""
    originals = archive.originals(one.article.id for one in accounts)
    first: dict[str, Account] = {}
    for one in accounts:
        first.setdefault(originals[one.article.id], one)
    return list(first.values())


def _cites(claim: Claim, account: Account) -> bool:
    place = (account.article.id, account.start, account.end)
    return any(citation.overlaps(*place) for citation in claim.citations)


def _is_of(archive: Archive, asked: Asked, reference: Account, other: Account) -> bool:
    """Whether the other account is of the same thing."""
    if other.article.id == reference.article.id or not _comparable(reference, other):
        return False
    if _is_apart(reference, other) or _is_apart(other, reference):
        return False
    if asked.years and asked.names and _ratio(reference, other) <= _NEAR:
        if asked.years & other.years and asked.years & reference.years:
            return True
        if _revises(other, reference) or _revises(reference, other):
            return True
    if not reference.likely_years & other.likely_years:
        return False
    newer = max(reference, other, key=lambda one: one.day)
    return same_event(archive, reference.article, other.article, newer.dates)


def _is_apart(one: Account, other: Account) -> bool:
    """Whether the first is of a place that the other's article doesn't name.

    "41 died in Honduras" is of the prison of Támara for one that tells of Támara in Honduras.
    """
    return bool(one.elsewhere) and not holds(other.article, names_of(one.elsewhere or ""))


def _comparable(one: Account, other: Account) -> bool:
    whom = {account.whom for account in (one, other)} - {None}
    grows = one.outgrows(other) or other.outgrows(one)
    return _ratio(one, other) <= (_GROWN if grows else _NEAR) and len(whom) <= 1


def _ratio(one: Account, other: Account) -> float:
    low, high = sorted((one.figure.value, other.figure.value))
    return high / low if low > 0 else inf


def _revises(one: Account, other: Account) -> bool:
    """Whether the first calls its number the right one and repeats the other's."""
    figure = other.figure
    number = other.article.text[other.start : other.end][figure.number_start : figure.end]
    repeats = re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", one.article.text)
    return one.settles and bool(repeats)
