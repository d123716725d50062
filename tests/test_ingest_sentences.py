import time

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
    "(No.) ",
    "1. ",
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
        ("en", "He made it to Ft. Bragg with Amb. Cole, Cdr. Lee and Lic. Mora."),
        ("en", "It cost approx. 5,000 dollars."),
        ("es", "El Pdte. Maduro, el Sen. Díaz, la Mtra. Ruiz y el Pbro. Mora salieron."),
        ("es", "La Cía. Minera, la Fund. Arias y el Tte. Col. Mora callaron."),
        ("es", "Sen. Luis Díaz habló con Fr. Luis."),
        ("es", "Las FF. AA. Bolivarianas viajaron a Bs. As. con los RR. HH. de la Res. 45."),
        ("es", "Los arts. 5 y 6, pág. 8, del Exp. 12 y el No. 5 en el km. 20 faltan."),
        ("pt", "O Ilmo. Sr. Lima, o Pe. Júlio, o Ver. Reis e o Cb. Mota viram a Sta. Rita."),
        ("pt", "O inc. II do n. 5 e o vol. IV faltam."),
        ("en", "1. The boss fled."),
        ("en", "The trial (which began in May.) goes on."),
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
        ("en", ["(He had denied it.)", "(Twice.)", "The trial goes on."]),
        ("en", ["1. The boss fled.", "2. The police came."]),
        ("en", ["The money came from the Monetary Fund.", "Critics said so."]),
        ("en", ["He ran 5 km.", "20 men saw it.", "It was about the arts.", "50 came."]),
        ("es", ["Lo dijo el Col.", "El resto huyó."]),
        ("es", ["Era el Nro. 5.", "Cayó.", "Comió carne de res.", "20 lo vieron."]),
        ("pt", ["Quando?", "No.", "5 homens fugiram.", "Ele quer.", "Ver.", "Paulo não."]),
    ],
)
def test_two_sentences_are_parted(language, expected):
    assert sentences(" ".join(expected), language) == expected


@pytest.mark.parametrize("piece", ["(", "(a.) ", "1. ", "Col. ", "FF. AA. ", "el Col. Ruiz "])
def test_a_long_text_takes_no_time(piece):
    started = time.perf_counter()
    sentence_spans(piece * 5_000, "es")
    assert time.perf_counter() - started < 5
