"""How far citations carry an answer: ALCE's citation recall and precision [Gao et al. 2023, 3.3].

ALCE asks a large entailment model whether cited passages entail a statement. Here ``supports``
is given: ``qa.written.support`` judges offline, by words, numbers, names and likeness.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.answer import Citation, Claim

Supports = Callable[[str, Sequence[Citation]], bool]


@dataclass(frozen=True)
class Cited:
    """One claim judged: whether its citations together support it, and which of them matter."""

    claim: Claim
    supported: bool
    relevant: tuple[bool, ...]


def judge(claim: Claim, supports: Supports) -> Cited:
    """The claim against its citations.

    A citation is irrelevant when it does not support the claim alone and the others support it
    without; where the whole does not support the claim, no citation counts as precise.
    """
    cited = claim.citations
    supported = bool(cited) and supports(claim.text, cited)
    if not supported or len(cited) == 1:
        return Cited(claim, supported, (supported,) * len(cited))
    return Cited(claim, True, tuple(_matters(claim, i, supports) for i in range(len(cited))))


def citation_recall(judged: Sequence[Cited]) -> float:
    """The share of the claims that their citations support."""
    return sum(one.supported for one in judged) / len(judged) if judged else 0.0


def citation_precision(judged: Sequence[Cited]) -> float:
    """The share of the citations that are not irrelevant."""
    flags = [flag for one in judged for flag in one.relevant]
    return sum(flags) / len(flags) if flags else 0.0


def _matters(claim: Claim, place: int, supports: Supports) -> bool:
    alone = claim.citations[place : place + 1]
    others = claim.citations[:place] + claim.citations[place + 1 :]
    return supports(claim.text, alone) or not supports(claim.text, others)
