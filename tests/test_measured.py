import numpy
import pytest

from vectorstore.convert import DEFAULT_ENCODER
from vectorstore.encoder import _DEFAULT_MATCHES, _DEFAULT_STRANGERS, Encoder
from vectorstore.measured import Measured, measured
from vectorstore.probes import QUESTIONS, SENTENCES

FACTS = Measured(("en", "es", "pt"), 0.7, 0.8, {"en": 0.01, "es": 0.04, "pt": 0.04})


def test_there_is_a_sentence_to_every_question_in_every_language():
    assert [*QUESTIONS] == [*SENTENCES] == ["en", "es", "pt"]
    sizes = {len(set(texts)) for texts in (*QUESTIONS.values(), *SENTENCES.values())}
    assert sizes == {16}


def test_a_model_that_knows_english_alone_by_hand():
    """Spanish and Portuguese lie where English does not: on an axis of their own, all alike."""
    places = {text: n for all_ in (QUESTIONS, SENTENCES) for n, text in enumerate(all_["en"])}

    def encode(texts):
        rows = numpy.zeros((len(texts), 17), dtype=numpy.float32)
        for row, text in zip(rows, texts, strict=True):
            row[places.get(text, 16)] = 1
        return rows

    found = measured(encode, encode)
    assert [*found.languages] == ["en"]
    assert (found.strangers, found.matches) == (0, 1)
    assert found.kinship == {"en": 0, "es": 0.5, "pt": 0.5}


def test_kinship_is_taken_off_where_both_are_in_one_language():
    assert FACTS.kinship_of("es", "es") == 0.04
    assert FACTS.kinship_of("es", "en") == FACTS.kinship_of("en", "es") == 0
    assert FACTS.kinship_of("de", "de") == pytest.approx(0.03)


def test_a_language_that_was_not_measured_is_known_where_all_that_were_are():
    assert FACTS.knows("de")
    assert not Measured(("en",), 0, 1, {"en": 0.0, "es": 0.2}).knows("de")


@pytest.mark.parametrize(("cosine", "expected"), [(0.7, 0.1), (0.8, 0.6), (0.75, 0.35), (1.0, 1.0)])
def test_a_cosine_on_another_scale_by_hand(cosine, expected):
    assert FACTS.on_scale(cosine, 0.1, 0.6) == pytest.approx(expected)


def test_a_model_that_tells_nothing_apart_keeps_its_cosines():
    assert Measured((), 0.5, 0.51, {"en": 0.0}).on_scale(0.3, 0.1, 0.6) == 0.3


@pytest.mark.slow
def test_the_default_encoder_measures_as_is_written_down_of_it():
    encoder = Encoder(DEFAULT_ENCODER)
    encoder.prepare()
    found = encoder._facts.measured
    assert [*found.languages] == ["en"]
    assert found.strangers == pytest.approx(_DEFAULT_STRANGERS, abs=0.01)
    assert found.matches == pytest.approx(_DEFAULT_MATCHES, abs=0.01)
    assert encoder.comparable(0.123, "es", "es") == 0.123
