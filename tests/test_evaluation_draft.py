import pytest

from ingest.article import Article
from qa.assistant import Assistant
from qa.evaluation.draft import drafts, from_article
from qa.evaluation.questions import load_questions


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Costa Rican police seized 2.4 tonnes of cocaine on Wednesday.",
            "How many tonnes of cocaine did Costa Rican police seize?",
            "2.4",
        ),
        (
            "At least 46 women were killed in a prison riot, officials said.",
            "How many women were killed in a prison riot?",
            "46",
        ),
        (
            "The letter was read by Howard Cotto, the national police director, on Monday.",
            "Who is the national police director?",
            "Howard Cotto",
        ),
        (
            "The truce began in the prisons in March 2012.",
            "When did the truce begin in the prisons?",
            "March 2012",
        ),
        (
            "Rosa Peña, a teacher from Apopa, was named head of the school board in May.",
            "Who was named head of the school board in May?",
            "Rosa Peña",
        ),
        (
            "At least 46 women were killed as prices had fallen to 2.4 dollars, it said.",
            "How many women were killed as prices had fallen to 2.4 dollars?",
            "46",
        ),
        (
            "Rosa Peña was named head of 1,200 schools in May.",
            "Who or what was named head of 1,200 schools in May?",
            "Rosa Peña",
        ),
        (
            "The truce ended with 1,200 dead in March 2012.",
            "When did the truce end with 1,200 dead?",
            "March 2012",
        ),
    ],
)
def test_a_sentence_becomes_a_question(sentence: str, question: str, answer: str) -> None:
    (draft,) = from_article(Article("a", "t", sentence))
    assert (draft.question, draft.answer) == (question, answer)


@pytest.mark.parametrize(
    "sentence",
    [
        "He arrested 40 people.",
        "Two out of three victims died in disputes.",
        "In 2012 police arrested 40 people.",
        "The weather was fine.",
    ],
)
def test_a_sentence_that_does_not_stand_alone_is_passed_over(sentence: str) -> None:
    assert list(from_article(Article("a", "t", sentence))) == []


def test_the_sample_archive_gives_drafts_that_wait_for_a_person(
    assistant: Assistant, tmp_path
) -> None:
    import json

    proposed = list(drafts(assistant.archive, 12))
    assert len(proposed) == 12
    assert len({draft.question for draft in proposed}) == 12
    path = tmp_path / "drafts.jsonl"
    path.write_text("\n".join(json.dumps(d.as_row(n)) for n, d in enumerate(proposed)))
    asked = load_questions(path)
    assert (len(asked.questions), asked.unconfirmed) == (0, 12)
