import gzip
from pathlib import Path

import pytest

from ingest.errors import ModelError
from qa.answer import Answer, Question
from qa.assistant import Assistant
from qa.evaluation.errors import EvaluationError
from qa.evaluation.explain import explain
from qa.evaluation.questions import Expected, QuestionSet
from qa.evaluation.records import load, runs_folder, store
from qa.evaluation.run import ask, evaluate

DIRECTOR = Expected(
    "q1",
    "Who was put in command of the National Civil Police by Bukele?",
    answers=("Mauricio Arriaza Chicas",),
    required=("Arriaza", "Nobody Ever"),
    relevant=("sample-arriaza-2019",),
)


def test_an_outcome_has_what_it_came_to_and_why(assistant: Assistant) -> None:
    outcome = ask(assistant, DIRECTOR)
    assert outcome.scores["answer_found"] == outcome.scores["hit@1"] == 1
    assert outcome.scores["required"] == 0.5
    assert outcome.scores["citation_recall"] == 1
    assert outcome.ranked[0] == "sample-arriaza-2019"
    assert outcome.faults == ("The answer lacks: Nobody Ever.",)
    told = explain(outcome)
    assert "expected      any of: Mauricio Arriaza Chicas" in told
    assert "retrieved  1 * sample-arriaza-2019" in told


def test_what_can_be_wrong_is_told_apart(assistant: Assistant) -> None:
    unanswerable = ask(assistant, Expected("u", DIRECTOR.question, answerable=False))
    assert unanswerable.scores["refusal_recall"] == 0
    assert "the archive has no answer" in unanswerable.faults[0]
    wrong_article = ask(
        assistant, Expected("w", DIRECTOR.question, relevant=("sample-truce-2012",))
    )
    assert wrong_article.faults[0] == "It cites none of: sample-truce-2012."
    unknown = ask(
        assistant, Expected("n", DIRECTOR.question, answers=("Xyzzy",), relevant=("nowhere",))
    )
    assert unknown.faults[0] == "The answer holds none of: Xyzzy."
    assert "passages that were read holds it." in unknown.faults[1]
    assert unknown.faults[2] == "The search did not find nowhere."


class Failing(Assistant):
    """An assistant whose chat model fails from the second question on."""

    asked = 0

    def ask(self, question: str, **limits: object) -> Answer:
        self.asked += 1
        if self.asked > 1:
            raise ModelError("The chat model did not answer.")
        return Answer(Question(question, question), "", abstained=True)


def test_a_question_that_fails_is_wrong_and_the_rest_goes_on(assistant: Assistant) -> None:
    failing = Failing(assistant.archive, assistant.settings)
    asked = [Expected(str(n), "Who?", answerable=False) for n in range(3)]
    first, second, third = evaluate(failing, asked)
    assert first.right
    assert second.faults == third.faults == ("It failed: The chat model did not answer.",)
    assert set(second.scores.values()) == {0.0}


def test_if_nothing_works_the_error_is_raised(assistant: Assistant) -> None:
    failing = Failing(assistant.archive, assistant.settings)
    failing.asked = 1
    with pytest.raises(ModelError):
        list(evaluate(failing, [DIRECTOR]))


def test_a_run_is_kept_and_read_back(tmp_path: Path, copied: Assistant) -> None:
    outcome = ask(copied, DIRECTOR)
    file = store(copied, QuestionSet("set.jsonl", (DIRECTOR,)), [outcome])
    record = load(Path(file.stem), runs_folder(copied.archive.folder))
    assert record.answers["q1"]["answer"]["text"] == outcome.answer["text"]
    assert record.about["settings"]["refuse_below"] == copied.refuse_below
    assert len(record.articles) == copied.archive.size()[0]


def test_a_run_whose_articles_were_damaged_is_told_and_mended_by_the_next(
    copied: Assistant,
) -> None:
    asked = QuestionSet("set.jsonl", (DIRECTOR,))
    outcome = ask(copied, DIRECTOR)
    file = store(copied, asked, [outcome])
    (articles,) = (file.parent / "articles").iterdir()
    whole = articles.read_bytes()
    no_deflate = gzip.compress(b"")[:10] + b"\7" * 20
    for damaged in (whole[:40], whole[:-20], no_deflate, b"no gzip"):
        articles.write_bytes(damaged)
        with pytest.raises(EvaluationError, match=r"Run dossier eval again\.$"):
            load(file)
    store(copied, asked, [outcome])
    assert len(load(file).articles) == copied.archive.size()[0]
    assert list((file.parent / "articles").iterdir()) == [articles]


def test_a_read_only_archive_is_evaluated_and_its_run_not_kept(copied: Assistant) -> None:
    copied.archive.folder.chmod(0o555)
    with pytest.raises(EvaluationError, match=r"The run is not kept: .* is read-only\. .*chmod"):
        store(copied, QuestionSet("set.jsonl", (DIRECTOR,)), [ask(copied, DIRECTOR)])
    copied.archive.folder.chmod(0o755)
    assert not runs_folder(copied.archive.folder).exists()
