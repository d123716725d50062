"""How good an answer's words are, against strings that are accepted as the answer.

Exact match and token F1 are SQuAD's [Rajpurkar et al. 2016, section 6.1], ROUGE-L is Lin's [2004,
section 3]; each takes the best over the accepted strings. All lie between 0 and 1. An answer
without a language model is made of whole sentences, so these three are low by its nature; whether
it holds the answer is told by ``coverage``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_MARKER = re.compile(r"\s*\[\d+\]")
_ARTICLES = frozenset({"a", "an", "the"})
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+")


def tokens(text: str) -> list[str]:
    """Words and numbers, case and accents folded, without ``[n]`` markers and punctuation.

    >>> tokens("The 5,300 murders of El Salvador’s worst año. [1][2]")
    ['the', '5300', 'murders', 'of', 'el', 'salvador', 's', 'worst', 'ano']
    """
    plain = unicodedata.normalize("NFKD", _MARKER.sub("", text)).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return [_number(token) for token in _TOKEN.findall(bare)]


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
    return max((_f1(_without_articles(answer), _without_articles(a)) for a in accepted), default=0)


def rouge_l(answer: str, accepted: Sequence[str]) -> float:
    """The F measure (beta 1) of the longest common subsequence of tokens; the best one's.

    >>> rouge_l("police killed the gunman", ["police kill the gunman"])
    0.75
    """
    return max((_lcs_f(tokens(answer), tokens(text)) for text in accepted), default=0.0)


def holds(text: str, wanted: str) -> bool:
    """Whether ``wanted`` occurs in ``text`` as whole tokens, in order and unbroken.

    >>> holds("It fell by 14 percent.", "14"), holds("In 2014 it fell.", "14")
    (True, False)
    """
    return holds_tokens(tokens(text), tokens(wanted))


def holds_tokens(said: Sequence[str], wanted: Sequence[str]) -> bool:
    """``holds`` of what has been cut into tokens before; nothing is held everywhere."""
    size = len(wanted)
    return any(said[i : i + size] == wanted for i in range(len(said) - size + 1))


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


def _number(token: str) -> str:
    """A number without its thousands' marks, whichever they are: 5,300 and 5.300 are 5300."""
    return re.sub(r"(?<=\d)[.,](?=\d{3}(?:\D|$))", "", token)


def _without_articles(text: str) -> list[str]:
    return [token for token in tokens(text) if token not in _ARTICLES]


def _f1(said: list[str], wanted: list[str]) -> float:
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
