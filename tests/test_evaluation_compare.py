import random
from dataclasses import replace
from pathlib import Path

import pytest

from qa.evaluation.baseline import (
    Baseline,
    make_baseline,
    raised,
    read_baseline,
    write_baseline,
)
from qa.evaluation.bootstrap import changes
from qa.evaluation.compare import compare
from qa.evaluation.errors import EvaluationError
from qa.evaluation.questions import Expected, QuestionSet
from qa.evaluation.run import Outcome
from qa.evaluation.summary import summarise

ASKED = QuestionSet(
    "set.jsonl",
    tuple(Expected(f"q{n}", "Who?", relevant=("a",), must=n == 0) for n in range(20)),
)


def outcomes(wrong: tuple[int, ...] = ()) -> list[Outcome]:
    return [
        Outcome(
            expected,
            {"abstained": False, "confidence": 0.8},
            scores={"right": float(n not in wrong), "hit@1": float(n not in wrong)},
            faults=("wrong",) if n in wrong else (),
        )
        for n, expected in enumerate(ASKED.questions)
    ]


def baseline(wrong: tuple[int, ...] = (3,), margin: float = 0.0) -> Baseline:
    return make_baseline(ASKED, outcomes(wrong), {}, margin)


def raised_to(
    wrong: tuple[int, ...],
    *,
    former: Baseline | None = None,
    margin: float = 0.0,
    allow_lower: bool = False,
) -> Baseline:
    new = baseline(wrong, margin)
    return raised(former or baseline((3,)), new, outcomes(wrong), allow_lower=allow_lower)


def test_the_same_run_breaks_nothing() -> None:
    found = compare(baseline(), ASKED, outcomes((3,)))
    assert found.problems == found.gains == found.losses == ()
    assert found.changes["right"].low == found.changes["right"].high == 0


def test_gains_losses_floors_and_named_questions_are_told() -> None:
    found = compare(baseline(), ASKED, outcomes((0, 5)))
    assert found.gains == ("q3",)
    assert found.losses == ("q0", "q5")
    assert [(b.metric, b.floor) for b in found.broken_floors] == [("right", 0.95), ("hit@1", 0.95)]
    assert found.broken_questions == ("q0",)
    assert "right is 0.9000, below its floor 0.950." in found.problems
    assert "The named question q0 was to stay right." in found.problems
    assert not any(change.fell for change in found.changes.values())


def test_a_large_fall_is_no_chance() -> None:
    found = compare(replace(baseline(()), floors={}, must=()), ASKED, outcomes(tuple(range(12))))
    change = found.changes["right"]
    assert (change.before, change.now) == (1.0, 0.4)
    assert change.low < change.difference < change.high < 0
    assert change.fell
    assert any(told.startswith("right fell from 1.0000 to 0.4000 (95") for told in found.problems)


def test_the_interval_of_a_mean_by_the_textbook() -> None:
    # 10 of 100 lost, none gained: the bootstrap's spread is sqrt(.1 * .9 / 100) = .03
    before = [{"hit@1": 1.0}] * 100
    now = [{"hit@1": float(n >= 10)} for n in range(100)]
    change = changes(before, now)["hit@1"]
    assert change.low == pytest.approx(-0.1 - 1.96 * 0.03, abs=0.011)
    assert change.high == pytest.approx(-0.1 + 1.96 * 0.03, abs=0.011)


def test_metrics_that_not_every_question_has_are_ratios() -> None:
    before = [{"refusal_precision": 1.0}, {}, {"refusal_precision": 0.0}, {}]
    now = [{"refusal_precision": 1.0}, {}, {}, {}]
    change = changes(before, now)["refusal_precision"]
    assert (change.before, change.now) == (0.5, 1.0)


def test_an_unchanged_system_that_wavers_raises_few_alarms() -> None:
    """200 pairs of runs of one system whose every question is right by chance."""
    source = random.Random(7)
    names = ("right", "hit@1", "answer_found", "citation_recall", "refusal_recall", "rouge_l")
    alarms = 0
    for _ in range(200):
        chances = [[source.betavariate(2, 1) for _ in names] for _ in range(120)]

        def run(chances: list[list[float]] = chances) -> list[dict[str, float]]:
            return [
                {
                    name: float(source.random() < chance)
                    for name, chance in zip(names, row, strict=True)
                    if name != "refusal_recall" or number % 5 == 0
                }
                for number, row in enumerate(chances)
            ]

        alarms += any(change.fell for change in changes(run(), run(), draws=1000).values())
    assert alarms / 200 <= 0.05


def test_another_set_is_not_compared() -> None:
    other = QuestionSet("set.jsonl", ASKED.questions[:-1])
    with pytest.raises(EvaluationError, match="belongs to another set of questions"):
        compare(baseline(), other, outcomes()[:-1])


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, baseline())
    assert read_baseline(path) == baseline()
    assert len(path.read_text().splitlines()) > len(ASKED.questions)


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 9}', '{"format": 1}'])
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(EvaluationError, match="no baseline of dossier eval"):
        read_baseline(path)


def test_floors_only_go_up_unless_told() -> None:
    assert raised_to(()).floors["right"] == 1.0
    with pytest.raises(EvaluationError, match=r"right 0\.950 -> 0\.900.*--allow-lower"):
        raised_to((3, 4))
    with pytest.raises(EvaluationError, match="q0 right -> wrong"):
        raised_to((0,), former=replace(baseline((3,)), floors={}))
    assert raised_to((3, 4), allow_lower=True).floors["right"] == 0.9


def test_a_named_question_is_given_up_only_if_told() -> None:
    free = tuple(replace(q, must=False) for q in ASKED.questions)
    new = make_baseline(replace(ASKED, questions=free), outcomes((3,)), {}, 0.0)
    assert raised(baseline(), new, outcomes((3,)), allow_lower=False).must == ("q0",)
    assert raised(baseline(), new, outcomes((3,)), allow_lower=True).must == ()


def test_a_named_question_that_was_taken_out_of_the_set_is_no_dead_end() -> None:
    former = replace(baseline(), must=("gone", "q0"))
    assert raised_to((3,), former=former).must == ("q0",)
    assert raised_to((3,), former=former, allow_lower=True).must == ("q0",)


@pytest.mark.parametrize("allow_lower", [False, True])
def test_a_floor_that_still_holds_stays_although_a_margin_was_given(allow_lower: bool) -> None:
    assert raised_to((3,), margin=0.02, allow_lower=allow_lower).floors["right"] == 0.95


def test_a_floor_taken_out_by_hand_stays_out() -> None:
    former = replace(baseline(), floors={"right": 0.9})
    assert list(raised_to((3,), former=former).floors) == ["right"]


def test_a_margin_lets_a_floor_be_lower() -> None:
    assert baseline((3,), margin=0.02).floors["right"] == 0.93


def test_groups_of_questions() -> None:
    found = summarise(outcomes((1, 2)))
    assert found.groups["language"]["en"]["right"].value == pytest.approx(0.9)
    assert found.groups["relevant articles"]["1"]["right"].count == 20
    assert found.auroc is None


def test_a_baseline_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("a file, and no folder", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"can't be written .*Choose another"):
        write_baseline(tmp_path / "none" / "baseline.json", baseline())


def test_a_baseline_s_folder_is_made(tmp_path: Path) -> None:
    write_baseline(tmp_path / "new" / "baseline.json", baseline())
    assert (tmp_path / "new" / "baseline.json").is_file()
