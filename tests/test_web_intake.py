"""Addresses ingested into a real archive, from a server on this machine."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from ingest.web.rules import Known
from tests.web_site import LOOPBACK, STORY, Reply, page, running
from vectorstore.archive import Archive
from vectorstore.catalog import Catalog
from vectorstore.intake import Wishes, ingest_paths
from vectorstore.mend_catalog import read_again
from vectorstore.visits import Visits
from vectorstore.web_intake import web_rules

pytestmark = pytest.mark.server
WISHES = Wishes(web=LOOPBACK)


@pytest.fixture
def site():
    with running() as site:
        for number, words in enumerate(("cocaine in Moín", "a truce of gangs", "rain in Lima"), 1):
            story = f"Story {number}: {words}, said the ministry on Monday. " * 3
            reply = page(f"Story of {words}", story=story)
            site.replies[f"/{number}"] = replace(reply, etag=f'"{number}"')
        links = "".join(f"<item><link>/{number}</link></item>" for number in (1, 2, 3))
        site.replies["/feed"] = Reply(f"<rss><channel>{links}</channel></rss>", etag='"feed"')
        yield site


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


def done(report):
    counts = report.counts
    return counts.added, counts.updated, counts.unchanged, len(report.failed)


def test_a_page_is_ingested_and_the_second_time_not_even_sent(archive, site):
    assert done(ingest_paths(archive, [f"{site.url}/1"], wishes=WISHES)) == (1, 0, 0, 0)
    shouted = site.url.replace("http:", "HTTP:")
    assert done(ingest_paths(archive, [f"{shouted}/1"], wishes=WISHES)) == (0, 0, 1, 0)
    assert archive.article(f"{site.url}/1").title == "Story of cocaine in Moín"
    site.replies["/1"] = replace(site.replies["/1"], body=b"nobody reads this")
    assert done(ingest_paths(archive, [f"{site.url}/1"], wishes=WISHES)) == (0, 0, 1, 0)
    assert archive.search("cocaine", 1)[0].passage.article.url == f"{site.url}/1"


def test_a_feed_is_ingested_and_the_second_time_one_request(archive, site):
    assert done(ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)) == (3, 0, 0, 0)
    site.asked.clear()
    assert done(ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)) == (0, 0, 3, 0)
    assert site.paths() == ["/feed"]


def test_a_correction_replaces_the_article(archive, site):
    ingest_paths(archive, [f"{site.url}/1"], wishes=WISHES)
    corrected = page("Story of cocaine in Moín", story="It was one tonne. " * 5)
    site.replies["/1"] = replace(corrected, etag='"1b"')
    assert done(ingest_paths(archive, [f"{site.url}/1"], wishes=WISHES)) == (0, 1, 0, 0)
    assert "one tonne" in archive.article(f"{site.url}/1").text


def test_after_a_repair_a_page_is_read_again_though_it_is_as_it_was(archive, site):
    ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)
    read_again(archive.catalog, f"{site.url}/2")
    assert done(ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)) == (0, 1, 2, 0)
    assert site.paths()[-4:] == ["/feed", "/1", "/2", "/3"]


def test_what_was_removed_comes_back_though_the_feed_is_as_it_was(archive, site):
    ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)
    assert archive.remove(f"{site.url}/2")
    assert done(ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)) == (1, 0, 2, 0)


def test_rereading_asks_for_everything(archive, site):
    ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)
    site.asked.clear()
    report = ingest_paths(archive, [f"{site.url}/feed"], wishes=replace(WISHES, reread=True))
    assert done(report) == (0, 0, 3, 0)
    assert site.paths() == ["/feed", "/1", "/2", "/3"]


def test_an_interrupted_feed_is_completed(archive, site):
    def stop(bytes_done, bytes_in_all, articles):
        if articles == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest_paths(archive, [f"{site.url}/feed"], stop, WISHES)
    assert done(ingest_paths(archive, [f"{site.url}/feed"], wishes=WISHES)) == (1, 0, 2, 0)


def test_files_and_addresses_go_together_and_failures_are_told(archive, site, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(f"Cocaine in the port\n\n{STORY}", encoding="utf-8")
    report = ingest_paths(archive, [f"{site.url}/gone", story, f"{site.url}/1"], wishes=WISHES)
    assert done(report) == (2, 0, 0, 1)
    assert report.failed[0].path == f"{site.url}/gone"


def test_progress_estimates_what_a_feed_still_holds(archive, site):
    told = []
    ingest_paths(archive, [f"{site.url}/feed"], lambda *now: told.append(now), WISHES)
    shares = [bytes_done / bytes_in_all for bytes_done, bytes_in_all, _ in told]
    assert shares == pytest.approx([1 / 3, 2 / 3, 1], abs=0.02)
    assert [articles for _, _, articles in told] == [1, 2, 3]


def test_private_addresses_are_refused_unless_the_setting_allows_them(archive, site):
    for allowed, expected in ((False, (0, 0, 0, 1)), (True, (1, 0, 0, 0))):
        rules = replace(web_rules(10, allow_private=allowed), apart=0.0)
        report = ingest_paths(archive, [f"{site.url}/1"], wishes=Wishes(web=rules))
        assert done(report) == expected
        assert bool(site.asked) == allowed


def test_what_another_program_made_of_a_page_does_not_count(tmp_path):
    catalog = Catalog(tmp_path / "catalog.sqlite")
    known = Known('"1"', "Mon", ())
    Visits(catalog, "now").remember("http://a.example/", known)
    assert Visits(catalog, "now").known("http://a.example/") == known
    assert Visits(catalog, "later").known("http://a.example/") is None
    Visits(catalog, "later").remember("http://a.example/", Known('"2"'))
    assert Visits(catalog, "later").known("http://a.example/") == Known('"2"')
    catalog.close()


def test_what_came_of_a_page_must_still_be_there(tmp_path):
    catalog = Catalog(tmp_path / "catalog.sqlite")
    visits = Visits(catalog, "now")
    visits.remember("http://a.example/", Known('"1"', "", ("gone",)))
    assert visits.known("http://a.example/") is None
    assert visits.known("http://b.example/") is None
    catalog.close()


@pytest.mark.slow
def test_the_command_from_end_to_end(site, tmp_path):
    def run(**setting):
        program = "from ui.cli import main; main()"
        command = [sys.executable, "-c", program, "ingest", f"{site.url}/feed", "--json"]
        environment = {name: os.environ[name] for name in os.environ if "DOSSIER" not in name}
        environment |= {"DOSSIER_ARCHIVE": str(tmp_path / "archive"), **setting}
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    refused = run()
    assert refused.returncode == 1
    assert "private network; set DOSSIER_ALLOW_PRIVATE_ADDRESSES=1" in refused.stderr
    allowed = {"DOSSIER_ALLOW_PRIVATE_ADDRESSES": "1"}
    first, second = (run(**allowed) for _ in range(2))
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    assert json.loads(first.stdout)["added"] == 3
    assert json.loads(second.stdout)["unchanged"] == 3
    assert site.paths() == ["/feed", "/1", "/2", "/3", "/feed"]
    few = run(**allowed, DOSSIER_FEED_PAGES="1", DOSSIER_ARCHIVE=str(tmp_path / "other"))
    assert few.returncode == 1
    assert "set DOSSIER_FEED_PAGES higher" in few.stderr
