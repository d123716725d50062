"""What a question asks and what a sentence says, apart from whom or what either names.

"Who did Robbie Fowler marry?" is like every sentence about Robbie Fowler. Without names and figures
"Who did marry?" is like those that speak of marrying.
"""

from collections.abc import Collection, Sequence

from vectorstore.encoder import Encoder

_LEAST = 4  # words; with fewer left, a text stays whole (capitals throughout, a headline)
_AROUND = "\"'“”‘’«»()[]¿?¡!.,;:"


def nameless_likeness(
    encoder: Encoder, question: str, sentences: Sequence[str], language: str
) -> float:
    """How like the question the likest of the sentences is without names, -1 to 1.

    All are in ``language`` (ISO 639-1).

    Raises:
        ModelError: the encoder can't be loaded.
    """
    said = [nameless(sentence) for sentence in sentences]
    named = _names_in(sentences, said) if question == question.lower() else ()
    asked = encoder.encode_question(nameless(question, named))
    cosines = encoder.encode_passages(said) @ asked
    return encoder.comparable(float(cosines.max()), language, language)


def nameless(text: str, named: Collection[str] = ()) -> str:
    """The text without the words after its first that are ``named`` (in small letters), or that
    begin with a capital or a figure.

    >>> nameless("Who did Robbie Fowler marry in 2004?"), nameless("WHO WON THE 2005 CUP?")
    ('Who did marry in', 'WHO WON THE 2005 CUP?')
    >>> nameless("who did robbie fowler marry in 2004?", named={"robbie", "fowler"})
    'who did marry in'
    """
    first, *rest = text.split() or [""]
    left = [word for word in rest if not _is_name(word) and _plain(word).lower() not in named]
    return " ".join([first, *left]) if len(left) + 1 >= _LEAST else text


def _names_in(sentences: Sequence[str], said: Sequence[str]) -> set[str]:
    """In small letters, for a question that was typed in these."""
    return {
        _plain(word).lower()
        for sentence, left in zip(sentences, said, strict=True)
        for word in sentence.split()
        if left != sentence and _is_name(word)
    }


def _is_name(word: str) -> bool:
    begins = _plain(word)[:1]
    return begins.isupper() or begins.isdigit()


def _plain(word: str) -> str:
    return word.strip(_AROUND)
