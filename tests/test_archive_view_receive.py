import asyncio

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ingest.web.rules import Rules
from tests.web_site import LOOPBACK, page, running
from ui.archive_view import uploads as limits
from ui.archive_view.receive import ROUTE, add_upload_route
from ui.archive_view.take_in import take_in
from ui.archive_view.uploads import Uploads
from vectorstore.archive import Archive

OURS = {"x-dossier": "upload"}
STORY = b"Barge sinks\n\nA barge laden with gravel sank at the Old Lock on Friday. Nobody was hurt."


@pytest.fixture
def archive(tmp_path):
    archive = Archive(tmp_path / "archive", create=True)
    yield archive
    archive.close()


@pytest.fixture
def client(archive):
    app = Starlette()
    add_upload_route(app, archive)
    return TestClient(app)


def send(client, name, body=STORY, headers=OURS):
    return client.post(ROUTE, params={"name": name}, content=body, headers=headers)


def test_a_file_is_kept_and_made_an_article(client, archive):
    kept = send(client, "news/barge.txt").json()["kept"]
    uploads = Uploads(archive.folder, "local")
    assert [file.name for file in uploads.waiting()] == [kept]
    *_, last = take_in(archive, uploads, [], Rules())
    assert (last.problem, last.report.counts.added) == ("", 1)
    assert uploads.waiting() == []
    assert [article.path for article in archive.articles()] == [kept]


def test_another_sites_page_can_send_nothing(client, archive):
    assert send(client, "barge.txt", headers={}).status_code == 403
    assert client.get(ROUTE).status_code == 405
    assert not (archive.folder / "uploads").exists()


def test_what_is_refused_is_told_in_words(client, archive, monkeypatch):
    told = send(client, "run.exe")
    assert (told.status_code, "not a kind of file" in told.json()["problem"]) == (415, True)
    monkeypatch.setattr(limits, "LARGEST_FILE", 10)
    assert "larger than" in send(client, "barge.txt").json()["problem"]
    archive.folder.chmod(0o555)
    assert "read-only" in send(client, "barge.txt").text
    archive.folder.chmod(0o755)
    assert Uploads(archive.folder, "local").waiting() == []


def test_what_cannot_be_written_now_still_waits(client, archive):
    send(client, "barge.txt")
    uploads = Uploads(archive.folder, "local")
    archive.folder.chmod(0o555)
    *_, last = take_in(archive, uploads, [], Rules())
    archive.folder.chmod(0o755)
    assert "read-only" in last.problem
    assert last.report is None
    assert len(uploads.waiting()) == 1


def test_a_file_that_is_cut_off_leaves_nothing(archive):
    async def cut_off():
        yield STORY[:20]
        raise ConnectionError

    uploads = Uploads(archive.folder, "local")
    with pytest.raises(ConnectionError):
        asyncio.run(uploads.receive("barge.txt", cut_off()))
    assert [file for file in uploads.folder.rglob("*") if file.is_file()] == []


@pytest.mark.server
def test_an_address_is_read_by_the_archive_s_own_rules(archive):
    uploads = Uploads(archive.folder, "local")
    with running() as site:
        site.replies["/1"] = page("Barge sinks at the Old Lock")
        *_, refused = take_in(archive, uploads, [f"{site.url}/1"], Rules())
        *_, allowed = take_in(archive, uploads, [f"{site.url}/1"], LOOPBACK)
    assert "private" in refused.report.failed[0].reason
    assert allowed.report.counts.added == 1
