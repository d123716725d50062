"""``dossier doctor``: exit status, words, JSON."""

import json
import shutil

import pytest

from ingest.article import Article
from tests.command import run
from vectorstore.archive import Archive


@pytest.fixture
def doctor(monkeypatch, capsys, tmp_path):
    """Run ``dossier doctor`` on a small archive: exit status, stdout, stderr."""
    archive = Archive(tmp_path / "archive", create=True)
    archive.add([Article("a", "Port", "Police seized two tonnes of cocaine in Moín.")])
    archive.close()

    place = ("--archive", tmp_path / "archive")
    return lambda *words: run(monkeypatch, capsys, "doctor", *words, *place)


def test_a_damaged_archive_is_told_repaired_and_sound_then(doctor, tmp_path):
    shutil.rmtree(tmp_path / "archive" / "lexical")
    status, out, err = doctor()
    assert (status, err) == (1, "")
    assert "Catalog: sound." in out
    assert "Lexical index: 1 passages are missing in it" in out
    assert "What to do: dossier doctor --repair." in out
    status, out, _ = doctor("--repair")
    assert status == 0
    assert "Lexical index: repaired." in out
    status, out, _ = doctor("--json")
    found = json.loads(out)
    assert (status, found["sound"], found["findings"]) == (0, True, [])
    assert (found["articles"], found["passages"]) == (1, 1)


def test_as_json_each_finding_has_its_words(doctor, tmp_path):
    shutil.rmtree(tmp_path / "archive" / "dense")
    status, out, _ = doctor("--json")
    (finding,) = json.loads(out)["findings"]
    assert status == 1
    assert finding["part"] == "dense"
    assert finding["count"] == len(finding["examples"]) == 1
    assert set(finding) == {"part", "problem", "remedy", "count", "examples"}
    status, out, _ = doctor("--repair", "--json")
    assert (status, len(json.loads(out)["repaired"])) == (0, 1)
