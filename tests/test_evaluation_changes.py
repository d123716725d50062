from pathlib import Path

import pytest

from ingest.article import Article
from qa.assistant import Assistant
from qa.evaluation.changes import changed_answers, setting_changes
from qa.evaluation.errors import EvaluationError
from qa.evaluation.questions import Expected, QuestionSet
from qa.evaluation.records import Record, load, store
from qa.evaluation.run import ask

ASKED = QuestionSet("set.jsonl", (Expected("q1", "Who leads the police of El Salvador?"),))


def kept(assistant: Assistant) -> Record:
    return load(store(assistant, ASKED, [ask(assistant, ASKED.questions[0])]))


def test_the_same_run_changes_nothing(copied: Assistant) -> None:
    assert list(changed_answers(kept(copied), kept(copied))) == []


def test_a_new_article_is_named_as_the_reason(copied: Assistant) -> None:
    before = kept(copied)
    news = "Ana Belén Quiñónez leads the police of El Salvador since Monday."
    copied.archive.add([Article("new-chief", "Who leads the police of El Salvador", news)])
    (change,) = changed_answers(before, kept(copied))
    assert change.reasons[0] == "New article: new-chief."
    assert change.reasons[1].startswith("Other passages: found new-chief [0:")


def test_a_changed_and_a_removed_article_are_named(copied: Assistant) -> None:
    first = Article("chief", "Who leads the police of El Salvador", "Ana leads the police.")
    copied.archive.add([first])
    before = kept(copied)
    copied.archive.add([Article("chief", first.title, "Eva leads the police of El Salvador.")])
    changed = kept(copied)
    copied.archive.remove("chief")
    removed = kept(copied)
    (change,) = changed_answers(before, changed)
    assert change.reasons[0] == "Changed article: chief."
    (change,) = changed_answers(changed, removed)
    assert change.reasons[0] == "Removed article: chief."


def test_another_setting_is_named_as_the_reason(copied: Assistant) -> None:
    before = kept(copied)
    fewer = copied.settings.model_copy(update={"claims": 1, "refuse_below": 0.0})
    after = kept(Assistant(copied.archive, fewer))
    assert setting_changes(before, after)[0] == "claims 5 -> 1"
    changed = list(changed_answers(before, after))
    assert changed
    assert (
        changed[0].reasons[-1 if len(changed[0].reasons) == 1 else 0].startswith("Other settings")
    )


def test_a_run_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"There is no run .* None is kept here yet"):
        load(Path("none"), tmp_path)
    (tmp_path / "bad.jsonl").write_text("{}\n")
    with pytest.raises(EvaluationError, match="no run that dossier eval kept"):
        load(Path("bad"), tmp_path)
