"""What ``dossier eval`` writes: tried before anything is asked, written after all is printed."""

import pytest

from ingest.errors import SettingsError
from tests.test_eval_command import archive_folder, dossier, questions
from ui.report.files import check_writable

__all__ = ["archive_folder", "questions"]  # fixtures


def test_folders_are_made_for_every_file(questions, archive_folder, tmp_path):
    files = {
        "--html": tmp_path / "a" / "h.html",
        "--junit": tmp_path / "b" / "j.xml",
        "--update-baseline": tmp_path / "c" / "d" / "b.json",
    }
    words = [word for pair in files.items() for word in pair]
    done = dossier(questions, "--archive", archive_folder, *words)
    assert done.exit_code == 0, done.output
    assert all(file.stat().st_size for file in files.values())


@pytest.mark.parametrize("option", ["--html", "--junit", "--update-baseline"])
def test_a_file_that_can_t_be_written_is_told_before_anything_is_asked(
    questions, archive_folder, tmp_path, option
):
    done = dossier(questions, "--archive", archive_folder, option, tmp_path)
    assert isinstance(done.exception, SettingsError)
    assert "is kept as" not in done.stderr


def test_trying_leaves_all_as_it_was(tmp_path):
    there, link = tmp_path / "there", tmp_path / "link"
    there.write_text("text")
    link.symlink_to(tmp_path / "nowhere")
    check_writable(there, link, tmp_path / "new", None)
    assert there.read_text() == "text"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "there"]
