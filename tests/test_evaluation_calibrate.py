import math
import random

import pytest
from filelock import FileLock

from ingest.errors import ArchiveBusy, ReadOnlyArchive
from qa.assistant import Assistant
from qa.calibration import Calibration, load_calibration, sigmoid, store_calibration
from qa.evaluation.calibrate import fit, platt
from qa.evaluation.errors import EvaluationError
from qa.evaluation.thresholds import best, curve


def wavering(count: int = 2000) -> tuple[list[float], list[bool]]:
    """Confidences that are far too certain: the truth is sigmoid(0.5 logit - 1)."""
    source = random.Random(3)
    logits = [source.uniform(-4, 6) for _ in range(count)]
    return [sigmoid(x) for x in logits], [source.random() < sigmoid(0.5 * x - 1) for x in logits]


def test_platt_finds_the_line_the_truth_was_drawn_from() -> None:
    slope, intercept = platt(*wavering())
    assert slope == pytest.approx(0.5, abs=0.06)
    assert intercept == pytest.approx(-1, abs=0.15)


def test_a_fitted_confidence_can_be_believed() -> None:
    found = fit(*wavering(), "set", 0.5)
    assert found.before.ece > 0.15
    assert found.after.ece < 0.05
    assert found.cross_validated.ece < 0.05
    assert found.after.auroc == pytest.approx(found.before.auroc)


def test_the_curve_by_hand() -> None:
    points = curve([0.1, 0.3, 0.5, 0.9], [False, True, False, True])
    rows = [(p.refused, p.precision, p.recall, p.answered) for p in points]
    assert rows == [
        (0, 0.0, 0.0, 1.0),
        (1, 1.0, 0.5, 1.0),
        (2, 0.5, 0.5, 0.5),
        (3, pytest.approx(2 / 3), 1.0, 0.5),
        (4, 0.5, 1.0, 0.0),
    ]
    assert points[1].threshold == pytest.approx(0.2)
    assert best(points).refused == 1
    assert best(points, least_precision=0.6).refused == 3
    assert best(points, least_precision=1.0).refused == 1


def test_equal_confidences_are_never_parted() -> None:
    assert [p.refused for p in curve([0.5, 0.5, 0.7], [False, True, True])] == [0, 2, 3]


def test_what_cannot_be_fitted_is_told() -> None:
    with pytest.raises(EvaluationError, match=r"5 answerable and 5 unanswerable.*Add more"):
        fit([0.5] * 20, [True] * 16 + [False] * 4, "set", 0.5)
    with pytest.raises(EvaluationError, match=r"no higher.*See that"):
        fit([n / 20 for n in range(20)], [n < 10 for n in range(20)], "set", 0.5)


def test_an_archive_uses_its_calibration_and_a_setting_goes_before_it(copied: Assistant) -> None:
    raw = copied.ask("Who leads the police?").confidence
    store_calibration(copied.archive, Calibration(1.0, 1.0, 0.999, "set (10 questions)"))
    calibrated = Assistant(copied.archive, copied.settings.model_copy())
    assert load_calibration(copied.archive) == calibrated.calibration
    answer = calibrated.ask("Who leads the police?")
    assert answer.abstained
    assert answer.confidence == pytest.approx(sigmoid(math.log(raw / (1 - raw)) + 1), abs=1e-3)
    chosen = type(copied.settings)(archive=copied.archive.folder, refuse_below=0.01)
    assert not Assistant(copied.archive, chosen).ask("Who leads the police?").abstained


def test_a_calibration_is_only_kept_by_the_one_writer(copied: Assistant) -> None:
    made = Calibration(1.0, 1.0, 0.999, "set (10 questions)")
    with FileLock(copied.archive.folder / "writer.lock"), pytest.raises(ArchiveBusy):
        store_calibration(copied.archive, made)
    copied.archive.folder.chmod(0o555)
    with pytest.raises(ReadOnlyArchive, match="chmod"):
        store_calibration(copied.archive, made)
    copied.archive.folder.chmod(0o755)
    assert load_calibration(copied.archive) is None
