"""Numbers with what they count, as far as a sentence's words tell it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.accents import without_accents
from qa.dates.words import MONTH
from qa.number_words import NUMBER_WORDS, TIMES
from qa.tokens import tokens
from vectorstore.analysis import carries_meaning

_FROM_TWO = {without_accents(word): value for word, value in NUMBER_WORDS.items() if value > 1}
_FROM_TWO |= {"quatorze": 14, "dezesseis": 16, "dezessete": 17, "dezoito": 18, "dezenove": 19}
_UNITS_OF_TEN = {word: value for word, value in _FROM_TWO.items() if value < 10}
_UNITS_OF_TEN |= dict.fromkeys(("one", "uno", "una", "um", "uma"), 1)
_TENS = {
    word: 10 * value
    for words in (
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    )
    for value, word in enumerate(words.split(), 2)
}
_VALUES = {
    **_FROM_TWO,
    **_TENS,
    **{f"veinti{word}": 20 + value for word, value in _UNITS_OF_TEN.items()},
    "both": 2,
    "ambos": 2,
    "dozen": 12,
}
ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_ORDINALS = {f"{place}th": word for place, word in enumerate(ORDINALS, 1)}
_ORDINALS |= {"1st": "first", "2nd": "second", "3rd": "third"}
_OF_A_DAY = re.compile(rf"(?<=\d)(?:st|nd|rd|th)(?= (?:of )?{MONTH})")  # "12th of May"
_BLANK = re.compile(r"(?<![\d.,])(\d{1,3}(?: \d{3})* 000)\b")  # "300 000"
_COMPOUND = re.compile(  # "forty one", "treinta y dos"
    rf"\b(?P<tens>{'|'.join(_TENS)}) (?:[ye] )?(?P<units>{'|'.join(_UNITS_OF_TEN)})\b"
)
_REACH = 3  # words after a number among which what it counts stands
_MULTIPLES = {without_accents(word): value for word, value in TIMES.items()}
_MULTIPLES |= dict.fromkeys(("bilhao", "bilhoes"), 1e9)
_UNITS = re.compile(
    r"(?:second|minute|hour|day|week|month|year|decade|percent|kilo|kilogram|gram|tonne|ton"
    r"|kilomet(?:re|er)|mile|met(?:re|er)|hectare|acre|percentage|point"
    r"|dollar|euro|peso|pound|colone?|lempira|quetzale?|sole?|reai|real|boliviano|guarani|bolivare?"
    r"|segundo|minuto|hora|dia|semana|mese?|ano|decada|ciento|kilogramo|gramo|tonelada|kilometro"
    r"|milla|metro|hectarea|dolar)"
)


def numbers(text: str) -> set[str]:
    """The numbers of a text, in digits.

    >>> sorted(numbers("Two of the 5,300"))
    ['2', '5300']
    """
    return {word for word in with_digits(text) if word[0].isdigit()}


def counts_otherwise(sentence: str, told: str) -> bool:
    """Whether a number of the sentence counts what, in the words told, another number counts, or
    measures in a unit that is not the one told.

    >>> counts_otherwise("He was free for three years.", "He was free for three months.")
    True
    >>> counts_otherwise("20 police and 50 soldiers died.", "50 police and 20 soldiers died.")
    True
    """
    said, known = _counted(sentence), _counted(told)
    numbers_of = defaultdict(set)
    for number, words in known.items():
        for word in words:
            numbers_of[word].add(number)
    for number, words in said.items():
        if number not in known or words & known[number]:
            continue
        if any(numbers_of[word] for word in words) or (_unit(words) and _unit(known[number])):
            return True
    return False


def _counted(text: str) -> dict[str, set[str]]:
    """For each number the words after it, up to the next number, without their plural's s."""
    found: dict[str, set[str]] = defaultdict(set)
    words = with_digits(text)
    for place, word in enumerate(words):
        if word[0].isdigit():
            found[word] |= set(_counted_by(words[place + 1 : place + 1 + _REACH]))
    return found


def _counted_by(after: Sequence[str]) -> Iterator[str]:
    for word in after:
        if word[0].isdigit():
            return
        one = word.removesuffix("s")
        if carries_meaning(word) or _UNITS.fullmatch(one):
            yield one


def _unit(words: Iterable[str]) -> bool:
    return any(_UNITS.fullmatch(word) for word in words)


def with_digits(text: str) -> list[str]:
    """Its words, the numbers among them in digits, "5.3 million" and "forty-one" as one.

    >>> with_digits("The 3rd of forty-one, worth 300 000, on the 12th of May")
    ['the', 'third', 'of', '41', 'worth', '300000', 'on', 'the', '12', 'of', 'may']
    """
    found: list[str] = []
    plain = _BLANK.sub(lambda number: number[1].replace(" ", ""), _OF_A_DAY.sub("", text))
    for word in _COMPOUND.sub(_sum, " ".join(tokens(plain))).split():
        if word in _MULTIPLES and found and (times := _number(found[-1])) is not None:
            found[-1] = f"{times * _MULTIPLES[word]:.15g}"
        else:
            found.append(str(_VALUES.get(word, _ORDINALS.get(word, word))))
    return found


def _sum(compound: re.Match[str]) -> str:
    return str(_TENS[compound["tens"]] + _UNITS_OF_TEN[compound["units"]])


def _number(word: str) -> float | None:
    return float(word.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", word) else None
