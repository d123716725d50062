"""The numbers of a sentence."""

import re
from dataclasses import dataclass
from typing import Literal

from qa.number_words import NUMBER_WORDS, TIMES

Bound = Literal["exact", "about", "least", "most"]

_BOUNDS: dict[Bound, str] = {
    "least": r"at least|more than|over|upwards of|al menos|por lo menos|más de|mais de|pelo menos",
    "most": r"up to|fewer than|less than|at most|hasta|menos de|até",
    "about": r"about|around|some|nearly|almost|roughly|(?:just |a little )?under|close to|unos|unas"
    r"|cerca de|casi|alrededor de|aproximadamente|quase",
}
_FIGURE = re.compile(
    rf"(?:\b(?P<bound>{'|'.join(_BOUNDS.values())}) )?(?<![\w.,$€£-])(?<!\bno )"
    rf"(?P<number>\d{{1,3}}(?:[.,]\d{{3}})+(?![\d])|\d+(?:[.,]\d+)?|(?:{'|'.join(NUMBER_WORDS)})(?!\w))"
    rf"(?: (?P<times>{'|'.join(TIMES)})(?!\w))?(?P<after> or so\b)?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEARLY = 0.05


@dataclass(frozen=True)
class Figure:
    """``text[start:end]`` is a number with its bound ("at least 41"); ``value`` the number.

    ``number_start`` is where the number itself begins.
    """

    start: int
    number_start: int
    end: int
    value: float
    bound: Bound

    def agrees(self, other: "Figure") -> bool:
        """Whether both can be true of one thing: of two exact numbers only the same."""
        if self.bound == other.bound == "exact":
            return self.value == other.value
        low, high = sorted((self, other), key=lambda one: one.value)
        return self.is_near(other) or low.bound == "least" or high.bound == "most"

    def is_near(self, other: "Figure") -> bool:
        """Whether they are about the same."""
        return abs(self.value - other.value) <= _NEARLY * max(self.value, other.value)


def figures(text: str) -> list[Figure]:
    """Every number of the text, in order; years are none.

    >>> [figure.value for figure in figures("At least 41 women died in 2023.")]
    [41.0]
    """
    return [
        Figure(match.start(), match.start("number"), match.end(), _value(match), _bound(match))
        for match in _FIGURE.finditer(text)
        if match["times"] or not _YEAR.fullmatch(match["number"])
    ]


def _value(match: re.Match[str]) -> float:
    written = match["number"].casefold().replace("ı", "i")  # as the pattern takes "ſix" and "sıx"
    if written in NUMBER_WORDS:
        value = float(NUMBER_WORDS[written])
    elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written):
        value = float(re.sub(r"\D", "", written))
    else:
        value = float(written.replace(",", "."))
    times = match["times"]
    return value * next(
        (t for form, t in TIMES.items() if times and re.fullmatch(form, times, re.I)), 1
    )


def _bound(match: re.Match[str]) -> Bound:
    if match["after"]:
        return "about"
    found = match["bound"]
    return next(
        (b for b, form in _BOUNDS.items() if found and re.fullmatch(form, found, re.I)), "exact"
    )
