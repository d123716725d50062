"""What the reader is taught: lessons among the sentences of their article, altered questions."""

import json
import random

import pytest

from qa.reader.training.names import Names

SENTENCE = "Police in Callao seized 40 rifles on Monday because a neighbour had called them."


def test_a_question_is_put_about_another_name_that_the_texts_lack():
    names = Names(["Did he live in Paris?", "Did he live in Callao?"])
    altered = names.altered("What was seized in Callao?", [SENTENCE], random.Random(1))
    assert altered == "What was seized in Paris?"


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    """Of one article, one that it answers and one near miss."""
    from qa.reader.training import lessons

    text = f"{SENTENCE} Nobody has said whose they were, and the mayor is silent."
    row = {"id": "callao", "title": "Rifles", "text": text}
    (tmp_path / "bbc").mkdir()
    (tmp_path / "bbc" / "docs.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "qamr").mkdir()
    (tmp_path / "qamr" / "passages.jsonl").touch()
    at = SENTENCE.index("40")
    end = len(SENTENCE)
    written = [
        {"article": "callao", "question": "How many?", "gold": [[0, end]], "answer": [at, at + 2]},
        {"article": "callao", "question": "Whose?", "near": [[end + 1, len(text)]]},
    ]
    (tmp_path / "bbc.jsonl").write_text("\n".join(map(json.dumps, written)), encoding="utf-8")
    (tmp_path / "qamr.jsonl").touch()
    monkeypatch.setattr(lessons, "_WRITTEN", tmp_path)
    return lessons.Lessons(tmp_path, "qamr", "bbc")


def test_a_lesson_stands_among_its_article_s_sentences_with_its_answer_marked(lessons):
    made = [e for n in range(40) for e in lessons.examples(random.Random(n))]
    answered = [e for e in made if e.gold]
    assert {e.question for e in answered} == {"How many?"}
    for example in answered:
        sentence, start, end = example.answer
        assert example.gold == {sentence}
        assert example.sentences[sentence][start:end] == "40"
    assert {len(e.sentences) for e in made} == {1, 2}


def test_a_near_miss_and_a_lesson_whose_answer_is_taken_away_have_none(lessons):
    made = [e for n in range(40) for e in lessons.examples(random.Random(n))]
    nothing = [e for e in made if not e.gold]
    assert {e.question for e in nothing} == {"How many?", "Whose?"}
    assert all(e.answer is None for e in nothing)
    assert all(SENTENCE not in e.sentences for e in nothing if e.question == "How many?")


def test_elsewhere_a_lesson_stands_beside_another_article_which_does_not_answer(
    tmp_path, monkeypatch
):
    from qa.reader.training import lessons
    from vectorstore.encoder import Encoder

    texts = {"callao": SENTENCE, "lima": "Judges in Lima freed three men. They had waited a year."}
    rows = [{"id": i, "title": i.title(), "text": text} for i, text in texts.items()]
    asked = [
        {"article": "callao", "question": "How many rifles?", "near": [[0, 6]]},
        {"article": "callao", "question": "rifles Callao", "gold": [[0, len(SENTENCE)]]},
        {"article": "lima", "question": "How many rifles in Lima?", "near": [[0, 6]]},
    ]
    (tmp_path / "passages.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "own.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    monkeypatch.setattr(lessons, "_WRITTEN", tmp_path)
    made = list(lessons.Lessons(tmp_path, "own").elsewhere(random.Random(1), 9, Encoder()))
    assert {e.question for e in made} == {"How many rifles?", "How many rifles in Lima?"}
    for example in made:
        other = texts["callao" if "Lima" in example.question else "lima"]
        assert example.gold == frozenset()
        assert example.answer is None
        assert not example.about
        assert all(sentence in other for sentence in example.sentences)


def test_a_question_asked_of_two_articles_stands_beside_a_third(tmp_path, monkeypatch):
    from qa.reader.training import lessons
    from vectorstore.encoder import Encoder

    twin = "Soldiers at the port of Callao found forty rifles. A diver was held."
    texts = {"callao": SENTENCE, "twin": twin, "lima": "Judges in Lima freed three men."}
    rows = [{"id": i, "title": "", "text": text} for i, text in texts.items()]
    asked = [
        {"article": name, "question": "How many rifles in Callao?", "near": [[0, 6]]}
        for name in ("callao", "twin")
    ]
    (tmp_path / "passages.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    asked.append({"article": "lima", "question": "Whom did they free?", "near": [[0, 6]]})
    (tmp_path / "own.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    monkeypatch.setattr(lessons, "_WRITTEN", tmp_path)
    made = list(lessons.Lessons(tmp_path, "own").elsewhere(random.Random(1), 9, Encoder()))
    beside = {s for e in made if "Callao" in e.question for s in e.sentences}
    assert beside == {texts["lima"]}
