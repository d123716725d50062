"""Any sentence-transformers model: here a tiny one with random weights and prompts of its own."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy
import pytest

from ingest.article import Article
from ingest.errors import ModelError, WrongEncoder
from vectorstore import convert, graph
from vectorstore.archive import Archive
from vectorstore.convert import DEFAULT_ENCODER, model_folder
from vectorstore.encoder import Encoder
from vectorstore.graph import weights_digest

pytestmark = pytest.mark.slow

TEXTS = ["Police came.", "The gangs agreed to a truce. " * 20, "Rain."]
ARTICLES = [Article(f"n{n}", f"Title {n}", f"{text} {n}") for n, text in enumerate(TEXTS)]
PROMPTS = {"query": "query: ", "document": "passage: "}


def tiny_model(folder, seed=0):
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import AutoTokenizer, BertConfig, BertModel

    torch.manual_seed(seed)
    sizes = {"num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    config = BertConfig(hidden_size=32, max_position_embeddings=128, **sizes)
    BertModel(config).eval().save_pretrained(folder / "bert")
    AutoTokenizer.from_pretrained(model_folder(DEFAULT_ENCODER)).save_pretrained(folder / "bert")
    parts = [Transformer(str(folder / "bert"), max_seq_length=128), Pooling(32, "mean")]
    SentenceTransformer(modules=parts, prompts=PROMPTS, device="cpu").save(str(folder / "model"))
    shutil.rmtree(folder / "bert")
    return folder / "model"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return tiny_model(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def expected(tiny):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(tiny), device="cpu")
    passages = [PROMPTS["document"] + text for text in TEXTS]
    question = [PROMPTS["query"] + TEXTS[0]]
    return (
        model.encode(passages, normalize_embeddings=True),
        model.encode(question, normalize_embeddings=True)[0],
    )


def assert_agrees(encoder, expected):
    passages, question = expected
    vectors = encoder.encode_passages(TEXTS)
    assert (numpy.sum(vectors * passages, axis=1) >= 0.999).all()
    assert float(encoder.encode_question(TEXTS[0]) @ question) >= 0.999
    assert float(vectors[0] @ encoder.encode_question(TEXTS[0])) < 0.9999  # prompts differ


def test_a_folder_is_an_encoder_with_its_own_prompts_and_sizes(tiny, cache, expected):
    encoder = Encoder(str(tiny), cache)
    assert (encoder.dimension, encoder.max_tokens) == (32, 128)
    assert_agrees(encoder, expected)
    assert converted(encoder, cache)
    counted = encoder.count_tokens(TEXTS)
    assert counted[0] == Encoder().count_tokens(["passage: Police came."])[0]


def converted(encoder, cache):
    facts = convert.converted_folder(encoder.name, cache) / convert.FACTS
    return json.loads(facts.read_text(encoding="utf-8"))["converted"]


def test_it_is_converted_once(tiny, cache, monkeypatch):
    Encoder(str(tiny), cache).prepare()
    assert Encoder(str(tiny), cache).prepared
    monkeypatch.setattr(convert, "load_original", None)
    assert len(Encoder(str(tiny), cache).encode_passages(TEXTS)) == 3


def test_a_model_that_does_not_survive_the_conversion_runs_as_it_was(
    tiny, tmp_path, expected, monkeypatch
):
    monkeypatch.setattr(graph, "_agrees", lambda *_: False)
    encoder = Encoder(str(tiny), tmp_path)
    assert_agrees(encoder, expected)
    assert not converted(encoder, tmp_path)
    assert encoder.count_tokens(TEXTS)[0] == 7
    with ThreadPoolExecutor(encoder.lanes) as pool:
        begun = encoder.begin(TEXTS, pool).vectors()
    assert begun == pytest.approx(encoder.encode_passages(TEXTS), abs=1e-6)
    archive = Archive(tmp_path / "archive", str(tiny), create=True, cache=tmp_path)
    assert archive.add(ARTICLES).added == 3
    assert len(archive.search("truce")) >= 3


def test_an_archive_remembers_the_model_and_fits_its_length(tiny, cache, tmp_path):
    archive = Archive(tmp_path / "archive", str(tiny), create=True, cache=cache)
    archive.add(ARTICLES)
    reopened = Archive(tmp_path / "archive", cache=cache)
    assert reopened.encoder.name == str(tiny)
    assert {hit.passage.article.id for hit in reopened.search("truce")} == {"n0", "n1", "n2"}
    assert {len(reopened.encoder.encode_question("x"))} == {32}
    with pytest.raises(WrongEncoder):
        Archive(tmp_path / "archive", DEFAULT_ENCODER, cache=cache)


def test_other_weights_under_the_same_name_are_another_encoder(tiny, cache, tmp_path):
    Archive(tmp_path / "archive", str(tiny), create=True, cache=cache).add(ARTICLES)
    changed = shutil.copytree(cache, tmp_path / "cache")
    facts = convert.converted_folder(str(tiny), changed) / convert.FACTS
    other = json.loads(facts.read_text(encoding="utf-8")) | {"weights": "trained further"}
    facts.write_text(json.dumps(other), encoding="utf-8")
    reopened = Archive(tmp_path / "archive", cache=changed)
    for use in (lambda: reopened.search("truce"), lambda: reopened.add(ARTICLES)):
        with pytest.raises(WrongEncoder, match="new archive") as caught:
            use()
        assert str(tiny) in str(caught.value)


def test_the_digest_of_the_weights_is_the_model_s_wherever_it_lies(tiny, tmp_path):
    copy = shutil.copytree(tiny, tmp_path / "copy")
    digests = [
        weights_digest(convert.load_original(str(folder)))
        for folder in (tiny, copy, tiny_model(tmp_path, seed=1))
    ]
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.parametrize("content", [None, "{"], ids=["empty", "nonsense"])
def test_a_folder_that_is_no_model_is_told_in_one_line(tmp_path, cache, content):
    folder = tmp_path / "no-model"
    folder.mkdir()
    if content:
        (folder / "config.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="no-model") as caught:
        Encoder(str(folder), cache).prepare()
    assert "\n" not in str(caught.value)


def test_a_conversion_that_was_interrupted_leaves_nothing(tiny, tmp_path, monkeypatch):
    def interrupted(model, folder):
        (folder / "model.xml").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(convert, "save_graph", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Encoder(str(tiny), tmp_path).prepare()
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ".lock"] == []
    assert not Encoder(str(tiny), tmp_path).prepared


def test_a_model_that_does_not_load_leaves_no_mark_on_a_new_archive(tmp_path, cache):
    (tmp_path / "no-model").mkdir()
    wrong = Archive(tmp_path / "a", str(tmp_path / "no-model"), create=True, cache=cache)
    with pytest.raises(ModelError):
        wrong.add(ARTICLES)
    assert Archive(tmp_path / "a", create=True).add(ARTICLES).added == 3
