"""How much two sentences share."""

import re


def overlap(first: str, second: str) -> float:
    """Jaccard index of the two sets of words: shared words over all words (0 to 1).

    >>> overlap("The truce held.", "The truce failed.")
    0.5
    """
    one, other = (set(re.findall(r"\w+", text.casefold())) for text in (first, second))
    return len(one & other) / len(one | other) if one | other else 1.0
