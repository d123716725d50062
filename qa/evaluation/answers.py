"""How good an answer's words are, against strings that are accepted as the answer.

Exact match and token F1 are SQuAD's [Rajpurkar et al. 2016, section 6.1], ROUGE-L is Lin's [2004,
section 3]; each takes the best over the accepted strings. All lie between 0 and 1. An answer
without a language model is made of whole sentences, so these three are low by its nature; whether
it holds the answer is told by ``coverage``.
"""

from collections import Counter
from collections.abc import Sequence

from qa.tokens import holds_tokens, tokens

_ARTICLES = frozenset({"a", "an", "the"})


def exact_match(answer: str, accepted: Sequence[str]) -> float:
    """1 if the answer is one of the accepted strings, articles (a, an, the) aside.

    >>> exact_match("The El Faro.", ["El Faro"])
    1.0
    """
    said = _without_articles(answer)
    return float(any(said == _without_articles(text) for text in accepted))


def token_f1(answer: str, accepted: Sequence[str]) -> float:
    """2PR / (P + R) over the tokens shared with an accepted string, as bags; the best one's.

    >>> token_f1("about 14 a day", ["14"])  # P = 1/3 ("a" is an article), R = 1
    0.5
    """
    return max(
        (bag_f1(_without_articles(answer), _without_articles(a)) for a in accepted), default=0
    )


def rouge_l(answer: str, accepted: Sequence[str]) -> float:
    """The F measure (beta 1) of the longest common subsequence of tokens; the best one's.

    >>> rouge_l("police killed the gunman", ["police kill the gunman"])
    0.75
    """
    return max((_lcs_f(tokens(answer), tokens(text)) for text in accepted), default=0.0)


def any_held(text: str, accepted: Sequence[str]) -> float:
    """1 if any of the accepted strings is held."""
    said = tokens(text)
    return float(any(holds_tokens(said, tokens(wanted)) for wanted in accepted))


def coverage(text: str, required: Sequence[str]) -> float:
    """The share of the required strings that are held.

    >>> coverage("Cotto led the police.", ["Cotto", "Arriaza"])
    0.5
    """
    said = tokens(text)
    held = sum(holds_tokens(said, tokens(wanted)) for wanted in required)
    return held / len(required) if required else 0.0


def _without_articles(text: str) -> list[str]:
    return [token for token in tokens(text) if token not in _ARTICLES]


def bag_f1(said: Sequence[str], wanted: Sequence[str]) -> float:
    """2PR / (P + R) over the words that two bags share."""
    shared = (Counter(said) & Counter(wanted)).total()
    return 2 * shared / (len(said) + len(wanted)) if shared else 0.0


def _lcs_f(said: list[str], wanted: list[str]) -> float:
    if not said or not wanted:
        return 0.0
    row = [0] * (len(wanted) + 1)  # longest common subsequence, one row of the table at a time
    for word in said:
        before = row[:]
        for i, other in enumerate(wanted, 1):
            row[i] = before[i - 1] + 1 if word == other else max(before[i], row[i - 1])
    return 2 * row[-1] / (len(said) + len(wanted))
