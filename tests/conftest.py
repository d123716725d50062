"""What several tests share: a real archive of the sample articles, and no network."""

from pathlib import Path

import pytest

_died_in: set[str] = set()
SAMPLE = Path(__file__).parents[1] / "ingest" / "sample" / "articles"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Only tests that drive a browser or a server of their own may open sockets."""
    for item in items:
        if item.get_closest_marker("browser") or item.get_closest_marker("server"):
            item.add_marker(pytest.mark.enable_socket)


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched) -> None:
    """A test in which a worker dies is told, and run once more: others may have brought it down."""
    if crashitem in _died_in:
        return
    _died_in.add(crashitem)
    sched.mark_test_pending(crashitem)
    report.outcome = "skipped"
    report.longrepr = (crashitem, 0, f"{report.longrepr}; run once more")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive of the sample articles; tests only read it."""
    from vectorstore.archive import Archive
    from vectorstore.intake import ingest_paths

    folder = tmp_path_factory.mktemp("sample") / "archive"
    archive = Archive(folder, create=True)
    report = ingest_paths(archive, [SAMPLE])
    assert not report.failed
    archive.close()
    return folder


@pytest.fixture(scope="session")
def assistant(sample_folder: Path):
    """An assistant over the sample archive, without a chat model."""
    from qa import open_assistant

    return open_assistant(sample_folder)


@pytest.fixture
def copied(sample_folder: Path, tmp_path: Path):
    """An assistant over a copy of the sample archive that a test may change."""
    import shutil

    from qa import open_assistant

    return open_assistant(shutil.copytree(sample_folder, tmp_path / "archive"))
