"""Follow-ups are answered as well as the same questions put in full."""

from pathlib import Path

import pytest

from qa.evaluation.questions import load_questions
from qa.evaluation.run import evaluate

SET = Path(__file__).parent / "questions" / "follow_ups" / "questions.jsonl"
WITHIN = 0.05


@pytest.mark.slow
def test_within_five_points(assistant):
    questions = load_questions(SET).questions
    found = {one.expected.id: one for one in evaluate(assistant, questions)}
    shares = {}
    for kind in ("follow_up", "standalone"):
        asked = [found[question.id] for question in questions if question.kind == kind]
        shares[kind] = sum(one.scores["answer_found"] for one in asked) / len(asked)
    assert shares["follow_up"] >= shares["standalone"] - WITHIN
