"""What is measured of a model when it is converted: languages it knows, and what its cosines mean.

Cosines of different models don't mean the same: one puts strangers at 0, another at 0.75. And a
text is nearer to any text of its own language, whatever either says. Both are measured with the
same questions and sentences in three languages, and taken off where cosines are compared with
numbers, or across languages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

from vectorstore.probes import QUESTIONS, SENTENCES

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_KNOWN = 0.9  # of the questions whose own English sentence is the nearest
_SMALLEST_SPREAD = 0.05  # between strangers and matches: a model with less tells nothing apart

Encode = Callable[[Sequence[str]], "NDArray[numpy.float32]"]


@dataclass(frozen=True)
class Measured:
    """``strangers`` and ``matches`` are mean cosines of a question and a sentence in English.

    ``kinship`` is by how much the cosine of two strangers grows when both are in that language.
    ``languages`` are those in which a question finds its answer also in English.
    """

    languages: Sequence[str]
    strangers: float
    matches: float
    kinship: dict[str, float]

    def kinship_of(self, asked: str, told: str) -> float:
        """What is to be taken off the cosine of a question and a text in these languages."""
        if asked != told:
            return 0.0
        return self.kinship.get(asked, mean(self.kinship.values()))

    def on_scale(self, cosine: float, strangers: float, matches: float) -> float:
        """The cosine where strangers have that mean, and matches that; at most 1 and at least -1.

        It stays what it is where the model tells nothing apart.
        """
        spread = self.matches - self.strangers
        if spread < _SMALLEST_SPREAD:
            return cosine
        moved = strangers + (cosine - self.strangers) * (matches - strangers) / spread
        return max(-1.0, min(1.0, moved))

    def knows(self, language: str) -> bool:
        """Whether it has learned the language; one that was not measured, when all others are."""
        return language in self.languages or (
            language not in self.kinship and len(self.languages) == len(self.kinship)
        )


def measured(encode_questions: Encode, encode_sentences: Encode) -> Measured:
    """Of a model, given its way to encode questions and sentences."""
    asked = {language: encode_questions(texts) for language, texts in QUESTIONS.items()}
    told = {language: encode_sentences(texts) for language, texts in SENTENCES.items()}
    cosines = {(one, other): asked[one] @ told[other].T for one in asked for other in told}
    return Measured(
        languages=tuple(one for one in asked if _found(cosines[one, "en"]) >= _KNOWN),
        strangers=_strangers(cosines["en", "en"]),
        matches=float(cosines["en", "en"].diagonal().mean()),
        kinship={
            one: _strangers(cosines[one, one])
            - mean(_strangers(cosines[one, other]) for other in told if other != one)
            for one in asked
        },
    )


def _found(cosines: "NDArray[numpy.float32]") -> float:
    return sum(int(row.argmax()) == number for number, row in enumerate(cosines)) / len(cosines)


def _strangers(cosines: "NDArray[numpy.float32]") -> float:
    pairs = len(cosines) * (len(cosines) - 1)
    return float(cosines.sum() - cosines.trace()) / pairs
