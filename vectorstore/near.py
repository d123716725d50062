"""Whether two texts are the same report: MinHash finds candidates, their shingles decide.

A shingle is three words in a row. Chosen on the BBC set, where follow-up stories repeat whole
paragraphs of earlier ones: a copy in which every tenth word and the first paragraph are new still
has three of ten shingles, spread all over it; a follow-up has as many, but in a few places.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datasketch import MinHash

BANDS = 48
_ROWS = 3  # of a band: two texts with Jaccard 0.4 meet in one of 48 bands 96 times of 100
_LEAST_WORDS = 20
_LEAST_JACCARD = 0.35
_LEAST_SPREAD = 0.8
_MOST_WORDS = 0.6
_CORRECTION = 6  # words that were put in the place of as many
_STRETCH = 10  # shingles, of which one must be shared for the stretch to be

_WORD = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d+(?:[.,:]\d+)+|[^\W_]+"
)

_STOP = re.compile(r"[.!?…\n:«“\"]")  # a word behind it has a capital, whatever it is
_BYLINE = re.compile(r"^(?:By|Por) [^.!?\n]{1,60}$", re.M)
_NEGATIONS = {"not", "never", "no", "cannot", "t", "nunca", "jamás", "não"}  # "t" of "didn't"
_NUMBER_ROWS = {
    1: "one two|dos|dois|duas three|tres|três four|cuatro|quatro five|cinco six|seis"
    " seven|siete|sete eight|ocho|oito nine|nueve|nove ten|diez|dez eleven|once|onze"
    " twelve|doce|doze thirteen|trece|treze fourteen|catorce|quatorze fifteen|quince|quinze"
    " sixteen|dieciséis|dezesseis seventeen|diecisiete|dezessete eighteen|dieciocho|dezoito"
    " nineteen|diecinueve|dezenove",
    10: "ten twenty|veinte|vinte thirty|treinta|trinta forty|cuarenta|quarenta"
    " fifty|cincuenta|cinquenta sixty|sesenta|sessenta seventy|setenta eighty|ochenta|oitenta"
    " ninety|noventa hundred|cien|ciento|cem",
}
_NUMBER_WORDS = {
    word: str(value * unit)
    for unit, row in _NUMBER_ROWS.items()
    for value, words in enumerate(row.split(), 1)
    for word in words.split("|")
}

Shingle = tuple[str, ...]


class _Word(NamedTuple):
    """A word in lower case; ``begins`` a sentence, or ``is_name``: a capital elsewhere."""

    text: str
    begins: bool
    is_name: bool


def words_of(text: str) -> list[str]:
    """The words in lower case; a Chinese, Japanese, Korean, Thai or Lao character is a word."""
    return _WORD.findall(text.lower())


def band_keys(text: str) -> list[int]:
    """Two texts that share one of these 64-bit keys may be near-duplicates; none if too short.

    MinHash with locality-sensitive hashing (Broder 1997; Leskovec et al., Mining of Massive
    Datasets, 3.4). Keys are the same run after run.
    """
    shingles = {" ".join(shingle).encode() for shingle in _shingles(words_of(text))}
    if not shingles:
        return []
    sketch = _empty_sketch().copy()
    sketch.update_batch(sorted(shingles))
    values = sketch.hashvalues.reshape(BANDS, _ROWS)
    return [_key(band, row.tobytes()) for band, row in enumerate(values)]


def is_near(text: str, other: str) -> bool:
    """Whether one is a lightly edited copy of the other: symmetric, exact, no estimate.

    At least 35 % of the shingles are shared (Jaccard), in 80 % of the stretches of either text,
    unless at most half of the numbers between the same words are the same ones, and two or more
    are not: such are two reports made from one form.
    """
    one, two = words_of(text), words_of(other)
    first, second = _shingles(one), _shingles(two)
    shared = set(first) & set(second)
    if not shared or len(shared) < _LEAST_JACCARD * len({*first, *second}):
        return False
    spread = (_spread(first, shared) + _spread(second, shared)) / 2
    return spread >= _LEAST_SPREAD and not _from_one_form(one, two)


def nearly_same(text: str, other: str) -> bool:
    """Whether two passages of near-duplicates say the same thing: most words of the shorter one.

    Not where a few words of one give another number or another name in the place of one, or deny
    what the other says: that may be a correction, or another report made from one form.
    """
    one, two = _read(text), _read(other)
    words, others = [word.text for word in one], [word.text for word in two]
    most = _MOST_WORDS * min(len(one), len(two))
    if (Counter(words) & Counter(others)).total() < most:
        return False  # whatever their order: spares comparing them step by step
    steps = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    same = sum(end - start for step, start, end, _, _ in steps if step == "equal")
    return same >= most and not any(
        _says_otherwise(one[a:b], two[c:d])
        for step, a, b, c, d in steps
        if step != "equal" and b - a <= _CORRECTION >= d - c
        if step == "replace" or not (_is_whole(one, a, b) and _is_whole(two, c, d))
    )


def _read(text: str) -> list[_Word]:
    """The words of a text without its bylines."""
    found: list[_Word] = []
    end = 0
    text = _BYLINE.sub("", text)
    for match in _WORD.finditer(text):
        word = match[0]
        begins = not found or _STOP.search(text, end, match.start()) is not None
        found.append(_Word(word.lower(), begins, word[0].isupper() and not begins))
        end = match.end()
    return found


def _says_otherwise(one: Sequence[_Word], two: Sequence[_Word]) -> bool:
    """Whether what stands in one place of two texts makes them contradict each other."""
    return (
        _differ(_amounts(one), _amounts(two))
        or _differ(_names(one), _names(two))
        or _denies(one) != _denies(two)
    )


def _differ(one: set[str], two: set[str]) -> bool:
    return bool(one and two) and one != two


def _amounts(words: Sequence[_Word]) -> set[str]:
    told = (_NUMBER_WORDS.get(word.text, word.text) for word in words)
    return {word for word in told if word[0].isdigit()}


def _names(words: Sequence[_Word]) -> set[str]:
    return {word.text for word in words if word.is_name}


def _denies(words: Sequence[_Word]) -> bool:
    return any(word.text in _NEGATIONS for word in words)


def _is_whole(words: Sequence[_Word], start: int, end: int) -> bool:
    """Whether these words, if there are any, are whole sentences."""
    return start == end or (words[start].begins and (end == len(words) or words[end].begins))


def _shingles(words: Sequence[str]) -> list[Shingle]:
    if len(words) < _LEAST_WORDS:
        return []
    return list(zip(words, words[1:], words[2:], strict=False))


def _spread(shingles: Sequence[Shingle], shared: set[Shingle]) -> float:
    """The part of a text that lies in stretches with a shared shingle."""
    found = (len(stretch) for stretch in _stretches(shingles) if not shared.isdisjoint(stretch))
    return sum(found) / len(shingles)


def _stretches(shingles: Sequence[Shingle]) -> Iterator[Sequence[Shingle]]:
    for start in range(0, len(shingles), _STRETCH):
        yield shingles[start : start + _STRETCH]


def _from_one_form(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether most numbers differ though the words beside them are the same."""
    first, second = _numbers(one), _numbers(two)
    both = first.keys() & second.keys()
    kept = sum(not first[place].isdisjoint(second[place]) for place in both)
    return len(both) - kept > max(kept, 1)


def _numbers(words: Sequence[str]) -> dict[tuple[str, str], set[str]]:
    """The numbers that stand between two words."""
    found: dict[tuple[str, str], set[str]] = {}
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if word[0].isdigit():
            found.setdefault((before, after), set()).add(word)
    return found


def _key(band: int, values: bytes) -> int:
    digest = hashlib.blake2b(values, digest_size=8, salt=band.to_bytes(2, "big")).digest()
    return int.from_bytes(digest, "big", signed=True)


@lru_cache(maxsize=1)
def _empty_sketch() -> "MinHash":
    from datasketch import MinHash

    return MinHash(num_perm=BANDS * _ROWS, scheme="affine32")
