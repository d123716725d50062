"""A folder as the encoder of an archive is the same one from wherever it is named."""

import shutil
from contextlib import closing

import pytest

from ingest.article import Article
from ingest.errors import WrongEncoder
from tests.test_convert import tiny_model
from vectorstore.archive import Archive

pytestmark = pytest.mark.slow

ARTICLES = [Article(f"n{n}", f"Seizure {n}", f"Police seized {n} kilos.") for n in range(4)]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the folder of a model, ``model``, in it, and an archive built with that."""
    folder = tmp_path_factory.mktemp("place")
    tiny_model(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with closing(opened(folder, "model", create=True)) as archive:
            archive.add(ARTICLES)
    return folder


def opened(place, encoder=None, **how):
    return Archive(place / "archive", encoder, cache=place / "cache", **how)


@pytest.fixture
def copy(place, tmp_path):
    return shutil.copytree(place, tmp_path / "copy")


def usable(archive):
    with closing(archive):
        assert archive.add(ARTICLES).unchanged == 4
        return len(archive.search("police kilos")) == 4


@pytest.mark.parametrize(
    "asked", [None, "{0.name}/model", "{0.name}/../{0.name}/model", "{0}/model"]
)
def test_an_archive_is_used_from_another_working_directory(place, monkeypatch, asked):
    monkeypatch.chdir(place.parent)
    assert usable(opened(place, asked and asked.format(place)))


@pytest.mark.parametrize("asked", ["model", "../{0.name}/model", "{0}/model"])
def test_a_model_under_another_name_is_the_same_by_its_weights(copy, monkeypatch, asked):
    with closing(opened(copy)) as archive, archive.catalog.transaction():
        archive.catalog.set_built_with({"encoder": "former/model"})
    monkeypatch.chdir(copy)
    assert usable(opened(copy, asked.format(copy)))


def test_another_model_in_a_folder_is_refused(copy, tmp_path):
    other = tiny_model(tmp_path / "other", seed=1)
    with pytest.raises(WrongEncoder, match="new archive") as caught:
        opened(copy, str(other))
    assert str(other) in str(caught.value)
