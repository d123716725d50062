import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


PIECES = [
    "He left. ",
    "“No!” ",
    "\n\n",
    "Gen. ",
    '"',
    "”",
    "J. ",
    "EE.UU. ",
    "x",
    " ",
    "\n",
    "… ",
    "¿Qué? ",
]


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from(["en", "es", "pt", "zh", "xx", ""]),
)
def test_spans_are_trimmed_in_order_and_cover_everything(text, language):
    at = 0
    for start, end in sentence_spans(text, language):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n\n" not in text[start:end]
        at = end
    assert not text[at:].strip()


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_sentence_is_punctuation_alone_unless_its_paragraph_is(text):
    for paragraph in text.split("\n\n"):
        found = sentences(paragraph)
        if len(found) > 1:
            assert all(any(map(str.isalnum, sentence)) for sentence in found)


def test_paragraph_ends_a_sentence():
    assert sentences("Past Talks\n\nThey met. They left.") == [
        "Past Talks",
        "They met.",
        "They left.",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“All that they offer is … utterly wrong…What do they offer? To stop killing? No! "
               "Just stop doing it,” Cotto told El Faro."),
        ("en", "“That’s great! It would be great,” the deputy said."),
        ("en", "“Stop!” he said."),
        ("en", "Ms. Díaz met Gen. John J. Brown of the U.S. Army at 5 p.m. Monday."),
        ("es", "El Sr. Pérez y el Gral. Franco viajaron a EE.UU. y a EE. UU. con J. O. Brown."),
        ("es", "El Cnel. García y Mons. Romero llegaron."),
        ("pt", "O Sr. Silva, a Profa. Costa e o Dep. Lima saíram."),
    ],
)  # fmt: skip
def test_one_sentence_stays_one(language, text):
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["He lives in the U.S.", "She left."]),
        ("en", ["“We are done.”", "She left."]),
        ("en", ["He said “I quit.”", "“Why?”", "Nobody knew."]),
        ("es", ["«No más», dijo.", "¿Qué ofrecen?", "¡Nada!"]),
    ],
)
def test_two_sentences_are_parted(language, expected):
    assert sentences(" ".join(expected), language) == expected
