from pathlib import Path

import pytest

from qa.evaluation.errors import EvaluationError
from qa.evaluation.questions import load_questions

ONE = "- id: a\n  question: x\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_jsonl_and_yaml_say_the_same(tmp_path: Path) -> None:
    as_json = written(
        tmp_path,
        "q.jsonl",
        '{"id": "q1", "question": "Who?", "answers": ["Cotto"], "since": "2016-03-05", '
        '"history": [["Q", "A"]], "must": true}\n\n{"id": "q2", "question": "Why?", '
        '"answerable": false}\n',
    )
    as_yaml = written(
        tmp_path,
        "q.yaml",
        "- id: q2\n  question: Why?\n  answerable: false\n  note: not in the set's digest\n"
        "- id: q1\n  question: Who?\n  answers: [Cotto]\n  since: 2016-03-05\n"
        "  history:\n  - [Q, A]\n",
    )
    one, other = load_questions(as_json), load_questions(as_yaml)
    assert one.digest == other.digest
    assert [q.id for q in one.questions] == ["q1", "q2"]
    assert one.questions[0].since == "2016-03-05"
    assert one.questions[0].must
    assert one.questions[1].kind == "unanswerable"


def test_the_digest_changes_with_what_is_expected(tmp_path: Path) -> None:
    one = written(tmp_path, "a.jsonl", '{"id": "q", "question": "Who?", "answers": ["A"]}')
    other = written(tmp_path, "b.jsonl", '{"id": "q", "question": "Who?", "answers": ["B"]}')
    assert load_questions(one).digest != load_questions(other).digest


def test_drafts_that_nobody_confirmed_are_left_out(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "q.jsonl",
        '{"id": "a", "question": "Who?"}\n{"id": "b", "question": "Who?", "confirmed": false}\n',
    )
    assert [q.id for q in load_questions(path).questions] == ["a"]
    assert load_questions(path).unconfirmed == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("q.jsonl", '{"id": "a", "question": "x"}\n{"id": }', "q.jsonl:2: not JSON at column 8"),
        ("q.jsonl", "[\n1]", "Write one object a line; a list belongs in a .yaml file."),
        ("q.jsonl", '{"id": "a"}', "q.jsonl:1: 'question' is missing"),
        ("q.jsonl", '\n{"id": "a", "question": "x", "answer": []}', "did you mean 'answers'?"),
        ("q.jsonl", '{"id": "a", "question": "x", "answers": "y"}', "must be a list of strings"),
        ("q.jsonl", '{"id": "a", "question": "x", "answerable": "no"}', "must be true or false"),
        ("q.jsonl", '{"id": "a", "question": "x", "history": ["y"]}', "[question, answer] pairs"),
        ("q.jsonl", '{"id": "a", "question": "x"}\n' * 2, "q.jsonl:2: the id 'a' is already used"),
        ("q.jsonl", "[1]", "q.jsonl:1: expected an object"),
        ("q.jsonl", "\n", "it holds no questions. Write one"),
        (
            "q.jsonl",
            '{"id": "a", "question": "x", "answerable": false, "answers": ["y"]}',
            "no 'an",
        ),
        ("q.yaml", "- id: a\n  question: x\n- id: b\n  qestion: x\n", "q.yaml:3: 'question' is"),
        ("q.yaml", "- id: a\n  question: 'x\n", "q.yaml:3: not YAML"),
        ("q.yaml", "id: a", "expected a list of questions"),
        ("q.yaml", "- id: a\n  question: \x07\n", "q.yaml: not YAML: special characters"),
        ("q.yaml", ONE + "- id: b\n  question: x\n  until: 2019-02-30\n", "q.yaml:3: not YAML"),
        ("q.yaml", ONE + "  since: spring 2019\n", "q.yaml:1: 'since': 'spring 2019' is not a"),
        ("q.jsonl", '{"id": "a", "question": "x", "until": "2019-02-30"}', "q.jsonl:1: 'until': "),
        ("q.yaml", ONE + "  since: 2020\n  until: 2018\n", "q.yaml:1: Since 2020 is later than u"),
        ("q.jsonl", "\n" + "[" * 100_000, "q.jsonl:2: it is nested too deeply"),
        ("q.jsonl", f'{{"id": {"9" * 5000}, "question": "x"}}', "q.jsonl:1: it is nested too"),
        ("q.yaml", "[" * 100_000, "q.yaml: it is nested too deeply"),
        ("q.yaml", ONE + f"- id: {'9' * 5000}\n", "q.yaml:3: not YAML: Exceeds the limit"),
        ("q.jsonl", '{"id": "a", "question": "x \\ud83d"}', "q.jsonl:1: 'question' holds half"),
        ("q.jsonl", '{"id": "a", "question": "x", "answers": ["\\ud83d"]}', "'answers' holds half"),
        ("q.jsonl", '{"id": "a", "question": "x", "history": [["\\udc00", ""]]}', "'history' ho"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(EvaluationError) as error:
        load_questions(written(tmp_path, name, text))
    assert told in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"can't be read .*Name a"):
        load_questions(tmp_path / "none.jsonl")


def test_the_sample_set_is_valid() -> None:
    asked = load_questions(Path(__file__).parent / "questions" / "sample.jsonl")
    assert len(asked.questions) == 145


def test_what_may_be_a_date_is_kept_as_it_is_written(tmp_path: Path) -> None:
    path = written(tmp_path, "q.yaml", ONE + "  since: 2019\n  until: 2019-03\n")
    (asked,) = load_questions(path).questions
    assert (asked.since, asked.until) == ("2019", "2019-03")


def test_dates_that_are_not_read_change_the_digest_and_those_that_are_do_not(
    tmp_path: Path,
) -> None:
    plain, read, unread = (
        load_questions(written(tmp_path, f"{n}.yaml", ONE + line)).digest
        for n, line in enumerate(["", "  read_dates: true\n", "  read_dates: false\n"])
    )
    assert plain == read != unread
