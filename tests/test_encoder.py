import numpy
import pytest

from ingest.errors import ModelError
from vectorstore.convert import DEFAULT_ENCODER, model_folder
from vectorstore.encoder import Encoder

SENTENCE = "The police director said that the truce between the gangs had held since March. "
TEXTS = {
    "nothing": "",
    "a word": "police",
    "a sentence": SENTENCE,
    "Spanish": "Los homicidios bajaron a la mitad después de la tregua, según la policía.",
    "not in the vocabulary": "日本語の文章 🙂 ñandú \u200b",
    "a passage": SENTENCE * 12,
    "just 256 pieces": "police " * 254,
    "far more than 256 pieces": SENTENCE * 80,
}


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


@pytest.fixture(scope="module")
def original():
    """The same model as sentence-transformers itself runs it."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(model_folder(DEFAULT_ENCODER)), device="cpu")


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_vectors_agree_with_the_original(encoder, original, name):
    expected = original.encode([TEXTS[name]], normalize_embeddings=True)[0]
    assert float(encoder.encode_passages([TEXTS[name]])[0] @ expected) >= 0.999
    assert float(encoder.encode_question(TEXTS[name]) @ expected) >= 0.999


@pytest.mark.slow
def test_tokens_are_counted_as_the_original_reads_them(encoder, original):
    counted = encoder.count_tokens(list(TEXTS.values()))
    expected = [len(original.tokenizer(text)["input_ids"]) for text in TEXTS.values()]
    assert counted == expected
    assert (counted[0], max(counted) > 1000) == (2, True)


def test_vectors_are_of_unit_length(encoder):
    vectors = encoder.encode_passages(list(TEXTS.values()))
    assert vectors.shape == (len(TEXTS), encoder.dimension) == (len(TEXTS), 384)
    assert vectors.dtype == numpy.float32
    assert numpy.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-3)


def test_vectors_come_in_the_order_of_the_texts(encoder):
    texts = [f"{'word ' * (n * 37 % 200)} number {n}" for n in range(60)]
    together = encoder.encode_passages(texts)
    for text, vector in zip(texts[::7], together[::7], strict=True):
        assert float(encoder.encode_question(text) @ vector) > 0.999


def test_what_else_is_in_the_batch_changes_next_to_nothing(encoder):
    alone = numpy.vstack([encoder.encode_passages([text]) for text in TEXTS.values()])
    together = encoder.encode_passages(list(TEXTS.values()) * 3)
    for batch in numpy.split(together, 3):
        assert numpy.abs(batch - alone).max() < 1e-2


def test_no_text_no_vector(encoder):
    assert encoder.encode_passages([]).shape == (0, 384)
    assert encoder.count_tokens([]) == []


def test_what_is_beyond_the_model_s_length_is_not_seen(encoder):
    assert encoder.max_tokens == 256
    long = "police " * 300
    assert encoder.encode_passages([long]) == pytest.approx(
        encoder.encode_passages([long + "elephants " * 50]), abs=1e-3
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nobody/has-such-a-model", "no such model", "../nowhere"])
def test_a_model_that_is_nowhere_is_told_at_once_in_one_line(name, tmp_path):
    with pytest.raises(ModelError, match="DOSSIER_ENCODER") as caught:
        Encoder(name, tmp_path).prepare()
    assert repr(name) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not Encoder(name, tmp_path).prepared


def test_a_cache_that_cannot_be_made_is_told_with_the_setting(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ModelError, match="DOSSIER_CACHE"):
        Encoder(DEFAULT_ENCODER, tmp_path / "file" / "cache").prepare()


def test_several_threads_encode_at_once():
    from concurrent.futures import ThreadPoolExecutor

    encoder = Encoder()
    texts = [f"Sentence {n} of several that are encoded at the same time." for n in range(40)]
    alone = [encoder.encode_question(text) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(encoder.encode_question, texts))
    for one, other in zip(alone, together, strict=True):
        assert one @ other > 0.999


def test_a_vector_is_the_same_whatever_is_encoded_with_it(encoder):
    texts = [f"The {'very ' * more}long road to Cúcuta was closed." for more in range(40)]
    together = encoder.encode_passages(texts)
    for number in (0, 7, 39):
        alone = encoder.encode_passages(texts[number : number + 1])[0]
        assert numpy.allclose(alone, together[number], rtol=0, atol=1e-6)
