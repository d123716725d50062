import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from ingest.errors import ReadOnlyArchive, SettingsError
from qa.assistant import Assistant
from qa.evaluation.errors import EvaluationError
from ui.cli import app

QUESTIONS = """
- id: chief
  question: Who was put in command of the National Civil Police by Bukele?
  answers: [Mauricio Arriaza Chicas]
  relevant: [sample-arriaza-2019]
  kind: person
  must: true
- id: cocaine
  question: How many tonnes of cocaine did Costa Rican police seize at Moín?
  answers: ["2.4"]
  relevant: [sample-moin-seizure]
- id: <b>bold</b>
  question: What do <script>alert(1)</script> & "quotes" mean?
  answerable: false
"""


@pytest.fixture(scope="module")
def archive_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample archive, since runs are kept in it."""
    return shutil.copytree(sample_folder, tmp_path_factory.mktemp("eval") / "archive")


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    return path


def dossier(*words: object) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, words)])


def test_the_plain_form_prints_one_json_document(questions: Path, archive_folder: Path) -> None:
    done = dossier(questions, "--archive", archive_folder, "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["questions"] == 3
    assert told["metrics"]["hit@1"] == 1.0
    assert told["counts"]["hit@1"] == 2
    assert [outcome["id"] for outcome in told["outcomes"]] == ["chief", "cocaine", "<b>bold</b>"]
    assert told["comparison"] is None
    assert "is kept as" in done.stderr


def test_options_may_come_first_and_run_may_be_said(questions: Path, archive_folder: Path) -> None:
    first = dossier("--json", questions, "--archive", archive_folder)
    said = dossier("run", questions, "--archive", archive_folder, "--json")
    assert json.loads(first.stdout)["metrics"] == json.loads(said.stdout)["metrics"]


def test_the_table_names_every_metric(questions: Path, archive_folder: Path) -> None:
    done = dossier(questions, "--archive", archive_folder)
    for name in ("right", "ndcg@10", "citation_recall", "AUROC", "95th percentile"):
        assert name in done.stdout


def test_a_baseline_holds_until_something_breaks(
    questions: Path, archive_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = tmp_path / "baseline.json"
    common = (questions, "--archive", archive_folder)
    assert dossier(*common, "--update-baseline", baseline).exit_code == 0
    assert dossier(*common, "--compare", baseline).exit_code == 0
    monkeypatch.setenv("DOSSIER_REFUSE_BELOW", "0.999")
    junit = tmp_path / "reports" / "junit.xml"
    done = dossier(*common, "--compare", baseline, "--junit", junit, "--json")
    assert done.exit_code == 1
    assert "answered is 0.0000, below its floor 1.000." in done.stderr
    assert "The named question chief was to stay right." in done.stderr
    assert json.loads(done.stdout)["comparison"]["losses"] == ["chief", "cocaine"]
    lowered = dossier(*common, "--update-baseline", baseline)
    assert isinstance(lowered.exception, EvaluationError) or lowered.exit_code == 1
    suites = ElementTree.parse(junit).getroot().findall("testsuite")
    assert [suite.get("tests") for suite in suites][0] == "3"
    assert suites[0].find("testcase/failure") is not None


def test_a_named_question_fails_the_run_without_a_baseline(
    questions: Path, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_REFUSE_BELOW", "0.999")
    done = dossier(questions, "--archive", archive_folder)
    assert done.exit_code == 1
    assert "The named question chief was to stay right." in done.stderr


def test_a_baseline_of_other_questions_is_refused_before_asking(
    questions: Path, archive_folder: Path, tmp_path: Path
) -> None:
    baseline = tmp_path / "baseline.json"
    dossier(questions, "--archive", archive_folder, "--update-baseline", baseline)
    questions.write_text(QUESTIONS.replace("2.4", "2,4 tonnes"), encoding="utf-8")
    done = dossier(questions, "--archive", archive_folder, "--compare", baseline)
    assert isinstance(done.exception, EvaluationError)
    assert "another set of questions" in str(done.exception)


def test_the_page_needs_nothing_else_and_escapes_everything(
    questions: Path, archive_folder: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    dossier(questions, "--archive", archive_folder, "--html", page)
    html = page.read_text(encoding="utf-8")
    assert "<script>alert(1)" not in html
    assert "<b>bold" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;" in html
    assert 'http-equiv="Content-Security-Policy"' in html
    assert "src=" not in html.replace("default-src=", "")
    assert html.count("<svg") == 3
    assert html.count("<details") == 3
    assert "Mauricio Arriaza Chicas" in html


def test_a_page_that_cannot_be_written_is_told(
    questions: Path, archive_folder: Path, tmp_path: Path
) -> None:
    done = dossier(questions, "--archive", archive_folder, "--html", tmp_path)
    assert isinstance(done.exception, SettingsError)
    assert str(done.exception).endswith("Choose another file.")


def test_a_read_only_archive_is_not_asked_to_calibrate_it(
    questions: Path, copied: Assistant
) -> None:
    folder = copied.archive.folder
    folder.chmod(0o555)
    done = dossier("calibrate", questions, "--archive", folder)
    dry = dossier("calibrate", questions, "--archive", folder, "--dry-run")
    folder.chmod(0o755)
    assert isinstance(done.exception, ReadOnlyArchive)
    assert "the set has 2 and 1" in str(dry.exception)


def test_two_runs_are_told_apart(
    questions: Path, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run() -> str:
        told = dossier(questions, "--archive", archive_folder).stderr
        return told.split("is kept as ")[1].split()[0].rstrip(".")

    before = run()
    monkeypatch.setenv("DOSSIER_REFUSE_BELOW", "0.999")
    after = run()
    done = dossier("diff", before, after, "--archive", archive_folder)
    assert "chief (right -> wrong)" in done.stdout
    assert "because: Other settings: refuse_below" in done.stdout
    done = dossier("diff", before, before, "--archive", archive_folder, "--json")
    assert json.loads(done.stdout) == {"changed": [], "unchanged": 3, "settings": []}


def test_drafts_are_a_set_to_edit(archive_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "drafts.jsonl"
    done = dossier("draft", "--archive", archive_folder, "-n", "5", "--out", out)
    assert done.exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 5


def test_calibrating_changes_what_the_archive_answers(copied, tmp_path: Path) -> None:
    rows = [
        {"id": f"y{n}", "question": question}
        for n, question in enumerate(
            [
                "How many tonnes of cocaine did Costa Rican police seize at Moín?",
                "Who was put in command of the National Civil Police by Bukele?",
                "Who replaced Ramón Sabillón as security minister?",
                "How many inmates were killed in the riot in Manaus?",
                "Who is the leader of Los Choneros in Ecuador?",
            ]
        )
    ]
    rows += [
        {"id": f"n{n}", "question": question, "answerable": False}
        for n, question in enumerate(
            ["Who won the tennis final?", "What is a quark?", "How tall is the Eiffel tower?"]
            + ["Which orchestra plays on Sunday?", "What does butter cost in Oslo?"]
        )
    ]
    path, page = tmp_path / "set.jsonl", tmp_path / "calibration.html"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    folder = copied.archive.folder
    done = dossier("calibrate", path, "--archive", folder, "--json", "--html", page)
    assert done.exit_code == 0, done.output
    fitted = json.loads(done.stdout)
    assert fitted["after"]["auroc"] > 0.9
    assert page.read_text(encoding="utf-8").count("<svg") == 4
    told = json.loads(dossier(path, "--archive", folder, "--json").stdout)
    assert told["settings"]["refuse_below"] == fitted["calibration"]["refuse_below"]
    assert "cross-validated" in dossier("calibrate", path, "--archive", folder, "--dry-run").stdout


def test_nothing_is_fitted_on_a_question_that_failed(
    questions: Path, copied: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    twofold = "Who was Howard Cotto? Who led the police in 2017?"  # only this needs the model
    failing = f"{QUESTIONS}- id: twofold\n  question: {twofold}\n"
    questions.write_text(failing, encoding="utf-8")
    monkeypatch.setenv("DOSSIER_LLM", "nobody:nothing")
    done = dossier("calibrate", questions, "--archive", copied.archive.folder)
    assert isinstance(done.exception, EvaluationError)
    assert str(done.exception).startswith("Nothing is fitted, since 1 of 4 questions failed.")
    assert "twofold: It failed: The chat model 'nobody:nothing'" in str(done.exception)
