"""Of what is told beside the words of the speaker asked for: theirs, another's, or nobody's."""

from dataclasses import replace

import pytest

from ingest.article import Article, Passage
from ingest.sentences import sentence_spans
from qa.evidence import Evidence
from qa.speech.said import spoken_by
from vectorstore.hit import Hit


def evidence(text, language="en"):
    """Its sentences, the first the strongest."""
    article = Article("a", "Title", text, language=language)
    hit = Hit(Passage(article, 0, len(text)), 1.0, similarity=0.5, lexical=1.0)
    numbers = {"support": 1.0, "margin": 1.0, "answers": 1.0, "before": 0.0, "coverage": 0.5}
    return [
        Evidence(
            article,
            *span,
            **numbers,
            similarity=0.9 - 0.02 * place,
            carried=0.0,
            offers=False,
            behind=0.0,
            short=None,
            hit=hit,
        )
        for place, span in enumerate(sentence_spans(text, language))
    ]


def told(question, text, language="en"):
    """What is theirs, and what may follow it."""
    own, others = spoken_by(question, evidence(text, language), language)
    return [item.text for item in own], [item.text for item in others]


SPEAKS = [
    "Mayor Rosa Paz said it fell.",
    "The mayor, Rosa Paz, denied that.",
    "“It fell,” Paz said.",
    "“It fell,” said Rosa Paz, who saw it.",
    "Paz blamed the rain.",
    "The bridge fell, according to Paz.",
]


@pytest.mark.parametrize("own", SPEAKS)
@pytest.mark.parametrize("question", ["What did Rosa Paz say?", "What did Paz say?"])
def test_who_is_named_beside_a_verb_of_saying_speaks(question, own):
    assert told(question, f"{own} It rained.") == ([own], ["It rained."])


@pytest.mark.parametrize(
    "other",
    [
        "Police chief Luis Mora said it fell.",
        "“It fell,” Mora said.",
        "Survivors said it fell.",
        "His lawyer said it fell.",
        "“It fell,” said Eva Luz.",
    ],
)
def test_what_another_says_is_left_out(other):
    assert told("What did Rosa Paz say?", f"{other} Paz said it held.") == (
        ["Paz said it held."],
        [],
    )


@pytest.mark.parametrize(
    "other",
    [
        "Luis Mora said Paz was hurt.",
        "Paz's lawyer, Eva Luz, said it fell.",
        "A spokesman for Paz said it fell.",
        "Pedro Paz denied that.",
        "Rosa Paz was told to go.",
        "Rosa Paz, accused of theft, came.",
    ],
)
def test_who_is_only_spoken_of_does_not_speak(other):
    assert told("What did Rosa Paz say?", f"{other} Rosa Paz said it held.")[1] == [other]


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Paz came back. “I was lucky,” she said.",
        "Rosa Paz denied it. “I was lucky.”",
        "Rosa Paz denied it. It rained. She said it held.",
    ],
)
def test_a_pronoun_and_speech_that_goes_on_are_whose_sentence_was_before(text):
    own, _ = told("What did Rosa Paz say?", text)
    assert own[-1] == text.rsplit(". ", 1)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Paz denied it. Luis Mora came back. He said it fell.",
        "Rosa Paz denied it. Luis Mora said it fell. “It rained.”",
    ],
)
def test_but_not_where_another_came_between(text):
    assert told("What did Rosa Paz say?", text)[0] == ["Rosa Paz denied it."]


@pytest.mark.parametrize(
    ("question", "language", "own", "other"),
    [
        ("What did the interior minister say?", "en", "Interior minister Luis Mora said it fell.",
         "Transport minister Eva Luz promised more."),
        ("What did the mayor of Tumaco say?", "en", "The mayor of Tumaco, Luis Mora, said it fell.",
         "The mayor of Pasto, Eva Luz, said it held."),
        ("¿Qué dijo Luis Mora?", "es", "El ministro Luis Mora dijo que cayó.",
         "El juez Rui Luz negó eso."),
        ("¿Qué dijo el ministro?", "es", "“Cayó”, afirmó el ministro.", "Rui Luz pidió ayuda."),
        ("O que disse Rui Luz?", "pt", "O diretor da empresa, Rui Luz, afirmou que caiu.",
         "O governador Celso Mora disse que pagará."),
    ],
)  # fmt: skip
def test_an_office_and_other_languages(question, language, own, other):
    assert told(question, f"{other} {own}", language) == ([own], [])


def test_who_holds_the_office_is_known_by_name_too():
    text = "Interior minister Luis Mora came. Eva Luz said it held. Mora said it fell."
    assert told("What did the interior minister say?", text)[0] == ["Mora said it fell."]


@pytest.mark.parametrize(
    "question", ["What did Ana Luz say?", "Who said that?", "What did the survivors see?"]
)
def test_where_the_speaker_says_nothing_or_is_none_all_is_left_as_it_was(question):
    text = "Luis Mora said it fell. It rained."
    assert told(question, text) == ([], ["Luis Mora said it fell.", "It rained."])


def test_anyone_may_speak_for_many():
    text = "“We ran,” said Eva Luz. Survivors said it fell."
    own, others = told("What did the survivors say?", text)
    assert (own, others) == (["Survivors said it fell."], ["“We ran,” said Eva Luz."])


def test_of_a_matter_asked_for_only_what_is_likely_of_it_counts():
    strong = evidence("Rosa Paz said it fell.")[0]
    text = strong.text
    weak = replace(evidence("Rosa Paz sang. Paz said no.")[-1], support=-20.0)
    own, _ = spoken_by("What did Rosa Paz say about the bridge?", [strong, weak], "en")
    assert [item.text for item in own] == [text]
    own, _ = spoken_by("What did Rosa Paz say?", [strong, weak], "en")
    assert [item.text for item in own] == [text, "Paz said no."]
