"""A claim with what its relative words mean."""

from dataclasses import replace

from qa.answer import Claim
from qa.dates.gloss import Gloss, glosses


def explained(claim: Claim) -> Claim:
    """The claim with the glosses of the words that it quotes; its text stays as it is.

    Words that are not the article's own, as a chat model's, get none.
    """
    if claim.glosses:
        return claim
    made: dict[int, Gloss] = {}
    for citation in claim.citations:
        at = claim.text.find(citation.quote)
        if at >= 0:
            for gloss in glosses(citation.article, citation.start, citation.end):
                made.setdefault(at + gloss.place, Gloss(at + gloss.place, gloss.text))
    return replace(claim, glosses=tuple(made[place] for place in sorted(made)))
