"""The compiled form of a model, which is written when a model is first used on a machine."""

import shutil
from threading import Thread

import pytest
from filelock import FileLock

from vectorstore.convert import DEFAULT_ENCODER, converted_folder
from vectorstore.openvino_runtime import Graph

GIVEN = ("model.xml", "model.bin")


@pytest.fixture
def folder(tmp_path):
    """A converted model that was never used."""
    for name in GIVEN:
        shutil.copy(converted_folder(DEFAULT_ENCODER) / name, tmp_path)
    return tmp_path


@pytest.mark.slow
def test_while_one_process_writes_it_another_waits(folder):
    second = Thread(target=Graph, args=(folder,))
    with FileLock(folder / "compiled.lock"):
        second.start()
        second.join(timeout=2)
        assert not (folder / "compiled").exists()
    second.join()
    assert len(list((folder / "compiled").iterdir())) == 1


@pytest.mark.slow
def test_where_it_can_t_be_written_nobody_waits(folder):
    Graph(folder)
    (folder / "compiled.lock").unlink()
    folder.chmod(0o555)
    Graph(folder)
    assert not (folder / "compiled.lock").exists()
